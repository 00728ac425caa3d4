import type { ArgumentMap } from '../model/argument-map.ts'
import type { Budget } from './budget.ts'
import { campsOf, type Camps, type CampSearch } from './camps.ts'
import {
  admissibleLabellings,
  type AdmissibleLabellings,
  type Labelling,
} from './admissible-labellings.ts'
import type { StandingOptions } from './framework.ts'
import type { Component } from './residue.ts'
import type { MakeSatSolver, SatSolver } from './sat/sat-solver.ts'
import { IN, OUT, UNDECIDED } from './standing.ts'

/**
 * The coherent camps of the debate: the admissible labellings that decide as much as any
 * (Brewka et al. 2013; on plain attacks, Dung’s preferred extensions, 1995).
 *
 * There is always one. Cost: exponential at worst in the largest connected part that the grounded
 * standing leaves undecided; bounded by `search`, and `cutShort` says so.
 */
export const preferredStanding = (
  map: ArgumentMap,
  options: StandingOptions = {},
  search: CampSearch = {},
): Camps => campsOf('preferred', map, options, search, preferredOfComponent)

/**
 * Preferred labellings of one component: the largest admissible ones, found at once or grown step by
 * step; all that one contains is forbidden before the next (Cerutti, Dunne, Giacomin and Vallati 2014).
 */
function* preferredOfComponent(
  component: Component,
  makeSolver: MakeSatSolver,
  budget: Budget,
): Generator<Labelling> {
  const solver = makeSolver(budget)
  const admissible = admissibleLabellings(component, solver)
  const { solveLargest } = solver
  while ((solveLargest ?? solver.solve)() === true) {
    const largest = solveLargest ? admissible.found() : grown(solver, admissible)
    if (!largest) return
    yield largest
    solver.addClause(notWithin(admissible, largest))
  }
}

/** The labelling last found, made to decide as much as it can; undefined when out of budget. */
function grown(solver: SatSolver, admissible: AdmissibleLabellings): Labelling | undefined {
  const { own, isIn, isOut, found } = admissible
  for (let largest = found(); ; largest = found()) {
    const kept = own.flatMap((statement) => {
      if (largest.get(statement) === IN) return [isIn(statement)]
      return largest.get(statement) === OUT ? [isOut(statement)] : []
    })
    const open = own.filter((statement) => largest.get(statement) === UNDECIDED)
    if (open.length === 0) return largest
    const grows = solver.newVariable()
    solver.addClause([-grows, ...open.flatMap((statement) => [isIn(statement), isOut(statement)])])
    const outcome = solver.solve([grows, ...kept])
    solver.addClause([-grows])
    if (outcome === undefined) return undefined
    if (!outcome) return largest
  }
}

const notWithin = ({ own, isIn, isOut }: AdmissibleLabellings, labelling: Labelling): number[] =>
  own.flatMap((statement) => {
    const label = labelling.get(statement)
    return [
      ...(label === IN ? [] : [isIn(statement)]),
      ...(label === OUT ? [] : [isOut(statement)]),
    ]
  })
