import type {
  ArgumentMap,
  ClaimId,
  InferenceId,
  OperationInput,
  Polarity,
} from '@counterpoint/core'
import { useCallback, useState } from 'react'
import { useDispatch } from '../../data/map-session.tsx'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'
import { batch } from '../../data/passage-actions.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import type { Point } from './geometry/box.ts'

/** How a claim that is being written will hang on the map once it says something. */
export type DraftLink =
  /** It bears on a claim or a step. */
  | { readonly kind: 'onto'; readonly target: ClaimId | InferenceId; readonly polarity: Polarity }
  /** A claim of the map bears on it. */
  | { readonly kind: 'from'; readonly premise: ClaimId; readonly polarity: Polarity }

export interface Draft {
  readonly at: Point
  readonly prompt: string
  readonly link: DraftLink | undefined
}

/**
 * A claim being written on the canvas; it becomes part of the map in one step when it is kept.
 *
 * `place` says where it stands in a part that has places of its own; in the whole map its place is the
 * map's.
 */
export function useDraft(
  map: ArgumentMap,
  place: ((places: readonly (readonly [string, Point])[]) => void) | undefined,
) {
  const [draft, setDraft] = useState<Draft>()
  const dispatch = useDispatch()
  const { select } = useWorkbench()

  const begin = useCallback(
    (at: Point, link?: DraftLink) => setDraft({ at, link, prompt: promptFor(map, link) }),
    [map],
  )
  const drop = useCallback(() => setDraft(undefined), [])
  const keep = useCallback(
    (text: string) => {
      if (!draft) return
      setDraft(undefined)
      const id = newClaimId()
      const steps: OperationInput[] = [
        { kind: 'claim.create', claim: { id, text }, at: place ? null : draft.at },
        ...linking(map, id, draft.link),
      ]
      if (!dispatch(batch(steps))) return
      place?.([[id, draft.at]])
      select({ kind: 'claim', id })
    },
    [draft, map, place, dispatch, select],
  )
  return { draft, begin, keep, drop }
}

function linking(map: ArgumentMap, id: ClaimId, link: DraftLink | undefined): OperationInput[] {
  if (!link) return []
  const [premise, target] = link.kind === 'onto' ? [id, link.target] : [link.premise, id]
  const isStep = map.inferences.has(target as InferenceId)
  return [
    {
      kind: 'inference.create',
      inference: {
        id: newInferenceId(),
        polarity: link.polarity,
        premises: [premise],
        target: isStep ? { inference: target } : { claim: target },
      },
    },
  ]
}

function promptFor(map: ArgumentMap, link: DraftLink | undefined): string {
  if (!link) return 'New claim'
  if (link.kind === 'from') {
    return link.polarity === 'for' ? 'What this supports' : 'What this rebuts'
  }
  const isStep = map.inferences.has(link.target as InferenceId)
  if (isStep) return link.polarity === 'for' ? 'Why the step holds' : 'Why the step does not hold'
  return link.polarity === 'for' ? 'A reason' : 'An objection'
}
