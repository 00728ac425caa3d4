import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { isBare, sliceCodePoints, violations, type SourceId } from '@counterpoint/core'
import { afterAll, describe, expect, it } from 'vitest'
import { CORPUS_DIRECTORY, loadCorpus } from './index.ts'

const essays = await readdir(path.join(CORPUS_DIRECTORY, 'essays'))
const { map, texts } = await loadCorpus()

const bytesOf = (essay: string): Promise<Buffer> =>
  readFile(path.join(CORPUS_DIRECTORY, 'essays', essay, 'text.txt'))

describe('essays', () => {
  it('are four', () => {
    expect(essays.sort()).toEqual(['delicate-dance', 'oman', 'shadows', 'wires'])
  })

  it.each(essays)(
    '%s has the bytes that its checksum names, and loads as they are',
    async (essay) => {
      const bytes = await bytesOf(essay)
      const source = map.sources.get(essay as SourceId)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(source?.sha256)
      expect(Buffer.from(texts.get(essay as SourceId) ?? '', 'utf8').equals(bytes)).toBe(true)
    },
  )

  it.each(essays)('%s says where it comes from', async (essay) => {
    const file = path.join(CORPUS_DIRECTORY, 'essays', essay, 'source.json')
    const { provenance } = JSON.parse(await readFile(file, 'utf8')) as { provenance?: string }
    expect(provenance).toMatch(/\S+ \S+/)
  })
})

describe('the curated map', () => {
  it('[Q1] quotes every passage word for word', () => {
    expect(map.quotes.size).toBeGreaterThanOrEqual(12)
    for (const { id, source, start, end, exact } of map.quotes.values()) {
      expect(sliceCodePoints(texts.get(source) ?? '', start, end), id).toBe(exact)
    }
  })

  it('breaks no rule', () => {
    expect(violations(map)).toEqual([])
  })

  it('has a quote under every claim that somebody wrote', () => {
    const unquoted = [...map.claims.values()].filter(
      ({ implicit, quotes }) => !implicit && quotes.length === 0,
    )
    expect(unquoted.map(({ id }) => id)).toEqual([])
    expect([...map.claims.values()].filter((claim) => isBare(map, claim))).toEqual([])
  })

  it('draws on all four essays, with competing positions, a rebuttal across essays and an undercut', () => {
    const essaysOf = (claim: string): Set<SourceId> =>
      new Set(
        [...map.claims.values()]
          .filter(({ id }) => id === claim)
          .flatMap(({ quotes }) => quotes)
          .flatMap((quote) => map.quotes.get(quote)?.source ?? []),
      )
    const inferences = [...map.inferences.values()]
    const quoted = new Set([...map.claims.keys()].flatMap((claim) => [...essaysOf(claim)]))
    expect([...quoted].sort()).toEqual([...essays].sort())
    expect(map.claims.size).toBeGreaterThanOrEqual(12)
    expect(inferences.length).toBeGreaterThanOrEqual(6)
    expect(map.positions.size).toBeGreaterThanOrEqual(2)
    const isAcross = inferences.some(({ polarity, premises, target }) => {
      if (polarity !== 'against' || !('claim' in target)) return false
      const theirs = essaysOf(target.claim)
      return premises.some((premise) =>
        [...essaysOf(premise)].some((essay) => theirs.size > 0 && !theirs.has(essay)),
      )
    })
    const isUndercut = inferences.some(
      ({ polarity, target }) => polarity === 'against' && 'inference' in target,
    )
    expect({ isAcross, isUndercut }).toEqual({ isAcross: true, isUndercut: true })
  })
})

describe('a damaged corpus', () => {
  const copies: string[] = []
  afterAll(() => Promise.all(copies.map((copy) => rm(copy, { recursive: true }))))

  const copyOfCorpus = async (): Promise<string> => {
    const copy = await mkdtemp(path.join(os.tmpdir(), 'corpus-'))
    copies.push(copy)
    await cp(path.join(CORPUS_DIRECTORY, 'essays'), path.join(copy, 'essays'), { recursive: true })
    await cp(path.join(CORPUS_DIRECTORY, 'map'), path.join(copy, 'map'), { recursive: true })
    return copy
  }

  it('[Q1] does not load when a text changed under a quote', async () => {
    const copy = await copyOfCorpus()
    const file = path.join(copy, 'essays/oman/text.txt')
    await writeFile(file, `Once more: ${await readFile(file, 'utf8')}`)
    await expect(loadCorpus(copy)).rejects.toThrow(/breaks rules[^]*Q1/)
  })

  it('does not load when the map is malformed', async () => {
    const copy = await copyOfCorpus()
    const file = path.join(copy, 'map/map.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"polarity": "against"', '"polarity": "beside"'))
    await expect(loadCorpus(copy)).rejects.toThrow(/malformed/)
  })
})
