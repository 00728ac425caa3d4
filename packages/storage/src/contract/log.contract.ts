import {
  apply,
  inverseOf,
  operationSchema,
  type ArgumentMap,
  type Operation,
  type Source,
  type Violation,
} from '@counterpoint/core'
import { anEmptyMap, aSequenceOfOperations, textOfSource } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { claim, type Scene } from './scene.ts'

/** What JSON makes of a map: it knows no negative zero, and neither log nor rows keep one. */
const asStored = (map: ArgumentMap | undefined): unknown => {
  const collections = Object.entries(map ?? {}).map(([name, value]) => [
    name,
    value instanceof Map ? [...value].toSorted(([a], [b]) => (a < b ? -1 : 1)) : value,
  ])
  return JSON.parse(JSON.stringify(Object.fromEntries(collections)))
}

export function describeLog(scene: () => Promise<Scene>): void {
  it('keeps who did what, when and through which door', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1')], { origin: 'import' })
    await submit(map, [claim('c2')], { subject: { kind: 'system', id: null }, origin: 'seed' })
    const log = await storage.readLog(workspace, map, 0, 10)
    expect(log).toMatchObject([
      { revision: 1, subject: { kind: 'user', id: 'ann' }, origin: 'import' },
      { revision: 2, subject: { kind: 'system', id: null }, origin: 'seed' },
    ])
    expect(log?.[0]?.operation).toEqual(operationSchema.parse(claim('c1')))
    expect(log?.[0]?.effects).toMatchObject([{ entity: 'claim', id: 'c1', before: null }])
    expect(log?.every(({ at }) => new Date(at).toISOString() === at)).toBe(true)
    expect((await storage.readLog(workspace, map, 1, 10))?.map((entry) => entry.revision)).toEqual([
      2,
    ])
    expect((await storage.readLog(workspace, map, 0, 1))?.map((entry) => entry.revision)).toEqual([
      1,
    ])
    expect(await storage.readLog(workspace, map, 2, 10)).toEqual([])
    expect(await storage.readLog(workspace, 'nowhere', 0, 10)).toBeUndefined()
    expect(await storage.rebuildMap(workspace, 'nowhere')).toBeUndefined()
  })

  it('gives a restore back as the operation that it was', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1'), { kind: 'claim.delete', claim: 'c1' }])
    const [deletion] = (await storage.readLog(workspace, map, 1, 1)) ?? []
    const undo = inverseOf(deletion?.effects ?? [])!
    await submit(map, [undo])
    const [entry] = (await storage.readLog(workspace, map, 2, 1)) ?? []
    expect(entry?.operation).toEqual(undo)
    expect((await storage.openMap(workspace, map))?.map.claims.size).toBe(1)
  })

  it('tells by itself the map that the rows tell, title and question included', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    await submit(map, [{ kind: 'map.edit', changes: { title: 'Second', question: '' } }])
    await submit(map, [{ kind: 'map.edit', changes: { title: 'Third' } }])
    const rebuilt = await storage.rebuildMap(workspace, map)
    expect(rebuilt?.map).toMatchObject({ title: 'Third', question: '' })
    expect(rebuilt).toEqual(await another().openMap(workspace, map))
  })

  it('tells the map that rows and memory tell, after any operations', async () => {
    const here = await scene()
    const kinds = new Set<string>()
    const outcomes = { accepted: 0, refused: 0 }
    await fc.assert(
      fc
        .asyncProperty(
          aSequenceOfOperations(anEmptyMap(), { size: 8, maxLength: 50 }),
          fc.array(fc.constantFrom(1, 1, 1, 1, 2, 4), { minLength: 10, maxLength: 10 }),
          async (operations, sizes) => {
            const storage = here.another()
            const map = await here.aMap()
            let model = (await storage.openMap(here.workspace, map))!.map
            let revision = 0
            for (const part of inParts(operations, sizes)) {
              for (const source of part.flatMap(sourcesIn)) await shelve(here, source)
              const outcome = await here.submit(map, part, { by: storage })
              const expected = afterAll(model, part)
              outcomes[outcome.ok ? 'accepted' : 'refused']++
              if (!outcome.ok) {
                if (outcome.error.code === 'rule_violated' && !isOfLibrary(outcome.error)) {
                  expect(expected).toBeUndefined()
                }
                continue
              }
              expect(expected).toBeDefined()
              model = expected!
              revision += part.length
              for (const { kind } of part) kinds.add(kind)
              expect(outcome.value).toEqual({ revision, count: part.length })
            }
            const opened = await storage.openMap(here.workspace, map)
            const fromRows = await here.another().openMap(here.workspace, map)
            const fromLog = await storage.rebuildMap(here.workspace, map)
            for (const each of [opened, fromRows, fromLog]) {
              expect(each?.revision).toBe(revision)
              expect(asStored(each?.map)).toEqual(asStored(model))
            }
          },
        )
        .afterEach(() => clear(here)),
      { numRuns: 25 },
    )
    expect([...kinds]).toEqual(expect.arrayContaining(['claim.merge', 'restore', 'batch']))
    expect(kinds.size).toBeGreaterThan(20)
    expect(outcomes.accepted).toBeGreaterThan(100)
    expect(outcomes.refused).toBeGreaterThan(10)
  })
}

function afterAll(map: ArgumentMap, operations: readonly Operation[]): ArgumentMap | undefined {
  let reached = map
  for (const operation of operations) {
    const result = apply(reached, operation)
    if (!result.ok) return undefined
    reached = result.value.map
  }
  return reached
}

function* inParts<T>(list: readonly T[], sizes: readonly number[]): Generator<readonly T[]> {
  for (let start = 0, i = 0; start < list.length; i++) {
    const end = start + (sizes[i % sizes.length] ?? 1)
    yield list.slice(start, end)
    start = end
  }
}

function sourcesIn(operation: Operation): readonly Source[] {
  if (operation.kind === 'source.add') return [operation.source]
  if (operation.kind === 'batch') return operation.operations.flatMap(sourcesIn)
  if (operation.kind !== 'restore') return []
  return operation.effects.flatMap(({ entity, before, after }) =>
    entity === 'source' && before === null && after !== null ? [after as Source] : [],
  )
}

/** The first source with an id is the one that the library has. */
async function shelve({ storage, workspace }: Scene, source: Source): Promise<void> {
  const { id, title, citation, language } = source
  const isGenerated = /^Essay \d+$/.test(title)
  if (!isGenerated) return
  await storage.createSource(workspace, {
    id,
    title,
    citation,
    language,
    text: textOfSource(source),
  })
}

/** A quote's id that the library has for another passage: the map alone cannot know. */
const isOfLibrary = ({ violation }: { readonly violation: Violation }): boolean =>
  violation.rule === 'O1' && violation.message.includes('a quote never changes')

/** Generated ids of sources and quotes are the same in every run. */
async function clear({ database: { prisma }, workspace: workspaceId }: Scene): Promise<void> {
  await prisma.argumentMap.deleteMany({ where: { workspaceId } })
  await prisma.quote.deleteMany({ where: { workspaceId } })
  await prisma.source.deleteMany({ where: { workspaceId } })
}
