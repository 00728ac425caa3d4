import { asOneOperation, operationSchema, type Operation } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claim, type Scene } from './scene.ts'
import { aDebate, ANN, BEN } from './threads.contract.ts'

const operations: readonly Operation[] = [
  operationSchema.parse(claim('c3')),
  operationSchema.parse({ kind: 'claim.edit', claim: 'c1', changes: { text: 'Better.' } }),
]

async function aSuggestion(scene: () => Promise<Scene>) {
  const here = await aDebate(scene)
  const made = await here.discussion.suggest(here.place, {
    id: 's1',
    author: BEN,
    revision: 2,
    operations,
    note: 'A third one.',
    waitingFor: ['ann', 'ben'],
  })
  const accept = (given: object = {}) =>
    here.submit(here.map, [asOneOperation(operations)], {
      subject: ANN,
      suggestion: { id: 's1', version: 1 },
      ...given,
    })
  return { ...here, made, accept }
}

export function describeSuggestions(scene: () => Promise<Scene>): void {
  it('wait, with what they propose and for whom, and change nothing', async () => {
    const { discussion, place, made, storage, workspace, map } = await aSuggestion(scene)
    expect(made).toMatchObject({
      ok: true,
      value: { id: 's1', author: BEN, revision: 2, version: 1, operations, state: 'open' },
    })
    expect(made.ok && made.value.decided).toBeNull()
    expect((await storage.openMap(workspace, map))?.map.claims.size).toBe(2)
    expect((await discussion.countDiscussion(place)).openSuggestions).toBe(1)
    const told = await discussion.listNotifications(workspace, 'ann', { limit: 5 })
    expect(told.items).toMatchObject([{ kind: 'suggestion_waiting', about: 's1', by: BEN, map }])
    expect(await discussion.countUnread(workspace, 'ben')).toBe(0)
  })

  it('are accepted with the change that they are, and the log says who suggested it', async () => {
    const { discussion, place, storage, workspace, map, accept } = await aSuggestion(scene)
    expect(await accept()).toEqual({ ok: true, value: { revision: 3, count: 1 } })
    expect(await discussion.getSuggestion(place, 's1')).toMatchObject({
      state: 'accepted',
      decided: { by: ANN, reason: null },
    })
    const log = await storage.readLog(workspace, map, 1, 10)
    expect(log).toMatchObject([
      { revision: 2, suggestion: null },
      { revision: 3, subject: ANN, suggestion: { id: 's1', by: BEN } },
    ])
    const told = await discussion.listNotifications(workspace, 'ben', { limit: 5 })
    expect(told.items).toMatchObject([{ kind: 'suggestion_accepted', about: 's1', by: ANN }])
  })

  it('are decided once, however many decide at once', async () => {
    const { discussion, place, storage, workspace, map, accept } = await aSuggestion(scene)
    const outcomes = await Promise.all([
      ...Array.from({ length: 20 }, () => accept()),
      discussion.withdrawSuggestion(place, 's1', BEN),
      ...Array.from({ length: 5 }, () =>
        discussion.rejectSuggestion(place, { id: 's1', by: ANN, reason: 'No.' }),
      ),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const suggestion = await discussion.getSuggestion(place, 's1')
    const claims = (await storage.openMap(workspace, map))?.map.claims.size
    expect(claims).toBe(suggestion?.state === 'accepted' ? 3 : 2)
    expect(await accept()).toEqual({ ok: false, error: { code: 'suggestion_decided' } })
  })

  it('stay open when what they propose does not apply any more', async () => {
    const { discussion, place, map, submit, accept } = await aSuggestion(scene)
    await submit(map, [{ kind: 'claim.delete', claim: 'c1' }])
    expect(await accept()).toMatchObject({
      ok: false,
      error: { code: 'rule_violated', violation: { rule: 'O2', subject: 'c1' } },
    })
    expect(await discussion.getSuggestion(place, 's1')).toMatchObject({ state: 'open' })
  })

  it('are rejected with a reason that their author is told of', async () => {
    const { discussion, place, workspace } = await aSuggestion(scene)
    const rejected = await discussion.rejectSuggestion(place, {
      id: 's1',
      by: ANN,
      reason: 'c1 is a quote.',
    })
    expect(rejected).toMatchObject({
      ok: true,
      value: { state: 'rejected', decided: { by: ANN, reason: 'c1 is a quote.' } },
    })
    const told = await discussion.listNotifications(workspace, 'ben', { limit: 5 })
    expect(told.items).toMatchObject([{ kind: 'suggestion_rejected' }])
    const again = { id: 's1', by: BEN, operations, revision: 9 }
    expect(await discussion.rebaseSuggestion(place, again)).toEqual({ ok: false, error: 'decided' })
  })

  it('are withdrawn and brought up to date by their author alone', async () => {
    const { discussion, place, accept } = await aSuggestion(scene)
    const rebased = { id: 's1', operations: operations.slice(1), revision: 4 }
    expect(await discussion.withdrawSuggestion(place, 's1', ANN)).toEqual({
      ok: false,
      error: 'not_yours',
    })
    expect(await discussion.rebaseSuggestion(place, { ...rebased, by: ANN })).toEqual({
      ok: false,
      error: 'not_yours',
    })
    expect(await discussion.rebaseSuggestion(place, { ...rebased, by: BEN })).toMatchObject({
      ok: true,
      value: { version: 2, revision: 4, operations: operations.slice(1) },
    })
    // Who saw the version before does not accept the one after.
    expect(await accept()).toEqual({ ok: false, error: { code: 'suggestion_changed' } })
    expect((await discussion.withdrawSuggestion(place, 's1', BEN)).ok).toBe(true)
    expect(await accept({ suggestion: { id: 's1', version: 2 } })).toEqual({
      ok: false,
      error: { code: 'suggestion_decided' },
    })
  })

  it('of another map or workspace are not there', async () => {
    const { discussion, place, submit, aMap, accept } = await aSuggestion(scene)
    const other = await aMap()
    expect(await submit(other, [claim('c3')], { suggestion: { id: 's1', version: 1 } })).toEqual({
      ok: false,
      error: { code: 'suggestion_not_found' },
    })
    const foreign = { workspace: (await scene()).workspace, map: place.map }
    expect(await discussion.getSuggestion(foreign, 's1')).toBeUndefined()
    expect((await discussion.listSuggestions(foreign, { limit: 5 })).items).toEqual([])
    expect(await discussion.withdrawSuggestion(foreign, 's1', BEN)).toEqual({
      ok: false,
      error: 'not_found',
    })
    expect(
      await discussion.rejectSuggestion(
        { ...place, map: other },
        { id: 's1', by: ANN, reason: '' },
      ),
    ).toEqual({ ok: false, error: 'not_found' })
    expect((await accept()).ok).toBe(true)
  })

  it('go with their map', async () => {
    const { storage, workspace, map, accept } = await aSuggestion(scene)
    await accept()
    expect(await storage.deleteMap(workspace, map)).toBe(true)
  })
}
