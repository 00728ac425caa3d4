import { expect, it } from 'vitest'
import { claim, quoteOfText, type Scene } from './scene.ts'

export function describeConcurrency(scene: () => Promise<Scene>): void {
  it('orders submissions that come at once, without a gap', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    const other = another()
    const outcomes = await Promise.all(
      Array.from({ length: 150 }, (_, i) =>
        submit(map, [claim(`a${i}`), claim(`b${i}`)], { by: i % 3 ? storage : other }),
      ),
    )
    const revisions = outcomes.map((outcome) => (outcome.ok ? outcome.value.revision : 0))
    expect(revisions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 150 }, (_, i) => 2 * (i + 1)),
    )
    const log = await storage.readLog(workspace, map, 0, 1_000)
    expect(log?.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 300 }, (_, i) => i + 1),
    )
    const inLog = log?.map(({ operation }) =>
      operation.kind === 'claim.create' ? operation.claim.id : '',
    )
    for (const [i, revision] of revisions.entries()) {
      expect(inLog?.slice(revision - 2, revision)).toEqual([`a${i}`, `b${i}`])
    }
    const opened = await another().openMap(workspace, map)
    expect(opened).toEqual(await storage.rebuildMap(workspace, map))
    expect(opened?.map.claims.size).toBe(300)
  })

  it('leaves out of a batch only those that break a rule', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        submit(map, i % 4 === 0 ? [claim(`c${i}`), claim('twice')] : [claim(`c${i}`)]),
      ),
    )
    const accepted = outcomes.flatMap(({ ok }, i) => (ok ? [i] : []))
    expect(accepted).toEqual([0, ...Array.from({ length: 40 }, (_, i) => i).filter((i) => i % 4)])
    const refused = outcomes.filter(({ ok }) => !ok)
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ error: { code: 'rule_violated', index: 1 } })
    }
    expect((await storage.openMap(workspace, map))?.map.claims.size).toBe(32)
  })

  it('lets only one of many take the last of something', async () => {
    const { storage, aMap, submit, another } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1')])
    const other = another()
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        submit(map, [{ kind: 'claim.delete', claim: 'c1' }], { by: i % 2 ? storage : other }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('writes to many maps at once', async () => {
    const { workspace, aMap, submit, another, storage } = await scene()
    const maps = await Promise.all(Array.from({ length: 12 }, aMap))
    const other = another()
    await Promise.all(
      maps.flatMap((map, m) =>
        Array.from({ length: 15 }, (_, i) =>
          submit(map, [claim(`c${i}`, `Claim ${m}.${i}`)], { by: i % 2 ? storage : other }),
        ),
      ),
    )
    for (const [m, map] of maps.entries()) {
      const opened = await storage.openMap(workspace, map)
      expect(opened?.revision).toBe(15)
      const texts = [...(opened?.map.claims.values() ?? [])].map(({ text }) => text)
      expect(texts.every((text) => text.startsWith(`Claim ${m}.`))).toBe(true)
    }
  })

  it('shows a reader whole submissions only', async () => {
    const { workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    let isWriting = true
    const writing = (async () => {
      for (let i = 0; i < 40; i++) await submit(map, [claim(`a${i}`), claim(`b${i}`)])
      isWriting = false
    })()
    let reads = 0
    while (isWriting) {
      const opened = await another().openMap(workspace, map)
      expect(opened?.map.claims.size).toBe(opened?.revision)
      expect((opened?.revision ?? 1) % 2).toBe(0)
      reads++
    }
    await writing
    expect(reads).toBeGreaterThan(1)
  })

  it('catches up with what another process wrote', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    const other = another()
    await submit(map, [claim('c1')])
    await submit(map, [claim('c2')], { by: other })
    await submit(map, [{ kind: 'claim.edit', claim: 'c1', changes: { text: 'Changed' } }], {
      by: other,
    })
    expect(await submit(map, [{ kind: 'claim.delete', claim: 'c2' }])).toMatchObject({ ok: true })
    const opened = await storage.openMap(workspace, map)
    expect([...(opened?.map.claims.values() ?? [])].map(({ text }) => text)).toEqual(['Changed'])
    expect(await other.openMap(workspace, map)).toEqual(opened)
  })

  it('catches up with what another process wrote, however much', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    await submit(map, [claim('c0')])
    const other = another()
    const many = (from: number) => Array.from({ length: 400 }, (_, i) => claim(`c${from + i}`))
    await submit(map, many(1), { by: other })
    await submit(map, many(401), { by: other })
    expect(await submit(map, [claim('last')])).toMatchObject({ ok: true, value: { revision: 802 } })
    await submit(map, many(1_000), { by: other })
    const opened = await storage.openMap(workspace, map)
    expect(opened?.revision).toBe(1_202)
    expect(opened?.map.claims.size).toBe(1_202)
  })

  it('brings a quote that two maps add at once into the library once', async () => {
    const { storage, workspace, aMap, aSource, submit, another, id } = await scene()
    const source = await aSource()
    const quotes = Array.from({ length: 12 }, () => quoteOfText(id('q'), source.id, 0, 5))
    const maps = await Promise.all(Array.from({ length: 6 }, aMap))
    const outcomes = await Promise.all(
      maps.map((map, i) => {
        const order = i % 2 ? quotes : quotes.toReversed()
        const additions = order.map((quote) => ({ kind: 'quote.add', quote }) as const)
        const by = i % 3 ? another() : storage
        return submit(map, [{ kind: 'source.add', source }, ...additions], { by })
      }),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const page = await storage.listQuotes(workspace, source.id, { limit: 200 })
    expect(page.items).toHaveLength(12)
  })

  it('[O1] lets one of two maps have a quote’s id that both bring at once', async () => {
    const { storage, workspace, aMap, aSource, submit, another, id } = await scene()
    const source = await aSource()
    for (let round = 0; round < 8; round++) {
      const quotes = [quoteOfText(id('q'), source.id, 0, 5)]
      quotes.push(quoteOfText(quotes[0]!.id, source.id, 6, 17))
      const maps = [await aMap(), await aMap()]
      for (const map of maps) await submit(map, [{ kind: 'source.add', source }])
      const outcomes = await Promise.all(
        maps.map((map, i) =>
          submit(map, [{ kind: 'quote.add', quote: quotes[i]! }], { by: i ? another() : storage }),
        ),
      )
      const winner = outcomes.findIndex(({ ok }) => ok)
      expect(outcomes[1 - winner]).toMatchObject({ error: { violation: { rule: 'O1' } } })
      expect(await storage.getQuotes(workspace, [quotes[0]!.id])).toEqual([quotes[winner]])
    }
  })
}
