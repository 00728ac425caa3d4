import type { ArgumentMap, ClaimId, InferenceId, Polarity } from '@counterpoint/core'
import type { Connection, FinalConnectionState } from '@xyflow/react'
import { useCallback } from 'react'
import { useDispatch } from '../../data/map-session.tsx'
import { newInferenceId } from '../../data/new-id.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import type { ConnectHandle } from './flow-nodes.ts'

/** Connections drawn by hand: card to card supports or rebuts, card to junction backs or undercuts. */
export function useConnect(map: ArgumentMap) {
  const dispatch = useDispatch()
  const { select } = useWorkbench()

  const connect = useCallback(
    ({ source, sourceHandle, target }: Pick<Connection, 'source' | 'sourceHandle' | 'target'>) => {
      const id = newInferenceId()
      const isStep = map.inferences.has(target as InferenceId)
      const done = dispatch({
        kind: 'inference.create',
        inference: {
          id,
          polarity: polarityOf(sourceHandle),
          premises: [source],
          target: isStep ? { inference: target } : { claim: target },
        },
      })
      if (done) select({ kind: 'inference', id })
    },
    [map, dispatch, select],
  )

  return connect
}

const polarityOf = (handle: string | null | undefined): Polarity =>
  (handle as ConnectHandle) === 'against' ? 'against' : 'for'

/** A connection that ended on empty ground: from which claim, meaning what. */
export function droppedOnGround(
  state: FinalConnectionState,
): { readonly from: ClaimId; readonly polarity: Polarity } | undefined {
  if (state.isValid || state.toNode || !state.fromNode) return undefined
  return {
    from: state.fromNode.id as ClaimId,
    polarity: polarityOf(state.fromHandle?.id),
  }
}
