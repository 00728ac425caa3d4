import {
  clashJudgement,
  groundedStanding,
  judge,
  lintEvidence,
  nearReason,
  strengthMoves,
  whatIf,
  type SearchLimits,
} from '@counterpoint/core/semantics'
import { unreachable } from '@counterpoint/core'
import type { askWhatIf, evaluateMap, lintMap, reportClash } from '@counterpoint/protocol'
import type { z } from 'zod'
import type { JudgeTask } from './judge-task.ts'

/** A value of an answer, of which nothing will change. */
type Still<T> = T extends object ? { readonly [K in keyof T]: Still<T[K]> } : T

type Reply = Still<
  | z.output<typeof evaluateMap.reply>
  | z.output<typeof reportClash.reply>
  | z.output<typeof lintMap.reply>
  | z.output<typeof askWhatIf.reply>
>

/** The answer to `task`, as its route describes it. */
export function judged(task: JudgeTask, limits: SearchLimits): Reply {
  const { map, revision } = task
  switch (task.kind) {
    case 'evaluation': {
      const { semantics, reading, stances, reasons } = task
      const options = { reading, stances, reasons, ...limits }
      return { revision, reading, ...judge(map, semantics, options) }
    }
    case 'clash': {
      const { positions, reading, stances } = task
      const evaluation = groundedStanding(map, { reading, stances })
      return { revision, reading, ...clashJudgement(evaluation, positions, limits) }
    }
    case 'lint':
      return { revision, items: lintEvidence(map, task.texts), next: null }
    case 'what-if': {
      const { switches, reading, stances } = task
      const { after, moved } = whatIf(map, switches, { reading, stances })
      return {
        revision,
        reading,
        moved: moved.map((move) => ({ ...move, reason: nearReason(after, move.id) })),
        strengths: strengthMoves(map, switches, { stances }),
      }
    }
    default:
      return unreachable(task)
  }
}
