import {
  apply,
  inverseOf,
  OPERATION_KINDS,
  operationSchema,
  type ArgumentMap,
  type Operation,
  type Source,
  type Violation,
} from '@counterpoint/core'
import { anOperation, textOfSource } from '@counterpoint/core/testing'
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
        .asyncProperty(aHistory, async (history) => {
          const storage = here.another()
          const map = await here.aMap()
          let model = (await storage.openMap(here.workspace, map))!.map
          let revision = 0
          for (const { seed, count } of history) {
            const { operations, reached } = someOperations(model, seed, count)
            for (const source of operations.flatMap(sourcesIn)) await shelve(here, source)
            const outcome = await here.submit(map, operations, { by: storage })
            outcomes[outcome.ok ? 'accepted' : 'refused']++
            if (!outcome.ok) {
              const isOfMap = outcome.error.code === 'rule_violated' && !isOfLibrary(outcome.error)
              if (isOfMap) expect(reached).toBeUndefined()
              continue
            }
            expect(reached).toBeDefined()
            model = reached!
            revision += operations.length
            for (const { kind } of operations) kinds.add(kind)
            expect(outcome.value).toEqual({ revision, count: operations.length })
          }
          const opened = await storage.openMap(here.workspace, map)
          const fromRows = await here.another().openMap(here.workspace, map)
          const fromLog = await storage.rebuildMap(here.workspace, map)
          for (const each of [opened, fromRows, fromLog]) {
            expect(each?.revision).toBe(revision)
            expect(asStored(each?.map)).toEqual(asStored(model))
          }
        })
        .afterEach(() => clear(here)),
      { numRuns: 12 },
    )
    expect(kinds.size).toBeGreaterThan(OPERATION_KINDS.length / 2)
    expect(outcomes.accepted).toBeGreaterThan(100)
    expect(outcomes.refused).toBeGreaterThan(10)
  }, 120_000)
}

/** Seeds of submissions, each of a few operations on the map as the ones before it left it. */
const aHistory = fc.array(fc.record({ seed: fc.nat(), count: fc.constantFrom(1, 1, 1, 2, 4) }), {
  minLength: 20,
  maxLength: 40,
})

/** Operations made for `map`, and the map that they lead to; no such map if one breaks a rule. */
function someOperations(map: ArgumentMap, seed: number, count: number) {
  const operations: Operation[] = []
  let reached: ArgumentMap | undefined = map
  for (let i = 0; i < count; i++) {
    const [operation]: readonly Operation[] = fc.sample(anOperation(reached ?? map), {
      numRuns: 1,
      seed: seed + i,
    })
    operations.push(operation!)
    const result: ReturnType<typeof apply> | undefined = reached && apply(reached, operation!)
    reached = result?.ok ? result.value.map : undefined
  }
  return { operations, reached }
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
