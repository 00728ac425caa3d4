import type { MapSession, SessionState } from '@counterpoint/client'
import {
  apply,
  emptyMap,
  operationSchema,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'
import { expect, it, vi } from 'vitest'
import { overlaySession, previewSession } from './overlay-session.ts'

const operation = (input: OperationInput) => operationSchema.parse(input)
const claim = (id: string) =>
  operation({ kind: 'claim.create', claim: { id, text: `Claim ${id} holds.` } })

/** A session on a map with claim c1, without a server behind it. */
function aSession() {
  const listeners = new Set<() => void>()
  const start = apply(emptyMap('m1' as MapId, 'A map', ''), claim('c1'))
  if (!start.ok) throw new Error(start.error.message)
  let state: SessionState = {
    map: start.value.map,
    save: { kind: 'saved', revision: 1 },
    refused: [],
    canUndo: true,
    canRedo: false,
    role: 'owner',
    you: undefined,
    activity: [],
  }
  const session = {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispatch: (changed) => {
      const applied = apply(state.map, changed)
      if (applied.ok) state = { ...state, map: applied.value.map }
      for (const listener of listeners) listener()
      return applied
    },
  } as MapSession
  return session
}

const claimsOf = (session: MapSession): string[] => [...session.state().map.claims.keys()]

it('gathers changes without touching the map, and shows them on it', () => {
  const base = aSession()
  const keep = vi.fn<(operations: readonly unknown[]) => void>()
  const draft = overlaySession(base, [], keep)
  expect(draft.dispatch(claim('c2')).ok).toBe(true)
  expect(draft.dispatch(operation({ kind: 'claim.delete', claim: 'c1' })).ok).toBe(true)
  expect(claimsOf(base)).toEqual(['c1'])
  expect(claimsOf(draft).toSorted((a, b) => a.localeCompare(b))).toEqual(['c1', 'c2'])
  expect(Object.fromEntries(draft.marks())).toEqual({ c1: 'goes', c2: 'appears' })
  expect(keep).toHaveBeenLastCalledWith(draft.operations())
  expect(draft.state()).toBe(draft.state())
})

it('refuses what would break a rule after the changes before it', () => {
  const draft = overlaySession(aSession(), [])
  draft.dispatch(operation({ kind: 'claim.delete', claim: 'c1' }))
  const twice = draft.dispatch(operation({ kind: 'claim.delete', claim: 'c1' }))
  expect(twice).toMatchObject({ ok: false, error: { rule: 'O2' } })
  expect(draft.operations()).toHaveLength(1)
})

it('takes changes back and does them again', () => {
  const draft = overlaySession(aSession(), [])
  expect(draft.state()).toMatchObject({ canUndo: false, canRedo: false })
  draft.dispatch(claim('c2'))
  draft.undo()
  expect(claimsOf(draft)).toEqual(['c1'])
  expect(draft.state()).toMatchObject({ canUndo: false, canRedo: true })
  draft.redo()
  expect(claimsOf(draft)).toHaveLength(2)
  expect(draft.undo()?.ok).toBe(true)
  expect(draft.undo()).toBeUndefined()
})

it('follows the map, and says when the changes do not apply to it any more', () => {
  const base = aSession()
  const edit = operation({ kind: 'claim.edit', claim: 'c1', changes: { text: 'Otherwise.' } })
  const draft = overlaySession(base, [edit])
  const heard = vi.fn<() => void>()
  draft.subscribe(heard)
  base.dispatch(claim('c3'))
  expect(heard).toHaveBeenCalledOnce()
  expect(claimsOf(draft)).toEqual(['c1', 'c3'])
  base.dispatch(operation({ kind: 'claim.delete', claim: 'c1' }))
  expect(draft.conflict()).toMatchObject({ rule: 'O2', subject: 'c1' })
  expect(claimsOf(draft)).toEqual(['c3'])
})

it('lets changes through to the map while somebody only looks', () => {
  const base = aSession()
  const preview = previewSession(base, [claim('c2')])
  expect(preview.state().canUndo).toBe(true)
  preview.dispatch(claim('c3'))
  expect(claimsOf(base)).toEqual(['c1', 'c3'])
  expect(claimsOf(preview)).toHaveLength(3)
})
