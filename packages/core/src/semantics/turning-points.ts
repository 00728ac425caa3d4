import type { ClaimId } from '../model/id.ts'
import type { Evaluation } from './evaluation.ts'
import type { Reason } from './reasons.ts'
import { settlingOf } from './settling.ts'
import { solvedOf } from './solved.ts'
import { IN, OUT, UNDECIDED } from './standing.ts'

/** Reasons with more claims than this are searched only so far, nearest first. */
const MOST_TRIED = 200

/**
 * Claims that `reason` names, nearest first, any one of which turns its root when it falls: what
 * was in is in no longer, what was out or undecided comes in. What to answer first.
 *
 * Cost: what the fall of each claim touches.
 */
export function turningPoints(evaluation: Evaluation, reason: Reason): readonly ClaimId[] {
  const solved = solvedOf(evaluation)
  const { framework } = solved
  const root = framework.statementOf.get(reason.id)!
  const wasIn = solved.labels[root] === IN
  const settling = settlingOf(framework, solved)
  return claimsNamed(reason).filter((claim) => {
    const statement = framework.statementOf.get(claim)!
    if (statement === root || solved.labels[statement] === OUT) return false
    settling.force(statement, OUT)
    settling.settle([statement])
    const turns = (settling.labelOf(root) === IN) !== wasIn
    settling.force(statement, UNDECIDED)
    settling.settle([statement])
    return turns
  })

  function claimsNamed(from: Reason): ClaimId[] {
    const named = new Set<ClaimId>()
    const open = [from]
    for (let next = 0; next < open.length && named.size < MOST_TRIED; next++) {
      const { id, because } = open[next]!
      if (evaluation.map.claims.has(id as ClaimId)) named.add(id as ClaimId)
      open.push(...because)
    }
    return [...named]
  }
}
