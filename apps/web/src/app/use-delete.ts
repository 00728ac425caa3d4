import type {
  ArgumentMap,
  ClaimId,
  InferenceId,
  OperationInput,
  PositionId,
  QuoteId,
} from '@counterpoint/core'
import { useCallback } from 'react'
import { useDispatch, useMapSession, useUndo } from '../data/map-session.tsx'
import { useWorkbench } from '../data/workbench.tsx'
import { useNotices } from '../shared/ui/notices.tsx'

type Deletable = ClaimId | InferenceId | QuoteId | PositionId

/** Deletes records in one step and says what else went with them, with a way back. */
export function useDelete(): (ids: readonly Deletable[]) => void {
  const session = useMapSession()
  const dispatch = useDispatch()
  const { undo } = useUndo()
  const { select } = useWorkbench()
  const { say } = useNotices()

  return useCallback(
    (ids) => {
      const { map } = session.state()
      const operations = ids.flatMap((id) => deletion(map, id) ?? [])
      if (operations.length === 0) return
      const done = dispatch(inOneStep(map, operations))
      if (!done) return
      select(undefined)
      say(sentenceFor(done.effects), { label: 'Undo', perform: undo })
    },
    [session, dispatch, undo, select, say],
  )
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
