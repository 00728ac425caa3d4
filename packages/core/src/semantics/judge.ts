import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { unreachable } from '../result.ts'
import { budgetOf, type CutShort, type SearchLimits } from './budget.ts'
import type { Camps, CampSearch } from './camps.ts'
import type { Evaluation } from './evaluation.ts'
import type { StandingOptions } from './framework.ts'
import { gradualStrength, type Contribution } from './gradual.ts'
import { groundedStanding } from './grounded.ts'
import type { StrengthModel } from './influence.ts'
import { preferredStanding } from './preferred.ts'
import { reasonSentence } from './reason-sentence.ts'
import { reasonOf, type Bearing, type Ground } from './reasons.ts'
import { stableStanding } from './stable.ts'
import type { Standing } from './standing.ts'
import type { Convergence } from './strengths.ts'

export const SEMANTICS = ['grounded', 'preferred', 'stable', 'gradual'] as const
export type Semantics = (typeof SEMANTICS)[number]

type RecordId = ClaimId | InferenceId

/** Why a record stands as it does, one step deep, and the same in a sentence. */
export interface NearReason {
  readonly ground: Ground
  readonly because: readonly {
    readonly id: RecordId
    readonly bearing: Bearing
    readonly standing: Standing
  }[]
  readonly sentence: string
}

/** What stands beyond dispute. `reason` is null where it was not asked for, or the budget was spent. */
export interface GroundedJudgement {
  readonly semantics: 'grounded'
  readonly claims: readonly StandingOfRecord[]
  readonly inferences: readonly StandingOfRecord[]
  readonly cutShort: CutShort | null
}

export interface StandingOfRecord {
  readonly id: RecordId
  readonly standing: Standing
  readonly reason: NearReason | null
}

/** The coherent camps, and what some or all of them accept; null is not known. */
export interface CampsJudgement {
  readonly semantics: 'preferred' | 'stable'
  /** Camps found; null if there are more than a number can count. */
  readonly count: number | null
  /** The first of them, each with its standings of what the grounded standing leaves undecided. */
  readonly camps: readonly CampStandings[]
  readonly claims: readonly AcceptanceOfRecord[]
  readonly inferences: readonly AcceptanceOfRecord[]
  readonly cutShort: CutShort | null
}

export interface CampStandings {
  readonly in: readonly RecordId[]
  readonly out: readonly RecordId[]
  readonly undecided: readonly RecordId[]
}

export interface AcceptanceOfRecord {
  readonly id: RecordId
  /** Of the grounded standing, for comparison. */
  readonly grounded: Standing
  readonly credulous: boolean | null
  readonly sceptical: boolean | null
}

/** Strength in [0, 1]. The reading plays no part in it. */
export interface GradualJudgement {
  readonly semantics: 'gradual'
  readonly claims: readonly StrengthOfRecord[]
  readonly inferences: readonly StrengthOfRecord[]
  readonly convergence: Convergence
}

export interface StrengthOfRecord {
  readonly id: RecordId
  readonly strength: number
  readonly model: StrengthModel
  readonly isSettled: boolean
  readonly contributions: readonly Contribution[]
}

export type Judgement = GroundedJudgement | CampsJudgement | GradualJudgement

export interface JudgeOptions extends StandingOptions, CampSearch {
  /** Whether each standing comes with its reason; so where nothing is said. */
  readonly reasons?: boolean
}

/** Camps that are listed; all of them count. */
const CAMPS_LISTED = 16

/**
 * What `semantics` says of every claim and inference of `map`, as plain values that can be sent and
 * printed. Searches are bounded as their functions say; nothing that is not known is answered.
 */
export function judge(
  map: ArgumentMap,
  semantics: Semantics,
  { reasons = true, limit, makeSolver, steps, isCancelled, ...options }: JudgeOptions = {},
): Judgement {
  const limits = { ...(steps !== undefined && { steps }), ...(isCancelled && { isCancelled }) }
  const search = {
    ...limits,
    ...(limit !== undefined && { limit }),
    ...(makeSolver && { makeSolver }),
  }
  switch (semantics) {
    case 'grounded':
      return groundedJudgement(groundedStanding(map, options), reasons, limits)
    case 'preferred':
      return campsJudgement(groundedStanding(map, options), preferredStanding(map, options, search))
    case 'stable':
      return campsJudgement(groundedStanding(map, options), stableStanding(map, options, search))
    case 'gradual':
      return gradualJudgement(map, options)
    default:
      return unreachable(semantics)
  }
}

function groundedJudgement(
  evaluation: Evaluation,
  reasons: boolean,
  limits: SearchLimits,
): GroundedJudgement {
  const budget = budgetOf(limits)
  const judged = (id: RecordId): StandingOfRecord => ({
    id,
    standing: evaluation.of(id)!,
    reason: reasons && budget.spend(STEPS_A_REASON) ? nearReason(evaluation, id) : null,
  })
  const { claims, inferences } = recordsOf(evaluation.map, judged)
  return { semantics: 'grounded', claims, inferences, cutShort: budget.cutShort() ?? null }
}

/** As a share of the steps of a search; a reason is found in tens of microseconds. */
const STEPS_A_REASON = 500

/** A sentence looks at what its causes lean on, and no further. */
const STEPS_OF_A_SENTENCE = 3

/** @throws if the evaluated map holds no `id` */
export function nearReason(evaluation: Evaluation, id: RecordId): NearReason {
  const reason = reasonOf(evaluation, id, STEPS_OF_A_SENTENCE)!
  return {
    ground: reason.ground,
    because: reason.because.map(({ id: other, bearing, standing }) => ({
      id: other,
      bearing: bearing!,
      standing,
    })),
    sentence: reasonSentence(evaluation.map, reason),
  }
}

function campsJudgement(ground: Evaluation, camps: Camps): CampsJudgement {
  const { map } = ground
  const open = [...map.claims.keys(), ...map.inferences.keys()].filter(
    (id) => ground.of(id) === 'undecided',
  )
  const shown = Array.from({ length: Math.min(camps.count, CAMPS_LISTED) }, (_, index) => {
    const camp = camps.camp(index)
    const thatAre = (standing: Standing): RecordId[] =>
      open.filter((id) => camp.of(id) === standing)
    return { in: thatAre('in'), out: thatAre('out'), undecided: thatAre('undecided') }
  })
  const { claims, inferences } = recordsOf(map, (id) => ({
    id,
    grounded: ground.of(id)!,
    credulous: camps.isCredulous(id) ?? null,
    sceptical: camps.isSceptical(id) ?? null,
  }))
  return {
    semantics: camps.semantics,
    count: Number.isSafeInteger(camps.count) ? camps.count : null,
    camps: shown,
    claims,
    inferences,
    cutShort: camps.cutShort ?? null,
  }
}

function gradualJudgement(
  map: ArgumentMap,
  { stances, switches }: StandingOptions,
): GradualJudgement {
  const strengths = gradualStrength(map, {
    ...(stances && { stances }),
    ...(switches && { switches }),
  })
  const { claims, inferences } = recordsOf(map, (id) => ({
    id,
    strength: strengths.of(id)!,
    model: strengths.modelOf(id)!,
    isSettled: strengths.isSettled(id),
    contributions: strengths.contributions(id),
  }))
  return { semantics: 'gradual', claims, inferences, convergence: strengths.convergence }
}

const recordsOf = <T>(
  map: ArgumentMap,
  judged: (id: RecordId) => T,
): { readonly claims: readonly T[]; readonly inferences: readonly T[] } => ({
  claims: [...map.claims.keys()].map(judged),
  inferences: [...map.inferences.keys()].map(judged),
})
