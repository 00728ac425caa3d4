import type { ClaimId, PositionId } from '../model/id.ts'
import { budgetOf, type CutShort, type SearchLimits } from './budget.ts'
import type { Evaluation } from './evaluation.ts'
import { settlingOf } from './settling.ts'
import { solvedOf } from './solved.ts'
import { IN, OUT, UNDECIDED, standingOfLabel, type Standing } from './standing.ts'

/** A claim, and what depends on which way it goes. */
export interface Crux {
  readonly claim: ClaimId
  readonly standing: Standing
  /** Other claims that would stand otherwise if this one were out where it is in, else in. */
  readonly moves: readonly ClaimId[]
  /** Positions whose thesis is among them. */
  readonly theses: readonly PositionId[]
}

export interface Cruxes {
  /** Those that move anything: by theses moved, then by claims moved. */
  readonly cruxes: readonly Crux[]
  readonly cutShort: CutShort | undefined
}

/**
 * Claims ranked by how much of what stands flips with them. Of equivalent claims, one stands for
 * all.
 *
 * Cost: what each flip touches.
 */
export function cruxesOf(evaluation: Evaluation, limits: SearchLimits = {}): Cruxes {
  const solved = solvedOf(evaluation)
  const { framework, labels, map } = solved
  const settling = settlingOf(framework, solved)
  const budget = budgetOf(limits)
  const cruxes: Crux[] = []
  for (let statement = 0; statement < framework.claimCount; statement++) {
    if (framework.forced[statement] !== UNDECIDED) continue
    settling.force(statement, labels[statement] === IN ? OUT : IN)
    const touched = settling.settle([statement])
    const moved = [...touched.keys()].filter(
      (other) => other !== statement && other < framework.claimCount && hasMoved(other),
    )
    settling.force(statement, UNDECIDED)
    settling.settle([statement])
    if (moved.length > 0) cruxes.push(cruxOf(statement, moved))
    if (!budget.spend(touched.size + 1)) break
  }
  return { cruxes: cruxes.sort(byWeight), cutShort: budget.cutShort() }

  function hasMoved(statement: number): boolean {
    return settling.labelOf(statement) !== labels[statement]
  }

  function cruxOf(statement: number, moved: readonly number[]): Crux {
    const claim = framework.ids[statement] as ClaimId
    const theses = [...map.positions.values()].filter(
      ({ thesis }) => thesis !== null && moved.includes(framework.statementOf.get(thesis)!),
    )
    return {
      claim,
      standing: evaluation.of(claim)!,
      moves: moved.map((other) => framework.ids[other] as ClaimId),
      theses: theses.map(({ id }) => id),
    }
  }
}

/**
 * Claims that would stand otherwise, and how, if `claim` were out where it is in, else in; itself
 * apart.
 *
 * Cost: what the flip touches.
 */
export function movedBy(evaluation: Evaluation, claim: ClaimId): ReadonlyMap<ClaimId, Standing> {
  const solved = solvedOf(evaluation)
  const { framework, labels } = solved
  const flipped = framework.statementOf.get(claim)!
  const settling = settlingOf(framework, solved)
  settling.force(flipped, labels[flipped] === IN ? OUT : IN)
  settling.settle([flipped])
  return new Map(
    [...evaluation.map.claims.keys()].flatMap((id) => {
      const statement = framework.statementOf.get(id)!
      const label = settling.labelOf(statement)
      const after = standingOfLabel(label)
      const isMoved = statement !== flipped && label !== labels[statement]
      return isMoved && after ? [[id, after] as const] : []
    }),
  )
}

const byWeight = (a: Crux, b: Crux): number =>
  b.theses.length - a.theses.length ||
  b.moves.length - a.moves.length ||
  (a.claim < b.claim ? -1 : 1)
