import type { ArgumentMap, ClaimId, InferenceId, PositionId, SourceId } from '@counterpoint/core'
import {
  campsByTheses,
  clashReport,
  cruxesOf,
  defeatSets,
  gradualStrength,
  groundedStanding,
  lintEvidence,
  mainOpponents,
  preferredStanding,
  reasonOf,
  singlePointsOf,
  stableStanding,
  turningPoints,
  type CampGroup,
  type Camps,
  type ClashReport,
  type Convergence,
  type Cruxes,
  type DefeatSets,
  type Finding,
  type Reason,
  type SinglePoints,
  type Standing,
  type StandingOptions,
  type StrengthModel,
} from '@counterpoint/core/semantics'
import type { Acceptance } from '../../signs/standing-mark.tsx'

/** What is asked of a map, by name: question and answer are plain values that can be posted. */
export interface Analyses {
  /** Positions face to face; the main opponents where none are named. */
  readonly clash: {
    readonly question: Read & { readonly positions: readonly PositionId[] }
    readonly answer: ClashReport
  }
  readonly camps: {
    readonly question: Read & { readonly semantics: Camps['semantics']; readonly index: number }
    readonly answer: CampView
  }
  readonly strength: {
    readonly question: Read & { readonly model: StrengthModel | undefined }
    readonly answer: StrengthView
  }
  readonly reason: {
    readonly question: Read & { readonly id: ClaimId | InferenceId }
    readonly answer: ReasonView
  }
  readonly cruxes: { readonly question: Read; readonly answer: Cruxes }
  readonly lint: {
    readonly question: {
      readonly map: ArgumentMap
      readonly texts: ReadonlyMap<SourceId, string>
    }
    readonly answer: readonly Finding[]
  }
}

export type AnalysisKind = keyof Analyses

interface Read {
  readonly map: ArgumentMap
  readonly options: StandingOptions
}

/** One of the camps, and what all of them have in common. */
export interface CampView {
  readonly count: number
  readonly cutShort: Camps['cutShort']
  /** Number of the camp shown, from 0. */
  readonly index: number
  /** What stands in it; undefined where there is no camp. */
  readonly standings: ReadonlyMap<string, Standing> | undefined
  readonly acceptance: ReadonlyMap<string, Acceptance>
  readonly groups: readonly CampGroup[]
}

export interface StrengthView {
  readonly strengths: ReadonlyMap<string, number>
  /** Those that the rounds did not bring to rest. */
  readonly restless: ReadonlySet<string>
  readonly convergence: Convergence
}

export interface ReasonView {
  readonly reason: Reason | undefined
  readonly turningPoints: readonly ClaimId[]
  readonly defeat: DefeatSets
  readonly singlePoints: SinglePoints
}

export type Question<K extends AnalysisKind = AnalysisKind> = {
  readonly [Kind in K]: { readonly kind: Kind } & Analyses[Kind]['question']
}[K]

export type AnswerTo<K extends AnalysisKind> = Analyses[K]['answer']

/** An answer, or a sentence about what went wrong. */
export type Analysed = { readonly answer: AnswerTo<AnalysisKind> } | { readonly message: string }

/** The worker's whole duty. */
export function analyse(question: Question): Analysed {
  try {
    return { answer: answerTo(question) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { message: `This could not be worked out (${reason}).` }
  }
}

function answerTo(question: Question): AnswerTo<AnalysisKind> {
  switch (question.kind) {
    case 'clash': {
      const evaluation = groundedStanding(question.map, question.options)
      const known = question.positions.filter((id) => question.map.positions.has(id))
      return clashReport(evaluation, known.length < 2 ? mainOpponents(evaluation) : known)
    }
    case 'camps':
      return campView(question)
    case 'strength':
      return strengthView(question)
    case 'reason':
      return reasonView(question)
    case 'cruxes':
      return cruxesOf(groundedStanding(question.map, question.options))
    case 'lint':
      return lintEvidence(question.map, question.texts)
  }
}

function campView({ map, options, semantics, index }: Question<'camps'>): CampView {
  const camps = (semantics === 'preferred' ? preferredStanding : stableStanding)(map, options)
  const shown = Math.min(index, Math.max(0, camps.count - 1))
  const camp = camps.count > 0 ? camps.camp(shown) : undefined
  const ids = [...map.claims.keys(), ...map.inferences.keys()]
  return {
    count: camps.count,
    cutShort: camps.cutShort,
    index: shown,
    standings: camp && new Map(ids.map((id) => [id, camp.of(id)!])),
    acceptance: new Map(ids.map((id) => [id, acceptanceOf(camps, id)])),
    groups: campsByTheses(camps),
  }
}

function acceptanceOf(camps: Camps, id: ClaimId | InferenceId): Acceptance {
  if (camps.isSceptical(id)) return 'every'
  const isCredulous = camps.isCredulous(id)
  return isCredulous === undefined ? 'unknown' : isCredulous ? 'some' : 'none'
}

function strengthView({ map, options, model }: Question<'strength'>): StrengthView {
  const strength = gradualStrength(map, {
    ...(options.stances ? { stances: options.stances } : {}),
    ...(options.switches ? { switches: options.switches } : {}),
    ...(model ? { model } : {}),
  })
  const ids = [...map.claims.keys(), ...map.inferences.keys()]
  return {
    strengths: new Map(ids.map((id) => [id, strength.of(id)!])),
    restless: new Set(ids.filter((id) => !strength.isSettled(id))),
    convergence: strength.convergence,
  }
}

function reasonView({ map, options, id }: Question<'reason'>): ReasonView {
  const evaluation = groundedStanding(map, options)
  const reason = reasonOf(evaluation, id)
  return {
    reason,
    turningPoints: reason ? turningPoints(evaluation, reason) : [],
    defeat: defeatSets(evaluation, id),
    singlePoints: singlePointsOf(evaluation, id),
  }
}
