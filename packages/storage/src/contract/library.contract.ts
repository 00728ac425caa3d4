import { expect, it } from 'vitest'
import { InvalidCursor } from '../library/cursor.ts'
import type { Page, PageRequest } from '../page.ts'
import { asInMap, claim, quoteOfText, sha256Of, TEXT, type Scene } from './scene.ts'

/** Every page of a list, asked for `limit` records at a time. */
async function allPages<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
): Promise<readonly T[]> {
  const records: T[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Page<T> = await list(after === '' ? { limit } : { limit, after })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    records.push(...page.items)
    after = page.next
  }
  return records
}

export function describeSources(scene: () => Promise<Scene>): void {
  it('keeps a source byte for byte and knows its checksum', async () => {
    const { storage, workspace, newSource } = await scene()
    const source = newSource({ text: 'a\r\n\fb\u0001 é e\u0301 🕊️\n' })
    const created = await storage.createSource(workspace, source)
    expect(created).toMatchObject({ ok: true, value: { ...asInMap(source), text: source.text } })
    const read = await storage.getSource(workspace, source.id)
    expect(read).toEqual(created.ok && created.value)
    expect(new Date(read?.createdAt ?? '').getTime()).toBeGreaterThan(Date.now() - 600_000)
  })

  it('refuses an id that is taken, and changes nothing', async () => {
    const { storage, workspace, newSource } = await scene()
    const first = newSource()
    await storage.createSource(workspace, first)
    const second = await storage.createSource(workspace, { ...first, text: 'Other words.' })
    expect(second).toEqual({ ok: false, error: 'id_taken' })
    expect((await storage.getSource(workspace, first.id))?.text).toBe(first.text)
  })

  it('finds a source by its bytes, in its own workspace only', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const text = `Only here ${here.workspace}`
    const { id } = await here.aSource({ text })
    const sha256 = sha256Of(text)
    expect((await here.storage.findSourceBySha256(here.workspace, sha256))?.id).toBe(id)
    expect(await here.storage.findSourceBySha256(elsewhere.workspace, sha256)).toBeUndefined()
    expect(await here.storage.getSource(elsewhere.workspace, id)).toBeUndefined()
    expect((await here.storage.listSources(elsewhere.workspace, { limit: 10 })).items).toEqual([])
  })

  it('counts the length in code points and the covered share without counting twice', async () => {
    const { storage, workspace, aSource, id } = await scene()
    const source = await aSource({ text: '0123456789🕊🕊🕊🕊🕊abcde' })
    await storage.createQuote(workspace, {
      ...quoteOfText(id('q'), source.id, 0, 4),
      exact: '0123',
    })
    await storage.createQuote(workspace, {
      ...quoteOfText(id('q'), source.id, 2, 6),
      exact: '2345',
    })
    await storage.createQuote(workspace, {
      ...quoteOfText(id('q'), source.id, 10, 14),
      exact: '🕊🕊🕊🕊',
    })
    const [summary] = (await storage.listSources(workspace, { limit: 10 })).items
    expect(summary).toMatchObject({ id: source.id, length: 20, quotes: 3, coverage: 10 / 20 })
    expect(summary).not.toHaveProperty('text')
  })

  it('lists every source once, newest first, whatever the page size', async () => {
    const { storage, workspace, aSource } = await scene()
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push((await aSource()).id)
    const whole = (await storage.listSources(workspace, { limit: 200 })).items
    const times = whole.map(({ createdAt }) => createdAt)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(whole.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    const paged = await allPages((page) => storage.listSources(workspace, page), 3)
    expect(paged).toEqual(whole)
  })

  it('refuses a cursor that no page gave', async () => {
    const { storage, workspace, aSource } = await scene()
    const source = await aSource()
    const cursors = [
      'x',
      '',
      '🕊',
      'W10',
      'bnVsbA',
      Buffer.from('[1e300,"a"]').toString('base64url'),
    ]
    for (const after of cursors) {
      const page = { after, limit: 5 }
      await expect(storage.listSources(workspace, page)).rejects.toThrow(InvalidCursor)
      await expect(storage.listMaps(workspace, page)).rejects.toThrow(InvalidCursor)
      await expect(storage.listQuotes(workspace, source.id, page)).rejects.toThrow(InvalidCursor)
    }
  })
}

export function describeQuotes(scene: () => Promise<Scene>): void {
  it('[Q1] keeps a quote that says what its source says, offsets in code points', async () => {
    const { storage, workspace, aSource, id } = await scene()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 6, 17)
    expect(quote.exact).toBe('🕊️ continue')
    expect(await storage.createQuote(workspace, quote)).toEqual({ ok: true, value: quote })
    expect(await storage.getQuotes(workspace, [quote.id, 'nobody'])).toEqual([quote])
  })

  it('[Q1] refuses other words, and a span beyond the end', async () => {
    const { storage, workspace, aSource, id } = await scene()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    for (const wrong of [
      { ...quote, exact: 'talks' },
      { ...quote, start: 1, end: 6 },
      { ...quote, end: 5_000 },
      { ...quote, start: 5, end: 5 },
    ]) {
      const result = await storage.createQuote(workspace, wrong)
      expect(result).toMatchObject({ ok: false, error: { subject: quote.id } })
    }
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([])
  })

  it('takes the same quote again as no change, and refuses its id for another', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const { storage, workspace } = here
    const source = await here.aSource()
    const quote = quoteOfText(here.id('q'), source.id, 0, 5)
    await storage.createQuote(workspace, quote)
    expect(await storage.createQuote(workspace, quote)).toEqual({ ok: true, value: quote })
    const other = quoteOfText(quote.id, source.id, 6, 17)
    expect(await storage.createQuote(workspace, other)).toEqual({ ok: false, error: 'id_taken' })
    const theirs = await elsewhere.aSource()
    const stolen = quoteOfText(quote.id, theirs.id, 0, 5)
    expect(await storage.createQuote(elsewhere.workspace, stolen)).toEqual({
      ok: false,
      error: 'id_taken',
    })
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([quote])
  })

  it('says which ids are in use, wherever that is', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const source = await elsewhere.aSource()
    const quote = quoteOfText(elsewhere.id('q'), source.id, 0, 5)
    await elsewhere.storage.createQuote(elsewhere.workspace, quote)
    const { storage } = here
    expect(await storage.idsInUse('source', [source.id, source.id, here.id('s')])).toEqual(
      new Set([source.id]),
    )
    expect(await storage.idsInUse('quote', [quote.id, source.id])).toEqual(new Set([quote.id]))
  })

  it('refuses a quote of a source that the workspace does not hold', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const source = await elsewhere.aSource()
    const quote = quoteOfText(here.id('q'), source.id, 0, 5)
    const result = await here.storage.createQuote(here.workspace, quote)
    expect(result).toEqual({ ok: false, error: 'source_not_found' })
    expect(await here.storage.getQuotes(elsewhere.workspace, [quote.id])).toEqual([])
  })

  it('lists the quotes of a source in reading order, whatever the page size', async () => {
    const { storage, workspace, aSource, id } = await scene()
    const source = await aSource()
    const spans = [
      [10, 12],
      [0, 5],
      [0, 3],
      [10, 12],
      [4, 9],
    ] as const
    for (const [start, end] of spans) {
      await storage.createQuote(workspace, quoteOfText(id('q'), source.id, start, end))
    }
    const list = (page: PageRequest) => storage.listQuotes(workspace, source.id, page)
    const whole = (await list({ limit: 200 })).items
    expect(whole.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [0, 5],
      [4, 9],
      [10, 12],
      [10, 12],
    ])
    expect(await allPages(list, 2)).toEqual(whole)
    expect(
      whole.every(({ exact, start, end }) => [...TEXT].slice(start, end).join('') === exact),
    ).toBe(true)
  })
}

export function describeMaps(scene: () => Promise<Scene>): void {
  it('begins a map empty, at revision 0', async () => {
    const { storage, workspace, id, another } = await scene()
    const map = { id: id('map') as never, title: 'Map', question: '' }
    const created = await storage.createMap(workspace, map)
    expect(created).toMatchObject({ ok: true, value: { revision: 0, map } })
    expect(await another().openMap(workspace, map.id)).toEqual(created.ok && created.value)
    expect(await storage.readLog(workspace, map.id, 0, 10)).toEqual([])
    expect(await storage.readLog(workspace, map.id, -5, 10)).toEqual([])
    expect(await storage.createMap(workspace, map)).toEqual({ ok: false, error: 'id_taken' })
  })

  it('keeps what the file of a map said beyond it, in its rows and in its log', async () => {
    const { storage, workspace, id, another, submit } = await scene()
    const remainder = {
      format: 'aif',
      parts: [
        { of: 'c1', content: '{"timestamp":"2015-12-14"}' },
        { of: null, content: 'ö"\\\n🕊' },
      ],
    }
    const map = id('map') as never
    await storage.createMap(workspace, { id: map, title: 'Map', question: '', remainder })
    await submit(map, [claim('c1')])
    expect((await storage.openMap(workspace, map))?.map.remainder).toEqual(remainder)
    expect((await another().openMap(workspace, map))?.map.remainder).toEqual(remainder)
    expect((await storage.rebuildMap(workspace, map))?.map.remainder).toEqual(remainder)
  })

  it('says of each map what it holds, newest first', async () => {
    const { storage, workspace, aMap, aSource, submit, id } = await scene()
    const [first, second] = [await aMap(), await aMap()]
    const source = await aSource()
    await submit(first, [
      { kind: 'source.add', source },
      { kind: 'quote.add', quote: quoteOfText(id('q'), source.id, 0, 5) },
      claim('c1'),
      claim('c2'),
      {
        kind: 'inference.create',
        inference: { id: 'i1', polarity: 'for', premises: ['c1'], target: { claim: 'c2' } },
      },
      { kind: 'position.create', position: { id: 'p1', title: 'Peace', color: 'teal' } },
      { kind: 'map.edit', changes: { title: 'Renamed' } },
    ])
    const { items, next } = await storage.listMaps(workspace, { limit: 200 })
    expect(next).toBeNull()
    expect(new Set(items.map((map) => map.id))).toEqual(new Set([first, second]))
    const summary = items.find((map) => map.id === first)
    expect(summary).toMatchObject({
      title: 'Renamed',
      question: 'What holds?',
      revision: 7,
      counts: { sources: 1, quotes: 1, claims: 2, inferences: 1 },
      positions: [{ id: 'p1', title: 'Peace', color: 'teal' }],
    })
    expect(summary && summary.updatedAt > summary.createdAt).toBe(true)
    expect(await allPages((page) => storage.listMaps(workspace, page), 1)).toEqual(items)
  })

  it('knows no map of another workspace', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const map = await here.aMap()
    const { storage } = here
    expect(await storage.openMap(elsewhere.workspace, map)).toBeUndefined()
    expect(await storage.readLog(elsewhere.workspace, map, 0, 10)).toBeUndefined()
    expect(await storage.rebuildMap(elsewhere.workspace, map)).toBeUndefined()
    expect(await storage.deleteMap(elsewhere.workspace, map)).toBe(false)
    expect((await storage.listMaps(elsewhere.workspace, { limit: 10 })).items).toEqual([])
    expect(await elsewhere.submit(map, [claim('c1')])).toEqual({
      ok: false,
      error: { code: 'map_not_found' },
    })
    expect((await storage.openMap(here.workspace, map))?.revision).toBe(0)
  })

  it('deletes a map with all that is in it, and leaves the library alone', async () => {
    const { storage, workspace, aMap, aSource, submit, id, database } = await scene()
    const map = await aMap()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 0, 5)
    await submit(map, [
      { kind: 'source.add', source },
      { kind: 'quote.add', quote },
      { kind: 'claim.create', claim: { id: 'c1', text: 'One', quotes: [quote.id] } },
      claim('c2'),
      {
        kind: 'inference.create',
        inference: { id: 'i1', polarity: 'for', premises: ['c1'], target: { claim: 'c2' } },
        at: { x: 1, y: 2 },
      },
      { kind: 'tension.create', tension: { id: 't1', claims: ['c1', 'c2'], rationale: 'Time.' } },
    ])
    expect(await storage.deleteMap(workspace, map)).toBe(true)
    expect(await storage.deleteMap(workspace, map)).toBe(false)
    expect(await storage.openMap(workspace, map)).toBeUndefined()
    expect(await database.prisma.claim.count({ where: { mapId: map } })).toBe(0)
    expect(await database.prisma.mapOperation.count({ where: { mapId: map } })).toBe(0)
    expect(await storage.getQuotes(workspace, [quote.id])).toEqual([quote])
    expect((await storage.getSource(workspace, source.id))?.text).toBe(TEXT)
  })

  it('does not mistake a new map for the one that had its id', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    await submit(map, [claim('old')])
    await storage.openMap(workspace, map)
    const other = another()
    await other.deleteMap(workspace, map)
    await other.createMap(workspace, { id: map, title: 'New', question: '' })
    await submit(map, [claim('new')], { by: other })
    const opened = await storage.openMap(workspace, map)
    expect(opened?.revision).toBe(1)
    expect([...(opened?.map.claims.keys() ?? [])]).toEqual(['new'])
    expect(await submit(map, [claim('old')])).toMatchObject({ ok: true, value: { revision: 2 } })
    await other.deleteMap(workspace, map)
    await other.createMap(workspace, { id: map, title: 'Newer', question: '' })
    expect(await submit(map, [claim('old')])).toMatchObject({ ok: true, value: { revision: 1 } })
  })
}
