import type { PositionId } from '../../model/id.ts'
import type { CutShort, SearchLimits } from '../budget.ts'
import type { Evaluation } from '../evaluation.ts'
import { clashReport, type ClashReport, type SideReport } from './clash-report.ts'

/** A clash report in plain values; dropped clashes are those of `clashes` whose state says so. */
export interface ClashJudgement extends Omit<ClashReport, 'sides' | 'cutShort'> {
  readonly sides: readonly Omit<SideReport, 'droppedClashes'>[]
  readonly cutShort: CutShort | null
}

/** `clashReport`, as values that can be sent and printed, each told once. */
export function clashJudgement(
  evaluation: Evaluation,
  positions: readonly PositionId[],
  limits: SearchLimits = {},
): ClashJudgement {
  const { sides, cutShort, ...report } = clashReport(evaluation, positions, limits)
  return {
    sides: sides.map(({ droppedClashes: _among, ...side }) => side),
    ...report,
    cutShort: cutShort ?? null,
  }
}
