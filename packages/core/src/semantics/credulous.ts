import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { budgetOf, type Budget, type CutShort } from './budget.ts'
import type { CampSearch } from './camps.ts'
import { admissibleLabellings } from './admissible-labellings.ts'
import { frameworkOf, type StandingOptions } from './framework.ts'
import { grounded } from './grounded.ts'
import { residueOf, type Component } from './residue.ts'
import { cdclSolver } from './sat/cdcl.ts'
import type { MakeSatSolver } from './sat/sat-solver.ts'
import { IN } from './standing.ts'

/** What can be held at all: accepted by at least one preferred standing. */
export interface Credulous {
  /** Undefined: undetermined within the limits, or not in the map. */
  readonly of: (id: ClaimId | InferenceId) => boolean | undefined
  readonly cutShort: CutShort | undefined
}

/**
 * Credulous acceptance of everything in `map`, without listing the preferred standings: a statement
 * is in some preferred labelling just if it is in some admissible one, and each labelling found
 * settles all statements that are in it.
 *
 * Cost: at most one question to the solver for each statement that the grounded standing leaves
 * undecided.
 */
export function credulousAcceptance(
  map: ArgumentMap,
  options: StandingOptions = {},
  { makeSolver = cdclSolver, ...limits }: Omit<CampSearch, 'limit'> = {},
): Credulous {
  const framework = frameworkOf(map, options)
  const { labels } = grounded(framework)
  const budget = budgetOf(limits)
  const answers = new Map<number, boolean>()
  for (const component of residueOf(framework, labels)) {
    askAll(component, makeSolver, budget, answers)
  }
  return {
    of: (id) => {
      const statement = framework.statementOf.get(id)
      if (statement === undefined) return undefined
      if (labels[statement] === IN) return true
      return labels[statement] === 0 ? answers.get(statement) : false
    },
    cutShort: budget.cutShort(),
  }
}

function askAll(
  component: Component,
  makeSolver: MakeSatSolver,
  budget: Budget,
  answers: Map<number, boolean>,
): void {
  const solver = makeSolver(budget)
  const { isIn, found } = admissibleLabellings(component, solver)
  for (const statement of component.keys()) {
    if (answers.has(statement)) continue
    const outcome = solver.solve([isIn(statement)])
    if (outcome === undefined) return
    if (!outcome) {
      answers.set(statement, false)
      solver.addClause([-isIn(statement)])
      continue
    }
    for (const [other, label] of found()) if (label === IN) answers.set(other, true)
  }
}
