export type { CutShort, SearchLimits } from './budget.ts'
export { campsByTheses, type CampGroup } from './camps-by-theses.ts'
export type { Camps, CampSearch } from './camps.ts'
export type { Answer, Clash, ClashKind, ClashState, Evidence } from './clash/clash.ts'
export { clashJudgement, type ClashJudgement } from './clash/clash-judgement.ts'
export { clashText } from './clash/clash-text.ts'
export { clashReport, type ClashReport, type SideReport } from './clash/clash-report.ts'
export { mainOpponents } from './clash/main-opponents.ts'
export type { Denial, Held, SharedClaim, TensionBetween } from './clash/common-ground.ts'
export type { EvidenceMatrix, MatrixRow } from './clash/evidence-matrix.ts'
export { credulousAcceptance, type Credulous } from './credulous.ts'
export { cruxesOf, type Crux, type Cruxes } from './cruxes.ts'
export { defeatSets, type DefeatLimits, type DefeatSets } from './defeat-sets.ts'
export type { Evaluation } from './evaluation.ts'
export type { StandingOptions } from './framework.ts'
export type { Reading } from './given.ts'
export {
  gradualStrength,
  type Contribution,
  type StrengthOptions,
  type Strengths,
} from './gradual.ts'
export { groundedStanding } from './grounded.ts'
export { standingAfter } from './incremental.ts'
export type { StrengthModel } from './influence.ts'
export {
  judge,
  nearReason,
  SEMANTICS,
  type AcceptanceOfRecord,
  type CampsJudgement,
  type CampStandings,
  type GradualJudgement,
  type GroundedJudgement,
  type JudgeOptions,
  type Judgement,
  type NearReason,
  type Semantics,
  type StandingOfRecord,
  type StrengthOfRecord,
} from './judge.ts'
export type { Finding, LintRule, OpenQuestion } from './lint/finding.ts'
export { lintEvidence } from './lint/lint-evidence.ts'
export { preferredStanding } from './preferred.ts'
export { reasonSentence } from './reason-sentence.ts'
export { reasonOf, type Bearing, type Ground, type Reason } from './reasons.ts'
export type { MakeSatSolver, SatSolver } from './sat/sat-solver.ts'
export { singlePointsOf, type SinglePoints } from './single-points.ts'
export type { Convergence } from './strengths.ts'
export { stableStanding } from './stable.ts'
export type { Standing } from './standing.ts'
export type { Switches } from './switches.ts'
export { turningPoints } from './turning-points.ts'
export { unknownSwitches, type UnknownSwitch } from './unknown-switches.ts'
export {
  joinSwitches,
  movesBetween,
  strengthMoves,
  whatIf,
  type Move,
  type StrengthMove,
  type WhatIf,
} from './what-if.ts'
