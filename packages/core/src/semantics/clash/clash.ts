import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, InferenceId, PositionId, QuoteId } from '../../model/id.ts'
import type { Inference } from '../../model/inference.ts'
import { inferencesFrom, inferencesOn } from '../../query/indexes.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Standing } from '../standing.ts'
import { isHeld, type Side } from './sides.ts'

/** Undermining: a rebuttal of a claim, not the thesis, that the defender uses as a premise (ASPIC+). */
export type ClashKind = 'rebuttal' | 'undermining' | 'undercut'

/**
 * Where the defender is in its burden of rejoinder. Dropped: it makes no answer. Answered: one of
 * its answers stands, so the attack does not. Partly: it answers, but none of that stands, or not
 * beyond dispute.
 */
export type ClashState = 'answered' | 'partly' | 'dropped'

/** What a side makes of an inference of the other's, and what is made of that in turn. */
export interface Answer {
  readonly inference: InferenceId
  readonly by: PositionId
  readonly standing: Standing
  /** By the other side, and so on for six turns; no inference comes twice on the way. */
  readonly rejoinders: readonly Answer[]
  /** Told before in the same clash, where its rejoinders are; there are none here. */
  readonly isRepeated: boolean
}

export interface Evidence {
  readonly claim: ClaimId
  readonly quotes: readonly QuoteId[]
}

/** An inference that one side draws against what another asserts or draws. */
export interface Clash {
  readonly attack: InferenceId
  readonly attacker: PositionId
  readonly defender: PositionId
  readonly kind: ClashKind
  /** The claim at stake: the one that is rebutted, or the one to which an undercut step leads. */
  readonly turnsOn: ClaimId
  /** Of the attack. */
  readonly standing: Standing
  readonly state: ClashState
  readonly answers: readonly Answer[]
  /** Answers in the map that the defender does not make, but could without denying itself. */
  readonly available: readonly InferenceId[]
  readonly evidence: {
    /** Under the premises of the attack. */
    readonly attacking: readonly Evidence[]
    /** Under what it hits: the claim, or the premises of the step. */
    readonly attacked: readonly Evidence[]
  }
}

/** All clashes in which `attacker` attacks `defender`. */
export function clashesBetween(evaluation: Evaluation, attacker: Side, defender: Side): Clash[] {
  const { map } = evaluation
  return [...map.inferences.values()].flatMap((attack) => {
    if (attack.polarity !== 'against' || !attacker.draws(attack)) return []
    const kind = kindOf(map, attack, defender)
    if (!kind || isOwnGoal(map, attack, attacker)) return []
    const answers = answersTo(evaluation, attack, defender, attacker)
    return [
      {
        attack: attack.id,
        attacker: attacker.position.id,
        defender: defender.position.id,
        kind,
        turnsOn: stakeOf(map, attack),
        standing: evaluation.of(attack.id)!,
        state: stateOf(answers),
        answers,
        available: availableTo(map, attack, defender),
        evidence: {
          attacking: evidenceOf(map, attack.premises),
          attacked: evidenceOf(map, attackedClaims(map, attack)),
        },
      },
    ]
  })
}

const MOST_TURNS = 6

/**
 * How an inference hits the case that `defender` makes: what it asserts, and its steps to what it
 * holds. Undefined if it does not: an undercut of an attack is an answer, and told with that attack.
 */
function kindOf(map: ArgumentMap, { target }: Inference, defender: Side): ClashKind | undefined {
  if ('inference' in target) {
    const step = map.inferences.get(target.inference)!
    return isInCase(map, step, defender) ? 'undercut' : undefined
  }
  if (defender.attitudeTo(target.claim) !== 'asserted') return undefined
  if (defender.position.thesis === target.claim) return 'rebuttal'
  return inferencesFrom(map, target.claim).some(defender.draws) ? 'undermining' : 'rebuttal'
}

/** A support or backing that `side` draws, for something that it holds or takes for granted. */
function isInCase(map: ArgumentMap, step: Inference, side: Side): boolean {
  if (step.polarity === 'against' || !side.draws(step)) return false
  const stake = stakeOf(map, step)
  const attitude = side.attitudeTo(stake)
  return isHeld(attitude) || (attitude === undefined && map.claims.get(stake)!.implicit)
}

/** An undercut of a step that the attacker draws as well. */
const isOwnGoal = (map: ArgumentMap, { target }: Inference, attacker: Side): boolean =>
  'inference' in target && attacker.draws(map.inferences.get(target.inference)!)

function stateOf(answers: readonly Answer[]): ClashState {
  if (answers.length === 0) return 'dropped'
  return answers.some(({ standing }) => standing === 'in') ? 'answered' : 'partly'
}

/** Undercuts of `attack`, and rebuttals of its premises. */
const repliesTo = (map: ArgumentMap, attack: Inference): Inference[] =>
  [attack.id, ...attack.premises]
    .flatMap((id) => inferencesOn(map, id))
    .filter(({ polarity }) => polarity === 'against')

/** The exchange that `attack` leads to, nearest first, so that nothing near is told in a far branch. */
function answersTo(evaluation: Evaluation, attack: Inference, by: Side, other: Side): Answer[] {
  const { map } = evaluation
  const answers: Answer[] = []
  const told = new Set<InferenceId>()
  const open = [{ inference: attack, speaker: by, way: [attack.id], replies: answers }]
  for (let next = 0; next < open.length; next++) {
    const { inference, speaker, way, replies } = open[next]!
    for (const reply of repliesTo(map, inference)) {
      if (way.includes(reply.id) || !speaker.draws(reply)) continue
      const isRepeated = told.has(reply.id)
      told.add(reply.id)
      const rejoinders: Answer[] = []
      replies.push({
        inference: reply.id,
        by: speaker.position.id,
        standing: evaluation.of(reply.id)!,
        rejoinders,
        isRepeated,
      })
      if (isRepeated || way.length >= MOST_TURNS) continue
      open.push({
        inference: reply,
        speaker: speaker === by ? other : by,
        way: [...way, reply.id],
        replies: rejoinders,
      })
    }
  }
  return answers
}

const availableTo = (map: ArgumentMap, attack: Inference, defender: Side): InferenceId[] =>
  repliesTo(map, attack)
    .filter(
      (reply) =>
        !defender.draws(reply) &&
        !inferencesOn(map, reply.id).some(
          (on) => on.polarity === 'against' && defender.draws(on),
        ) &&
        reply.premises.every((premise) => defender.attitudeTo(premise) !== 'denied') &&
        !('claim' in reply.target && defender.attitudeTo(reply.target.claim) === 'asserted'),
    )
    .map(({ id }) => id)

/** The claim at the end of the targets. */
function stakeOf(map: ArgumentMap, { target }: Inference): ClaimId {
  return 'claim' in target ? target.claim : stakeOf(map, map.inferences.get(target.inference)!)
}

const attackedClaims = (map: ArgumentMap, { target }: Inference): readonly ClaimId[] =>
  'claim' in target ? [target.claim] : map.inferences.get(target.inference)!.premises

const evidenceOf = (map: ArgumentMap, claims: readonly ClaimId[]): Evidence[] =>
  claims.map((claim) => ({ claim, quotes: map.claims.get(claim)!.quotes }))
