import type { ClaimId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { claim, type Scene } from './scene.ts'
import { aDebate, ANN, BEN, comment } from './threads.contract.ts'

const stance = (claimId: string, person: string, credence: number) => ({
  claim: claimId as ClaimId,
  person,
  credence,
  attitude: null,
})

export function describeStances(scene: () => Promise<Scene>): void {
  it('[Z9] taken a hundred times at once are one', async () => {
    const { discussion, place } = await aDebate(scene)
    const taken = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        discussion.takeStance(place, stance('c1', 'ann', n / 100)),
      ),
    )
    expect(taken.every(({ ok }) => ok)).toBe(true)
    const seen = await discussion.stancesSeenBy(place, 'ben')
    expect(seen).toMatchObject({ isBlind: false, changed: null, count: 1 })
    expect(seen.held).toHaveLength(1)
    const { items } = (await discussion.readActivity(place, { limit: 50 }))!
    expect(items.filter(({ kind }) => kind === 'event')).toHaveLength(1)
  })

  it('[Z4] of others are hidden on a blind map, from everybody, until they are revealed', async () => {
    const { discussion, place } = await aDebate(scene)
    await discussion.setBlind(place, true, ANN)
    await discussion.takeStance(place, stance('c1', 'ann', 0.9))
    await discussion.takeStance(place, { ...stance('c1', 'ben', 0), attitude: 'reject' })
    const hidden = await discussion.stancesSeenBy(place, 'ann')
    expect(hidden).toMatchObject({ isBlind: true, changed: { by: ANN }, count: 2 })
    expect(hidden.held).toMatchObject([{ person: 'ann', credence: 0.9, attitude: null }])
    expect((await discussion.stancesSeenBy(place, null)).held).toEqual([])
    expect(JSON.stringify(await discussion.readActivity(place, { limit: 50 }))).not.toContain(
      'stance.taken',
    )

    await discussion.setBlind(place, false, BEN)
    const seen = await discussion.stancesSeenBy(place, 'cyd')
    expect(seen).toMatchObject({ isBlind: false, changed: { by: BEN }, count: 2 })
    expect(seen.held.map(({ person, credence }) => [person, credence])).toEqual([
      ['ann', 0.9],
      ['ben', 0],
    ])
    const { items } = (await discussion.readActivity(place, { limit: 4 }))!
    expect(items.map((item) => (item.kind === 'event' ? item.event.kind : 'change'))).toEqual([
      'stances.revealed',
      'stance.taken',
      'stance.taken',
      'stances.hidden',
    ])
  })

  it('make a map blind or not once, and record it once', async () => {
    const { discussion, place } = await aDebate(scene)
    expect(await discussion.setBlind(place, false, ANN)).toBe(true)
    for (const _ of [1, 2]) await discussion.setBlind(place, true, ANN)
    const { items } = (await discussion.readActivity(place, { limit: 50 }))!
    expect(items.filter(({ kind }) => kind === 'event')).toHaveLength(1)
    expect(await discussion.setBlind({ ...place, map: 'nowhere' }, true, ANN)).toBe(false)
  })

  it('are changed, withdrawn, and hidden with their claim', async () => {
    const { discussion, place, map, submit } = await aDebate(scene)
    await discussion.takeStance(place, stance('c1', 'ann', 0.9))
    await discussion.takeStance(place, { ...stance('c1', 'ann', 0.5), attitude: 'suspend' })
    const held = async () => (await discussion.stancesSeenBy(place, 'ann')).held
    expect(await held()).toMatchObject([{ credence: 0.5, attitude: 'suspend' }])
    await submit(map, [{ kind: 'claim.delete', claim: 'c1' }])
    expect(await held()).toEqual([])
    await submit(map, [claim('c1')])
    expect(await held()).toHaveLength(1)
    expect(await discussion.withdrawStance(place, 'c1', 'ben')).toBe(false)
    expect(await discussion.withdrawStance(place, 'c1', 'ann')).toBe(true)
    expect(await held()).toEqual([])
    expect(await discussion.takeStance(place, stance('c9', 'ann', 1))).toEqual({
      ok: false,
      error: 'claim_not_found',
    })
  })

  it('are nobody’s business in another workspace', async () => {
    const { discussion, place } = await aDebate(scene)
    await discussion.takeStance(place, stance('c1', 'ann', 0.9))
    const foreign = { workspace: (await scene()).workspace, map: place.map }
    expect(await discussion.stancesSeenBy(foreign, 'ann')).toMatchObject({ held: [], count: 0 })
    expect(await discussion.takeStance(foreign, stance('c1', 'ben', 1))).toMatchObject({
      error: 'map_not_found',
    })
    expect(await discussion.withdrawStance(foreign, 'c1', 'ann')).toBe(false)
    expect(await discussion.setBlind(foreign, true, ANN)).toBe(false)
    expect(await discussion.stancesSeenBy(place, 'ann')).toMatchObject({ isBlind: false, count: 1 })
  })
}

export function describeActivity(scene: () => Promise<Scene>): void {
  it('tells changes and what happened beside them, the newest first, in pages', async () => {
    const { discussion, place, map, submit } = await aDebate(scene)
    const thread = { id: 't1', subject: { claim: 'c1' } as never, comment: comment('m1', BEN) }
    await discussion.openThread(place, thread)
    await submit(map, [claim('c3')])
    await discussion.resolveThread(place, 't1', ANN, true)
    await submit(map, [claim('c4'), claim('c5')])
    const told: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = (await discussion.readActivity(place, { limit: 2, ...(after && { after }) }))!
      expect(page.items.length).toBeGreaterThan(0)
      for (const item of page.items) {
        told.push(item.kind === 'change' ? `revision ${item.entry.revision}` : item.event.kind)
      }
      after = page.next ?? undefined
      more = page.next !== null
    }
    expect(told).toEqual([
      'revision 5',
      'revision 4',
      'thread.resolved',
      'revision 3',
      'comment.written',
      'revision 2',
      'revision 1',
    ])
  })

  it('finds what a change deleted, as it was last', async () => {
    const { storage, workspace, map, submit } = await aDebate(scene)
    await submit(map, [
      { kind: 'claim.delete', claim: 'c1' },
      claim('c1', 'A second life.'),
      { kind: 'batch', operations: [{ kind: 'claim.delete', claim: 'c1' }] } as never,
    ])
    const states = await storage.lastStatesOf(workspace, map, ['c1', 'c2', 'c9'])
    expect(states).toMatchObject([
      { entity: 'claim', id: 'c1', before: { text: 'A second life.' }, after: null },
    ])
    expect(await storage.lastStatesOf((await scene()).workspace, map, ['c1'])).toEqual([])
  })
}
