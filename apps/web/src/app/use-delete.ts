import type { Done, MapSession } from '@counterpoint/client'
import {
  inverseOf,
  type ArgumentMap,
  type ClaimId,
  type Effect,
  type InferenceId,
  type OperationInput,
  type PositionId,
  type QuoteId,
} from '@counterpoint/core'
import { useCallback } from 'react'
import type { LiveEntry } from '@counterpoint/protocol'
import { useDispatch, useMapSession, useUndo } from '../data/map-session.tsx'
import { tooLateToUndo } from '../data/who-did.ts'
import { useWorkbench } from '../data/workbench.tsx'
import { useNotices } from '../shared/ui/notices.tsx'
import { alsoRemoved } from './also-removed.ts'

type Deletable = ClaimId | InferenceId | QuoteId | PositionId

/** Deletes records in one step and says what else went with them, with a way back. */
export function useDelete(): (ids: readonly Deletable[]) => void {
  const session = useMapSession()
  const dispatch = useDispatch()
  const { select } = useWorkbench()
  const { undo } = useUndo()
  const { say, warn } = useNotices()

  return useCallback(
    (ids) => {
      const { map } = session.state()
      const operations = ids.flatMap((id) => deletion(map, id) ?? [])
      if (operations.length === 0) return
      const done = dispatch(inOneStep(map, operations))
      if (!done) return
      select(undefined)
      // What is only suggested has no place in the log.
      if (!done.mutation) return say(sentenceFor(done.effects), { label: 'Undo', perform: undo })
      const takeBack = (effects: readonly Effect[]) => {
        const back = inverseOf(effects)
        const taken = back && session.dispatch(back)
        if (taken && !taken.ok) warn(tooLateToUndo(taken.error, session.state()))
      }
      let settled: LiveEntry | undefined
      say(sentenceFor(done.effects), {
        label: 'Undo',
        perform: () => takeBack(settled?.effects ?? done.effects),
      })
      onceInLog(session, done.mutation, (entry) => {
        settled = entry
        const { activity, you } = session.state()
        const more = alsoRemoved({ expected: done.effects, entry, activity, you })
        if (more) say(more, { label: 'Undo', perform: () => takeBack(entry.effects) })
      })
    },
    [session, dispatch, undo, select, say, warn],
  )
}

/** Calls `tell` with what the log says a change did, once it is there. */
function onceInLog(
  session: MapSession,
  { client, number }: NonNullable<Done['mutation']>,
  tell: (entry: LiveEntry) => void,
): void {
  const stop = session.subscribe(() => {
    const state = session.state()
    const entry = state.activity.findLast(
      (each) => each.client === client && each.number === number,
    )
    if (entry || state.save.kind === 'saved') stop()
    if (entry) tell(entry)
  })
}

function deletion(map: ArgumentMap, id: Deletable): OperationInput | undefined {
  if (map.claims.has(id as ClaimId)) return { kind: 'claim.delete', claim: id }
  if (map.inferences.has(id as InferenceId)) return { kind: 'inference.delete', inference: id }
  if (map.quotes.has(id as QuoteId)) return { kind: 'quote.remove', quote: id }
  if (map.positions.has(id as PositionId)) return { kind: 'position.delete', position: id }
  return undefined
}

/**
 * Inferences first, those that bear on others before those they bear on: a deletion takes others
 * with it, and what is gone already cannot be deleted again.
 */
function inOneStep(map: ArgumentMap, operations: readonly OperationInput[]): OperationInput {
  const ordered = operations.toSorted((a, b) => depth(map, b) - depth(map, a))
  const [only] = ordered
  return ordered.length === 1 && only
    ? only
    : ({ kind: 'batch', operations: ordered } as OperationInput)
}

function depth(map: ArgumentMap, operation: OperationInput): number {
  if (operation.kind !== 'inference.delete') return 0
  let steps = 1
  let at = map.inferences.get(operation.inference as InferenceId)
  while (at && 'inference' in at.target) {
    at = map.inferences.get(at.target.inference)
    steps++
  }
  return steps
}

function sentenceFor(
  effects: readonly { readonly entity: string; readonly after: unknown }[],
): string {
  const count = (entity: string) =>
    effects.filter((effect) => effect.entity === entity && effect.after === null).length
  const parts = (
    [
      ['claim', 'claim', 'claims'],
      ['inference', 'inference', 'inferences'],
      ['quote', 'quote', 'quotes'],
      ['position', 'position', 'positions'],
      ['tension', 'tension', 'tensions'],
    ] as const
  ).flatMap(([entity, one, many]) => {
    const gone = count(entity)
    return gone === 0 ? [] : [`${gone} ${gone === 1 ? one : many}`]
  })
  return `Deleted ${new Intl.ListFormat('en').format(parts)}.`
}
