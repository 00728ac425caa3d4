import { sliceCodePoints } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claim, quoteOfText, TEXT, type Scene } from './scene.ts'

export function describeSearch(scene: () => Promise<Scene>): void {
  it('finds claims, quotes and sources that hold all words, in any order and case', async () => {
    const { storage, workspace, aMap, aSource, submit, id } = await scene()
    const map = await aMap()
    const source = await aSource()
    const quote = quoteOfText(id('q'), source.id, 19, 40)
    expect(quote.exact).toBe('Neither side says so;')
    await storage.createQuote(workspace, quote)
    await submit(map, [
      claim('c1', 'No side SAYS it'),
      claim('c2', 'One says'),
      claim('c3', 'Sides'),
    ])
    const hits = await storage.search(workspace, ' says   Side ', 20)
    expect(hits).toEqual([
      { kind: 'claim', map, mapTitle: 'A map', id: 'c1', text: 'No side SAYS it' },
      {
        kind: 'quote',
        source: source.id,
        sourceTitle: source.title,
        id: quote.id,
        text: quote.exact,
        start: 19,
        end: 40,
      },
      { kind: 'source', id: source.id, title: source.title, text: TEXT, start: 0 },
    ])
  })

  it('shows the passage of a source where it says it stands, in code points', async () => {
    const { storage, workspace, aSource } = await scene()
    const text = `${'🕊️ before, '.repeat(60)}the needle ${'🕊️ after, '.repeat(60)}`
    const source = await aSource({ text })
    const [hit] = await storage.search(workspace, 'NEEDLE', 5)
    expect(hit).toMatchObject({ kind: 'source', id: source.id })
    if (hit?.kind !== 'source') throw new Error('Expected a source.')
    expect(hit.start).toBeGreaterThan(500)
    expect(hit.text).toContain('needle')
    expect(hit.text).toBe(sliceCodePoints(text, hit.start, hit.start + [...hit.text].length))
  })

  it('finds a source by its title, and by words in title and text together', async () => {
    const { storage, workspace, aSource } = await scene()
    const source = await aSource({ title: 'Muscat papers' })
    const found = [{ kind: 'source', id: source.id, start: 0 }]
    expect(await storage.search(workspace, 'muscat', 5)).toMatchObject(found)
    expect(await storage.search(workspace, 'muscat talks', 5)).toMatchObject(found)
    expect(await storage.search(workspace, 'muscat geneva', 5)).toEqual([])
  })

  it('takes every character for itself', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    const texts = [
      '50% _off_',
      'a\\b',
      "it's",
      '"x"',
      '(y',
      '*',
      '日本語です',
      'ÉCLAIR',
      '🕊️',
      ':-)',
    ]
    await submit(
      map,
      texts.map((text, i) => claim(`c${i}`, text)),
    )
    const found = async (words: string) =>
      (await storage.search(workspace, words, 50)).map(({ text }) => text)
    expect(await found('%')).toEqual(['50% _off_'])
    expect(await found('_')).toEqual(['50% _off_'])
    expect(await found('\\')).toEqual(['a\\b'])
    expect(await found("'")).toEqual(["it's"])
    expect(await found('"')).toEqual(['"x"'])
    expect(await found('(')).toEqual(['(y'])
    expect(await found('*')).toEqual(['*'])
    expect(await found('本語')).toEqual(['日本語です'])
    expect(await found('éclair')).toEqual(['ÉCLAIR'])
    expect(await found('🕊️')).toEqual(['🕊️'])
    expect(await found(':-)')).toEqual([':-)'])
    expect(await found('\u0000')).toEqual([])
    expect(await found("'; DROP TABLE claim; --")).toEqual([])
    expect(await found('%%%')).toEqual([])
  })

  it('finds nothing without words, and nothing in another workspace', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    await here.aSource()
    await here.submit(await here.aMap(), [claim('c1', 'Talks')])
    expect(await here.storage.search(here.workspace, '', 5)).toEqual([])
    expect(await here.storage.search(here.workspace, ' \n\t ', 5)).toEqual([])
    expect(await here.storage.search(here.workspace, 'talks', 5)).toHaveLength(2)
    expect(await elsewhere.storage.search(elsewhere.workspace, 'talks', 5)).toEqual([])
  })

  it('shares its limit between the kinds', async () => {
    const { storage, workspace, aMap, aSource, submit } = await scene()
    const map = await aMap()
    await aSource()
    await submit(
      map,
      Array.from({ length: 20 }, (_, i) => claim(`c${i}`, `Talks ${i}`)),
    )
    const hits = await storage.search(workspace, 'talks', 5)
    expect(hits.map(({ kind }) => kind)).toEqual(['claim', 'claim', 'claim', 'claim', 'source'])
    expect(await storage.search(workspace, 'talks', 100)).toHaveLength(21)
  })
}
