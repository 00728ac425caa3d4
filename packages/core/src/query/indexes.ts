import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Inference } from '../model/inference.ts'

interface InferenceIndex {
  readonly byPremise: ReadonlyMap<ClaimId, readonly Inference[]>
  readonly byTarget: ReadonlyMap<ClaimId | InferenceId, readonly Inference[]>
}

/** Collections of a finished map never change, so an index lives as long as its collection. */
const indexes = new WeakMap<ArgumentMap['inferences'], InferenceIndex>()

/** Cost: O(inferences) for the first question about a collection, O(1) for all others. */
function indexOf(map: ArgumentMap): InferenceIndex {
  const known = indexes.get(map.inferences)
  if (known) return known
  const byPremise = new Map<ClaimId, Inference[]>()
  const byTarget = new Map<ClaimId | InferenceId, Inference[]>()
  for (const inference of map.inferences.values()) {
    for (const premise of inference.premises) push(byPremise, premise, inference)
    push(byTarget, targetOf(inference), inference)
  }
  const index = { byPremise, byTarget }
  indexes.set(map.inferences, index)
  return index
}

function push<K>(index: Map<K, Inference[]>, key: K, inference: Inference): void {
  const list = index.get(key)
  if (list) list.push(inference)
  else index.set(key, [inference])
}

const targetOf = ({ target }: Inference): ClaimId | InferenceId =>
  'claim' in target ? target.claim : target.inference

const NONE: readonly Inference[] = []

/** Inferences that have `claim` among their premises. */
export const inferencesFrom = (map: ArgumentMap, claim: ClaimId): readonly Inference[] =>
  indexOf(map).byPremise.get(claim) ?? NONE

/** Inferences for or against `target`. */
export const inferencesOn = (
  map: ArgumentMap,
  target: ClaimId | InferenceId,
): readonly Inference[] => indexOf(map).byTarget.get(target) ?? NONE
