import type { OperationInput } from '@counterpoint/core'
import { aClaim, anInference, mapAfter } from '@counterpoint/core/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { perform, Scene } from './testing/scene.ts'
import type { Tab } from './testing/tab.ts'

/** c1 supports c2 (i1), c3 undercuts that step (i2). */
const debate = mapAfter([
  ...['c1', 'c2', 'c3', 'c4'].map((id) => ({
    kind: 'claim.create' as const,
    claim: aClaim(id, { text: `Talks about ${id} keep peace.` }),
  })),
  { kind: 'inference.create', inference: anInference('i1') },
  {
    kind: 'inference.create',
    inference: anInference('i2', {
      polarity: 'against',
      premises: ['c3'],
      target: { inference: 'i1' },
    }),
  },
])

let scene: Scene
let ann: Tab
let bob: Tab

beforeEach(async () => {
  scene = new Scene(debate)
  ann = scene.join('Ann')
  bob = scene.join('Bob')
  await scene.rest()
})

/** Both act without seeing each other; Ann's change is decided first. */
async function meet(first: () => void, second: () => void): Promise<void> {
  bob.cut()
  first()
  second()
  bob.isOffline = true
  while (ann.replica.pending.length > 0) await restOfAnn()
  bob.isOffline = false
  await scene.rest()
}

async function restOfAnn(): Promise<void> {
  const { tabs } = scene.world
  scene.world.tabs = [ann]
  await scene.rest()
  scene.world.tabs = tabs
}

const claimText = (id: string) => scene.map.claims.get(id as never)?.text
const inference = (id: string) => scene.map.inferences.get(id as never)

describe('when two people meet', () => {
  it('[P4] edit against delete: the edit is refused, and its words are with the one who wrote them', async () => {
    await meet(
      () => perform(ann, { kind: 'claim.delete', claim: 'c4' }),
      () => perform(bob, { kind: 'claim.edit', claim: 'c4', changes: { text: 'Bob.' } }),
    )
    expect(claimText('c4')).toBeUndefined()
    expect(bob.told).toEqual([expect.stringContaining('There is no claim c4')])
  })

  it('[P4] delete against edit: the deletion takes the edit along', async () => {
    await meet(
      () => perform(ann, { kind: 'claim.edit', claim: 'c4', changes: { text: 'Ann.' } }),
      () => perform(bob, { kind: 'claim.delete', claim: 'c4' }),
    )
    expect(claimText('c4')).toBeUndefined()
    expect(bob.told).toEqual([])
  })

  it('[P4] connect against delete: the connection is refused', async () => {
    await meet(
      () => perform(ann, { kind: 'claim.delete', claim: 'c4' }),
      () =>
        perform(bob, {
          kind: 'inference.create',
          inference: anInference('i9', { target: { claim: 'c4' } }),
        }),
    )
    expect(inference('i9')).toBeUndefined()
    expect(bob.told).toHaveLength(1)
    expect(bob.replica.map.inferences.has('i9' as never)).toBe(false)
  })

  it('[P4] delete against connect: the new connection goes too, and the deleter sees it', async () => {
    await meet(
      () =>
        perform(ann, {
          kind: 'inference.create',
          inference: anInference('i9', { target: { claim: 'c4' } }),
        }),
      () => perform(bob, { kind: 'claim.delete', claim: 'c4' }),
    )
    expect(inference('i9')).toBeUndefined()
    const deletion = bob.seen.at(-1)
    expect(deletion?.effects.map(({ id }) => id)).toEqual(expect.arrayContaining(['c4', 'i9']))
  })

  it('[P4] undercut of a deleted inference: it is refused, or goes with the inference', async () => {
    const undercut = anInference('i9', {
      polarity: 'against',
      premises: ['c4'],
      target: { inference: 'i1' },
    })
    await meet(
      () => perform(ann, { kind: 'inference.delete', inference: 'i1' }),
      () => perform(bob, { kind: 'inference.create', inference: undercut }),
    )
    expect([...scene.map.inferences.keys()]).toEqual([])
    expect(bob.told).toHaveLength(1)
  })

  it('[R1] retarget against retarget: premises and target of the later one, never of both', async () => {
    await meet(
      () =>
        perform(ann, {
          kind: 'inference.retarget',
          inference: 'i1',
          premises: ['c3'],
          target: { claim: 'c4' },
        }),
      () =>
        perform(bob, {
          kind: 'inference.retarget',
          inference: 'i1',
          premises: ['c4'],
          target: { claim: 'c1' },
        }),
    )
    expect(inference('i1')).toMatchObject({ premises: ['c4'], target: { claim: 'c1' } })
    expect(ann.replica.map.inferences.get('i1' as never)).toEqual(inference('i1'))
  })

  it('[P4] retarget to a ring of undercuts: the one that closes it is refused', async () => {
    const third = anInference('i3', { premises: ['c4'], target: { claim: 'c1' } })
    perform(ann, { kind: 'inference.create', inference: third })
    await scene.rest()
    const aim = (id: string, premise: string, at: string): OperationInput => ({
      kind: 'inference.retarget',
      inference: id,
      premises: [premise],
      target: { inference: at },
    })
    await meet(
      () => perform(ann, aim('i3', 'c4', 'i2')),
      () => perform(bob, aim('i1', 'c4', 'i3')),
    )
    expect(inference('i3')?.target).toEqual({ inference: 'i2' })
    expect(inference('i1')?.target).toEqual({ claim: 'c2' })
    expect(bob.told).toHaveLength(1)
  })

  it('[P4] merge both ways: the second sees its claim gone', async () => {
    await meet(
      () => perform(ann, { kind: 'claim.merge', from: 'c3', into: 'c4' }),
      () => perform(bob, { kind: 'claim.merge', from: 'c4', into: 'c3' }),
    )
    expect(claimText('c3')).toBeUndefined()
    expect(claimText('c4')).toBeDefined()
    expect(bob.told).toHaveLength(1)
  })

  it('[P4] the same step twice: the second is refused', async () => {
    const step = (id: string) => anInference(id, { premises: ['c3'], target: { claim: 'c4' } })
    await meet(
      () => perform(ann, { kind: 'inference.create', inference: step('i8') }),
      () => perform(bob, { kind: 'inference.create', inference: step('i9') }),
    )
    expect(inference('i8')).toBeDefined()
    expect(inference('i9')).toBeUndefined()
    expect(bob.told).toEqual([expect.stringContaining('This very step')])
  })

  it('[R1] different fields of one claim: both are kept', async () => {
    await meet(
      () => perform(ann, { kind: 'claim.edit', claim: 'c1', changes: { given: true } }),
      () => perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'By Bob.' } }),
    )
    expect(scene.map.claims.get('c1' as never)).toMatchObject({ given: true, note: 'By Bob.' })
  })

  it('[R1] the same words of one claim: the later ones are kept, and the others are told of', async () => {
    const to = (word: string) => ({ text: `Talks about ${word} keep peace.` })
    await meet(
      () => perform(ann, { kind: 'claim.edit', claim: 'c1', changes: to('gas') }),
      () => perform(bob, { kind: 'claim.edit', claim: 'c1', changes: to('oil') }),
    )
    expect(claimText('c1')).toBe('Talks about oil keep peace.')
    expect(ann.seen.at(-1)?.overridden).toEqual([
      { entity: 'claim', id: 'c1', field: 'text', passages: ['gas'] },
    ])
  })

  it('[R10] undo of what somebody changed since: it is refused, and their work stays', async () => {
    perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'By Bob.' } })
    await scene.rest()
    await meet(
      () => perform(ann, { kind: 'claim.edit', claim: 'c1', changes: { note: 'By Ann.' } }),
      () => bob.undo(),
    )
    expect(scene.map.claims.get('c1' as never)?.note).toBe('By Ann.')
    expect(bob.told).toEqual([expect.stringContaining('was changed since')])
  })

  it('[R10] undo of a merged edit: takes back one person’s words and leaves the other’s', async () => {
    await meet(
      () =>
        perform(ann, {
          kind: 'claim.edit',
          claim: 'c1',
          changes: { text: 'Quiet talks about c1 keep peace.' },
        }),
      () =>
        perform(bob, {
          kind: 'claim.edit',
          claim: 'c1',
          changes: { text: 'Talks about c1 keep the peace.' },
        }),
    )
    expect(claimText('c1')).toBe('Quiet talks about c1 keep the peace.')
    bob.undo()
    await scene.rest()
    expect(claimText('c1')).toBe('Quiet talks about c1 keep peace.')
  })

  it('[R11] permission lowered while operations fly: what comes after it is refused', async () => {
    perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'Before.' } })
    await scene.rest()
    perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'In flight.' } })
    scene.world.log.changeRole(bob.who, 'viewer')
    await scene.rest()
    expect(scene.map.claims.get('c1' as never)?.note).toBe('Before.')
    expect(bob.told).toHaveLength(1)
    expect(bob.replica.role).toBe('viewer')
  })

  it('[R12] whoever may only look changes nothing; what waited goes out when they may again', async () => {
    scene.world.log.changeRole(bob.who, 'viewer')
    await scene.rest()
    expect(bob.replica.mayEdit).toBe(false)
    expect(() =>
      perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'No.' } }),
    ).toThrow('Nothing came of claim.edit.')
    scene.world.log.changeRole(bob.who, 'editor')
    await scene.rest()
    perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'Yes.' } })
    await scene.rest()
    expect(scene.map.claims.get('c1' as never)?.note).toBe('Yes.')
  })

  it('[R12] whoever may only look takes nothing back, and can once they may again', async () => {
    perform(bob, { kind: 'claim.edit', claim: 'c1', changes: { note: 'Yes.' } })
    await scene.rest()
    scene.world.log.changeRole(bob.who, 'viewer')
    await scene.rest()
    expect(bob.replica.undo()).toMatchObject({ ok: false, error: { rule: 'R12' } })
    scene.world.log.changeRole(bob.who, 'editor')
    await scene.rest()
    bob.undo()
    await scene.rest()
    expect(scene.map.claims.get('c1' as never)?.note).not.toBe('Yes.')
  })
})
