import {
  roleOf,
  type ArgumentMap,
  type ClaimId,
  type Inference,
  type InferenceId,
} from '@counterpoint/core'
import type { Clash, ClashKind, ClashState } from '@counterpoint/core/semantics'

export const STATE_WORDS: Readonly<Record<ClashState, string>> = {
  answered: 'Answered',
  partly: 'Partly answered',
  dropped: 'Dropped',
}

/** What the states mean, where they are first met. */
export const STATE_MEANINGS: Readonly<Record<ClashState, string>> = {
  answered: 'an answer of its own stands',
  partly: 'it answers, but none of that stands beyond dispute',
  dropped: 'its own side makes no answer',
}

export const KIND_WORDS: Readonly<Record<ClashKind, string>> = {
  rebuttal: 'rebuts the claim',
  undermining: 'undermines a premise',
  undercut: 'undercuts the step',
}

/** How the answers stand, in a few words. */
export function repliesInWords({ answers, available }: Clash): string {
  if (answers.length === 0) {
    if (available.length === 0) return 'no reply in the map'
    return available.length === 1 ? 'one reply at hand' : `${available.length} replies at hand`
  }
  const standing = answers.filter((answer) => answer.standing === 'in').length
  if (answers.length === 1) return standing === 1 ? 'its reply stands' : 'its reply is disputed'
  if (standing === 0) return `all ${answers.length} replies are disputed`
  return `${standing} of ${answers.length} replies ${standing === 1 ? 'stands' : 'stand'}`
}

/** What an attack hits: the claim, or the step with its premises and its end. */
export interface Attacked {
  readonly claims: readonly ClaimId[]
  /** The end of the step that is undercut. */
  readonly stepTo: ClaimId | undefined
}

export function attackedBy(map: ArgumentMap, { target }: Inference): Attacked {
  if ('claim' in target) return { claims: [target.claim], stepTo: undefined }
  const step = map.inferences.get(target.inference)!
  return { claims: step.premises, stepTo: endOf(map, step) }
}

const endOf = (map: ArgumentMap, { target }: Inference): ClaimId =>
  'claim' in target ? target.claim : endOf(map, map.inferences.get(target.inference)!)

/** “… undercuts the step”: an inference by its premises, for lists of replies. */
export function replyInWords(map: ArgumentMap, id: InferenceId): string {
  const inference = map.inferences.get(id)
  if (!inference) return ''
  const premises = inference.premises.map((premise) => map.claims.get(premise)?.text ?? '')
  const does = roleOf(inference) === 'undercut' ? 'undercuts the attack' : 'rebuts its premise'
  return `${premises.join(' – ')} (${does})`
}

/** Clashes side by side that turn on the same claim. */
export interface ClashGroup {
  readonly turnsOn: ClaimId
  readonly clashes: readonly Clash[]
}

/** Runs of one report's clashes, which come grouped by what they turn on. */
export function groupsOf(clashes: readonly Clash[]): readonly ClashGroup[] {
  const groups = new Map<ClaimId, Clash[]>()
  for (const clash of clashes) {
    const group = groups.get(clash.turnsOn)
    if (group) group.push(clash)
    else groups.set(clash.turnsOn, [clash])
  }
  return [...groups].map(([turnsOn, together]) => ({ turnsOn, clashes: together }))
}
