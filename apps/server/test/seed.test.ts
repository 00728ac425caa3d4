import { loadCorpus } from '@counterpoint/corpus'
import { emptyMap, writeDocument, type MapId } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import { openMemoryStorage } from '@counterpoint/storage/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { operationsOf } from '../src/commands/operations-of.ts'
import { seed } from '../src/commands/seed.ts'
import { PERSONAL_WORKSPACE as workspace } from '../src/parts.ts'

let storage: Storage
beforeEach(async () => {
  storage = await openMemoryStorage()
})
afterEach(() => storage.close())

const corpus = await loadCorpus()
const ids = async () => ({
  maps: (await storage.listMaps(workspace, { limit: 10 })).items.map(({ id }) => id),
  sources: (await storage.listSources(workspace, { limit: 10 })).items.map(({ id }) => id).sort(),
})
const essays = [...corpus.map.sources.keys()].sort()

it('brings the essays and the curated map to an empty workspace, once', async () => {
  await seed(storage, workspace, loadCorpus)
  const opened = await storage.openMap(workspace, corpus.map.id)
  expect(opened && writeDocument(opened.map)).toEqual(writeDocument(corpus.map))
  for (const [id, text] of corpus.texts)
    expect((await storage.getSource(workspace, id))?.text).toBe(text)
  const [entry] = (await storage.readLog(workspace, corpus.map.id, 0, 1)) ?? []
  expect(entry).toMatchObject({ origin: 'seed', subject: { kind: 'system' } })
  await seed(storage, workspace, loadCorpus)
  expect(await ids()).toEqual({ maps: [corpus.map.id], sources: essays })
  expect((await storage.openMap(workspace, corpus.map.id))?.revision).toBe(opened?.revision)
})

it('leaves deleted what a person deleted', async () => {
  await seed(storage, workspace, loadCorpus)
  await storage.deleteMap(workspace, corpus.map.id)
  await seed(storage, workspace, loadCorpus)
  expect(await ids()).toEqual({ maps: [], sources: essays })
})

it('leaves a workspace alone that has a map or a source of its own', async () => {
  await storage.createMap(workspace, emptyMap('mine' as MapId, 'Mine', ''))
  await seed(storage, workspace, loadCorpus)
  expect(await ids()).toEqual({ maps: ['mine'], sources: [] })
})

it.each(['createSource', 'submit'] as const)(
  'takes up a start that was cut off at %s',
  async (step) => {
    let calls = 0
    const cutOff: Storage = {
      ...storage,
      [step]: (...parameters: never[]) => {
        if (step === 'createSource' && calls++ < 2)
          return (storage[step] as (...all: never[]) => unknown)(...parameters)
        throw new Error('killed')
      },
    }
    await expect(seed(cutOff, workspace, loadCorpus)).rejects.toThrow('killed')
    await seed(storage, workspace, loadCorpus)
    expect(await ids()).toEqual({ maps: [corpus.map.id], sources: essays })
    const opened = await storage.openMap(workspace, corpus.map.id)
    expect(opened && writeDocument(opened.map)).toEqual(writeDocument(corpus.map))
  },
)

it('makes a large map by operations of bounded size, each of which the log can be read to', async () => {
  const { claimSchema, inferenceSchema } = await import('@counterpoint/core')
  const claims = Array.from({ length: 1_200 }, (_, n) =>
    claimSchema.parse({
      id: `c${n}`,
      text: `Claim ${n} ${'x'.repeat(1_500)}`,
      quotes: [],
      implicit: false,
      attributedTo: null,
      given: false,
      note: null,
    }),
  )
  // Each undercuts the one after it, so that ids and targets run against each other.
  const inferences = Array.from({ length: 600 }, (_, n) =>
    inferenceSchema.parse({
      id: `i${n}`,
      polarity: 'against',
      premises: [`c${n}`],
      target: n === 599 ? { claim: 'c600' } : { inference: `i${n + 1}` },
      scheme: null,
      warrant: null,
      rationale: null,
    }),
  )
  const map = {
    ...emptyMap('large' as MapId, 'Large', ''),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    inferences: new Map(inferences.map((inference) => [inference.id, inference])),
  }
  const operations = operationsOf(map)
  expect(operations.length).toBeGreaterThan(4)
  for (const operation of operations) expect(JSON.stringify(operation).length).toBeLessThan(500_000)
  await storage.createMap(workspace, map)
  const outcome = await storage.submit(workspace, {
    map: map.id,
    operations,
    subject: { kind: 'system', id: null },
    origin: 'seed',
  })
  expect(outcome).toMatchObject({ ok: true })
  const rebuilt = await storage.rebuildMap(workspace, map.id)
  expect(rebuilt && writeDocument(rebuilt.map)).toEqual(writeDocument(map))
})
