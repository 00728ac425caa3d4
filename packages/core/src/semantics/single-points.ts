import type { ClaimId, InferenceId, QuoteId, SourceId } from '../model/id.ts'
import type { Evaluation } from './evaluation.ts'
import { groundedStanding } from './grounded.ts'
import { proofOf } from './proof.ts'
import { reasonOf } from './reasons.ts'
import { solvedOf } from './solved.ts'
import { IN } from './standing.ts'
import type { Switches } from './switches.ts'
import { turningPoints } from './turning-points.ts'
import { joinSwitches } from './what-if.ts'

/** What a claim or inference hangs on alone: without any one of these it does not stand. */
export interface SinglePoints {
  readonly claims: readonly ClaimId[]
  readonly quotes: readonly QuoteId[]
  readonly sources: readonly SourceId[]
}

const NONE: SinglePoints = { claims: [], quotes: [], sources: [] }

/**
 * Single points of failure of what stands; none of what does not.
 * Cost: one evaluation for each quote and source under what it leans on.
 */
export function singlePointsOf(evaluation: Evaluation, id: ClaimId | InferenceId): SinglePoints {
  const reason = reasonOf(evaluation, id)
  if (reason?.standing !== 'in') return NONE
  const { map, options } = evaluation
  const quotes = quotesUnder(evaluation, id)
  const sources = new Set(quotes.map((quote) => map.quotes.get(quote)!.source))
  const fallsWithout = (switches: Switches): boolean => {
    const joined = joinSwitches(options.switches ?? {}, switches)
    return groundedStanding(map, { ...options, switches: joined }).of(id) !== 'in'
  }
  return {
    claims: turningPoints(evaluation, reason),
    quotes: quotes.filter((quote) => fallsWithout({ quotes: [quote] })),
    sources: [...sources].filter((source) => fallsWithout({ sources: [source] })),
  }
}

/** Quotes of all claims that `id` leans on and that are in. Without these it loses nothing. */
function quotesUnder(evaluation: Evaluation, id: ClaimId | InferenceId): QuoteId[] {
  const solved = solvedOf(evaluation)
  const { framework, labels, map } = solved
  const proof = proofOf(framework, solved, framework.statementOf.get(id)!)
  const quotes = [...proof.keys()]
    .filter((statement) => statement < framework.claimCount && labels[statement] === IN)
    .flatMap((s) => framework.classes.get(s) ?? [framework.ids[s] as ClaimId])
    .flatMap((claim) => map.claims.get(claim)!.quotes)
  return [...new Set(quotes)]
}
