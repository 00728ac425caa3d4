import {
  apply,
  inverseOf,
  restorationOf,
  writeDocument,
  type ArgumentMap,
} from '@counterpoint/core'
import { choicesFromSeed, someOperation } from '@counterpoint/core/testing'
import { expect, it } from 'vitest'
import type { MapPlace } from '../discussion/discussion.ts'
import type { MapAtRevision, Storage, Subject } from '../storage.ts'
import { claim, type Scene } from './scene.ts'

const ANN: Subject = { kind: 'user', id: 'ann' }
const at = async (storage: Storage, place: MapPlace, revision: number): Promise<ArgumentMap> => {
  const found = await storage.history.mapAt(place, revision)
  if (!found.ok) throw new Error(found.error)
  expect(found.value.revision).toBe(revision)
  return found.value.map
}
const expectSame = (a: ArgumentMap, b: ArgumentMap): void => {
  expect(writeDocument(a)).toEqual(writeDocument(b))
}

/** Kinds that need nothing of the library, so that whatever core allows is taken. */
const KINDS = [
  'map.edit',
  'claim.create',
  'claim.edit',
  'claim.merge',
  'claim.delete',
  'inference.create',
  'inference.edit',
  'inference.retarget',
  'inference.delete',
  'position.create',
  'position.commit',
  'position.delete',
  'placement.set',
] as const

/** A map with a log of `length` revisions of many kinds, and the map at each of them. */
async function aLongMap({ aMap, submit, storage, workspace }: Scene, length: number) {
  const id = await aMap()
  const choices = choicesFromSeed(length)
  const maps = [(await storage.openMap(workspace, id))!.map]
  while (maps.length <= length) {
    const operation = someOperation(maps.at(-1)!, choices, KINDS)
    const done = apply(maps.at(-1)!, operation)
    if (!done.ok) continue
    expect(await submit(id, [operation])).toMatchObject({ ok: true })
    maps.push(done.value.map)
  }
  return { place: { workspace, map: id }, maps }
}

export function describeHistory(scene: () => Promise<Scene>): void {
  it('has the map at every revision, from whichever side it is reached', async () => {
    const here = await scene()
    const { place, maps } = await aLongMap(here, 60)
    const revisions = [60, 59, 30, 31, 29, 0, 1, 45, 44, 15, 16, 2]
    for (const storage of [here.storage, here.another()]) {
      for (const revision of revisions) {
        expectSame(await at(storage, place, revision), maps[revision]!)
      }
    }
    // What was asked for stays right while the map goes on.
    await here.submit(place.map, [claim('later')])
    for (const revision of revisions) {
      expectSame(await at(here.storage, place, revision), maps[revision]!)
    }
    expect((await at(here.storage, place, 61)).claims.has('later' as never)).toBe(true)
  })

  it('knows no revision that is not there, and no map of another workspace', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1')])
    const place = { workspace, map }
    expect(await storage.history.mapAt(place, 2)).toEqual({ ok: false, error: 'no_such_revision' })
    expect(await storage.history.mapAt({ workspace: 'elsewhere', map }, 0)).toEqual({
      ok: false,
      error: 'map_not_found',
    })
  })

  it('keeps a map that was made anew under its id apart from the one before', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    const place = { workspace, map }
    await submit(map, [claim('c1'), claim('c2')])
    expect((await at(storage, place, 1)).claims.size).toBe(1)
    await storage.deleteMap(workspace, map)
    await storage.createMap(workspace, { id: map, title: 'Anew', question: '' })
    await submit(map, [{ kind: 'map.edit', changes: { question: 'Again?' } }, claim('c9')])
    expect(await at(storage, place, 1)).toMatchObject({ title: 'Anew', question: 'Again?' })
    expect((await at(storage, place, 1)).claims.size).toBe(0)
  })

  it('restores a map as it was with one entry of the log, and takes that back', async () => {
    const here = await scene()
    const { place, maps } = await aLongMap(here, 40)
    const now = maps.at(-1)!
    const then = await at(here.storage, place, 12)
    const restoration = restorationOf(now, then)!
    expect(await here.submit(place.map, [restoration])).toMatchObject({
      ok: true,
      value: { revision: 41, count: 1 },
    })
    const opened = async (storage: Storage): Promise<MapAtRevision> =>
      (await storage.openMap(place.workspace, place.map))!
    for (const storage of [here.storage, here.another()]) {
      expectSame((await opened(storage)).map, maps[12]!)
      expectSame(await at(storage, place, 40), now)
    }
    const [entry] = (await here.storage.readLog(place.workspace, place.map, 40, 1))!
    expect(entry?.operation.kind).toBe('restore')
    const undo = inverseOf(entry!.effects)!
    expect(await here.submit(place.map, [undo])).toMatchObject({ ok: true })
    expectSame((await opened(here.another())).map, now)
    const rebuilt = await here.storage.rebuildMap(place.workspace, place.map)
    expectSame(rebuilt!.map, now)
  })

  it('does not restore over what somebody did meanwhile', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const map = await aMap()
    const place = { workspace, map }
    await submit(map, [claim('c1', 'As it was.')])
    const reword = (text: string) => ({
      kind: 'claim.edit' as const,
      claim: 'c1',
      changes: { text },
    })
    await submit(map, [reword('As it is.')])
    const restoration = restorationOf(await at(storage, place, 2), await at(storage, place, 1))!
    await submit(map, [reword('As Ben said meanwhile.')])
    expect(await submit(map, [restoration])).toMatchObject({
      ok: false,
      error: { code: 'rule_violated', violation: { rule: 'O10' } },
    })
  })

  it('keeps names of versions: who gave them, when, to which revision', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const { history } = storage
    const map = await aMap()
    const place = { workspace, map }
    await submit(map, [claim('c1'), claim('c2')])
    const named = await history.nameVersion(place, {
      id: 'v1',
      revision: 1,
      name: 'For the seminar 🕊️',
      by: ANN,
    })
    expect(named).toMatchObject({ ok: true, value: { id: 'v1', revision: 1, by: ANN } })
    await history.nameVersion(place, { id: 'v0', revision: 0, name: 'Empty', by: ANN })
    const { items, next } = await history.listVersions(place, { limit: 10 })
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      ['v0', 'Empty'],
      ['v1', 'For the seminar 🕊️'],
    ])
    expect(next).toBeNull()
    expect(items.every(({ createdAt }) => new Date(createdAt).toISOString() === createdAt)).toBe(
      true,
    )
    const first = await history.listVersions(place, { limit: 1 })
    const rest = await history.listVersions(place, { limit: 1, after: first.next! })
    expect([...first.items, ...rest.items]).toEqual(items)

    expect(await history.renameVersion(place, 'v1', 'For the court')).toMatchObject({
      name: 'For the court',
      revision: 1,
    })
    expect(await history.removeVersion(place, 'v0')).toBe(true)
    expect(await history.removeVersion(place, 'v0')).toBe(false)
    expect((await history.listVersions(place, { limit: 10 })).items).toMatchObject([
      { id: 'v1', name: 'For the court' },
    ])
  })

  it('names no revision that is not there, and reaches no map of another workspace', async () => {
    const { storage, workspace, aMap } = await scene()
    const { history } = storage
    const map = await aMap()
    const place = { workspace, map }
    const elsewhere = { workspace: 'elsewhere', map }
    const version = { id: 'v1', revision: 0, name: 'Empty', by: ANN }
    expect(await history.nameVersion(place, { ...version, revision: 1 })).toEqual({
      ok: false,
      error: 'no_such_revision',
    })
    expect(await history.nameVersion(elsewhere, version)).toEqual({
      ok: false,
      error: 'map_not_found',
    })
    await history.nameVersion(place, version)
    expect(await history.nameVersion(place, version)).toEqual({ ok: false, error: 'id_taken' })
    expect((await history.listVersions(elsewhere, { limit: 10 })).items).toEqual([])
    expect(await history.renameVersion(elsewhere, 'v1', 'Mine')).toBeUndefined()
    expect(await history.removeVersion(elsewhere, 'v1')).toBe(false)
    expect(await storage.deleteMap(workspace, map)).toBe(true)
    expect((await history.listVersions(place, { limit: 10 })).items).toEqual([])
  })
}
