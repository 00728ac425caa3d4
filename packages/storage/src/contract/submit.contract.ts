import type { Claim, ClaimId, Inference, OperationInput, Quote } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claim, quoteOfText, type Scene } from './scene.ts'

export function describeSubmit(scene: () => Promise<Scene>): void {
  it('gives every operation a revision, also one that changes nothing', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    expect(await submit(map, [claim('c1'), claim('c2')])).toEqual({
      ok: true,
      value: { revision: 2, count: 2 },
    })
    const idle: OperationInput = { kind: 'claim.edit', claim: 'c1', changes: { given: false } }
    expect(await submit(map, [idle])).toEqual({ ok: true, value: { revision: 3, count: 1 } })
    const log = await storage.readLog(workspace, map, 0, 100)
    expect(log?.map(({ revision }) => revision)).toEqual([1, 2, 3])
    expect(log?.[2]?.effects).toEqual([])
  })

  it('commits all operations of a submission or none', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1')])
    const result = await submit(map, [
      claim('c2'),
      { kind: 'claim.delete', claim: 'c9' },
      claim('c3'),
    ])
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'rule_violated', index: 1, violation: { rule: 'O2', subject: 'c9' } },
    })
    const opened = await storage.openMap(workspace, map)
    expect(opened?.revision).toBe(1)
    expect([...(opened?.map.claims.keys() ?? [])]).toEqual(['c1'])
    expect(await storage.readLog(workspace, map, 1, 10)).toEqual([])
  })

  it('answers map_not_found for a map that there is not', async () => {
    const { submit } = await scene()
    const result = await submit('nowhere', [claim('c1')])
    expect(result).toEqual({ ok: false, error: { code: 'map_not_found' } })
  })

  it('[Q1] refuses a quote whose words are not its source’s, however it comes in', async () => {
    const { storage, workspace, aMap, aSource, submit, id } = await scene()
    const map = await aMap()
    const source = await aSource()
    await submit(map, [{ kind: 'source.add', source }])
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    const wrong: Quote[] = [
      { ...quote, exact: 'talks' },
      { ...quote, exact: 'Talk' },
      { ...quote, start: 90_000, end: 90_005 },
    ]
    for (const each of wrong) {
      const add: OperationInput = { kind: 'quote.add', quote: each }
      const restore: OperationInput = {
        kind: 'restore',
        effects: [{ entity: 'quote', id: each.id, before: null, after: { ...each } }],
      }
      const batch: OperationInput = { kind: 'batch', operations: [add as never] }
      for (const operation of [add, restore, batch]) {
        const result = await submit(map, [claim('c1'), operation])
        expect(result).toMatchObject({
          ok: false,
          error: { code: 'quote_mismatch', index: 1, violation: { subject: quote.id } },
        })
      }
    }
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([])
    expect((await storage.openMap(workspace, map))?.revision).toBe(1)
  })

  it('[O1] refuses a quote’s id for another passage, and a change of a quote', async () => {
    const { aMap, aSource, submit, id } = await scene()
    const [map, otherMap] = [await aMap(), await aMap()]
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    await submit(map, [
      { kind: 'source.add', source },
      { kind: 'quote.add', quote },
    ])
    const other = quoteOfText(quote.id, source.id, 6, 17)
    const refusal = { code: 'rule_violated', violation: { rule: 'O1', subject: quote.id } }
    const elsewhere = await submit(otherMap, [
      { kind: 'source.add', source },
      { kind: 'quote.add', quote: other },
    ])
    expect(elsewhere).toMatchObject({ ok: false, error: { ...refusal, index: 1 } })

    const { start, end, exact, prefix, suffix } = other
    const after = { start, end, exact, prefix, suffix }
    const { start: s, end: e, exact: x, prefix: p, suffix: u } = quote
    const before = { start: s, end: e, exact: x, prefix: p, suffix: u }
    const smuggled = await submit(map, [
      { kind: 'restore', effects: [{ entity: 'quote', id: quote.id, before, after }] },
    ])
    expect(smuggled).toMatchObject({ ok: false, error: { ...refusal, index: 0 } })

    const removedAndNew = await submit(map, [
      { kind: 'quote.remove', quote: quote.id },
      { kind: 'quote.add', quote: other },
    ])
    expect(removedAndNew).toMatchObject({ ok: false, error: { ...refusal, index: 1 } })
  })

  it('[O1] keeps a new quote’s id even if the same submission takes it off the map again', async () => {
    const { storage, workspace, aMap, aSource, submit, id } = await scene()
    const map = await aMap()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    const come: OperationInput[] = [
      { kind: 'source.add', source },
      { kind: 'quote.add', quote },
      { kind: 'quote.remove', quote: quote.id },
    ]
    const other = { kind: 'quote.add', quote: quoteOfText(quote.id, source.id, 6, 17) } as const
    expect(await submit(map, [...come, other])).toMatchObject({ error: { index: 3 } })
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([])
    expect(await submit(map, come)).toMatchObject({ ok: true, value: { revision: 3 } })
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([quote])
    expect((await storage.openMap(workspace, map))?.map.quotes.size).toBe(0)
  })

  it('[O1] leaves an id free that only a refused submission of the same batch used', async () => {
    const { storage, workspace, aMap, aSource, submit, id } = await scene()
    const map = await aMap()
    const source = await aSource()
    const refused = quoteOfText(id('q'), source.id, 0, 5)
    const other = quoteOfText(refused.id, source.id, 6, 17)
    // While the first is being written the others wait, and then share a transaction.
    const outcomes = await Promise.all([
      submit(map, [{ kind: 'source.add', source }]),
      submit(map, [
        { kind: 'quote.add', quote: refused },
        { kind: 'claim.delete', claim: 'c9' },
      ]),
      submit(map, [{ kind: 'quote.add', quote: other }]),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(await storage.getQuotes(workspace, [other.id])).toEqual([other])
    expect((await storage.openMap(workspace, map))?.map.quotes.get(other.id)).toEqual(other)
  })

  it('puts the same quote into several maps', async () => {
    const { storage, workspace, aMap, aSource, submit, id, another } = await scene()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    const maps = [await aMap(), await aMap()]
    for (const map of maps) {
      const result = await submit(map, [
        { kind: 'source.add', source },
        { kind: 'quote.add', quote },
      ])
      expect(result.ok).toBe(true)
      expect((await another().openMap(workspace, map))?.map.quotes.get(quote.id)).toEqual(quote)
    }
    const page = await storage.listQuotes(workspace, source.id, { limit: 10 })
    expect(page.items).toEqual([quote])
  })

  it('refuses a source that the library does not hold, or holds otherwise', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const { aMap, aSource, submit } = here
    const map = await aMap()
    const source = await aSource()
    const theirs = await elsewhere.aSource()
    const wrong = [
      { ...source, id: here.id('source') },
      { ...source, title: 'Another title' },
      { ...source, language: 'de' },
      { ...source, sha256: '0'.repeat(64) },
      { ...source, citation: { ...source.citation, author: null } },
      theirs,
    ]
    for (const each of wrong) {
      const result = await submit(map, [claim('c1'), { kind: 'source.add', source: each as never }])
      const error = { code: 'source_unknown', index: 1, source: each.id }
      expect(result).toEqual({ ok: false, error })
    }
    await submit(map, [{ kind: 'source.add', source }])
    const [before, after] = [{ title: source.title }, { title: 'Another title' }]
    const smuggled = await submit(map, [
      { kind: 'restore', effects: [{ entity: 'source', id: source.id, before, after }] },
    ])
    expect(smuggled).toMatchObject({ ok: false, error: { code: 'source_unknown', index: 0 } })
  })

  it('keeps the order of premises, quotes and commitments, and every field', async () => {
    const { workspace, aMap, aSource, submit, id, another } = await scene()
    const map = await aMap()
    const source = await aSource()
    const quotes = [1, 2, 3].map((i) => quoteOfText(id('q'), source.id, i, i + 3))
    const ids = quotes.map((quote) => quote.id).toReversed()
    await submit(map, [
      { kind: 'source.add', source },
      ...quotes.map((quote): OperationInput => ({ kind: 'quote.add', quote })),
      {
        kind: 'claim.create',
        claim: {
          id: 'z',
          text: 'Tab\tand\nline, “quoted” \\ back',
          quotes: ids,
          implicit: true,
          attributedTo: 'A diplomat',
          given: true,
          note: 'Über',
          otherWordings: ['one', '{two,"three"}'],
        },
        at: { x: -0.1, y: 1e-7 },
      },
      claim('b'),
      claim('a'),
      {
        kind: 'inference.create',
        inference: {
          id: 'i1',
          polarity: 'against',
          premises: ['z', 'a'],
          target: { claim: 'b' },
          scheme: 'expert-opinion',
          warrant: 'w',
          rationale: 'r',
        },
      },
      {
        kind: 'inference.create',
        inference: { id: 'i2', polarity: 'against', premises: ['b'], target: { inference: 'i1' } },
        at: { x: 3, y: 4 },
      },
      {
        kind: 'position.create',
        position: {
          id: 'p1',
          title: 'P',
          statement: 's',
          thesis: 'b',
          color: 'plum',
          commitments: [
            { claim: 'z', attitude: 'denied' },
            { claim: 'a', attitude: 'conceded' },
          ],
        },
      },
      {
        kind: 'equivalence.create',
        equivalence: { id: 'e1', claims: ['z', 'a'], rationale: null },
      },
      { kind: 'tension.create', tension: { id: 't1', claims: ['z', 'b'], rationale: 'Scope.' } },
    ])
    const { map: read } = (await another().openMap(workspace, map))!
    const z: Claim = {
      id: 'z' as ClaimId,
      text: 'Tab\tand\nline, “quoted” \\ back',
      quotes: ids,
      implicit: true,
      attributedTo: 'A diplomat',
      given: true,
      note: 'Über',
      otherWordings: ['one', '{two,"three"}'],
    }
    expect(read.claims.get(z.id)).toEqual(z)
    expect(read.inferences.get('i1' as Inference['id'])).toMatchObject({
      premises: ['z', 'a'],
      target: { claim: 'b' },
      scheme: 'expert-opinion',
      warrant: 'w',
      rationale: 'r',
    })
    expect(read.inferences.get('i2' as Inference['id'])?.target).toEqual({ inference: 'i1' })
    expect([...read.positions.values()]).toMatchObject([
      {
        thesis: 'b',
        color: 'plum',
        commitments: [
          { claim: 'z', attitude: 'denied' },
          { claim: 'a', attitude: 'conceded' },
        ],
      },
    ])
    expect([...read.equivalences.values()]).toMatchObject([{ claims: ['z', 'a'], rationale: null }])
    expect([...read.tensions.values()]).toMatchObject([{ claims: ['z', 'b'] }])
    expect(read.placements).toEqual(
      new Map([
        ['z', { x: -0.1, y: 1e-7 }],
        ['i2', { x: 3, y: 4 }],
      ]),
    )
  })

  it('takes a thousand claims in one submission', async () => {
    const { workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    const operations = Array.from({ length: 1_000 }, (_, i) => claim(`c${i}`) as never)
    const result = await submit(map, [{ kind: 'batch', operations }])
    expect(result).toEqual({ ok: true, value: { revision: 1, count: 1 } })
    expect((await another().openMap(workspace, map))?.map.claims.size).toBe(1_000)
  })
}
