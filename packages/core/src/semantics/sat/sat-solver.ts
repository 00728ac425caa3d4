import type { Budget } from '../budget.ts'

/**
 * Decides whether clauses can be true together. Literals are as in DIMACS: a variable, or a variable
 * with a minus sign for its negation.
 *
 * Preferred and stable standings are found through this interface, so that a solver from elsewhere
 * can take the place of our own.
 */
export interface SatSolver {
  /** Variables are 1, 2, 3, … */
  readonly newVariable: () => number
  /** At any time between two calls of `solve`. */
  readonly addClause: (literals: readonly number[]) => void
  /** Whether all clauses and `assumptions` can be true; undefined when the budget ran out. */
  readonly solve: (assumptions?: readonly number[]) => boolean | undefined
  /**
   * As `solve` without assumptions, with a model in which as many variables are true as can be: none
   * has all of them and more. A solver without it is asked step by step.
   */
  readonly solveLargest?: () => boolean | undefined
  /** In the model that the last `solve` found. */
  readonly isTrue: (literal: number) => boolean
}

export type MakeSatSolver = (budget: Budget) => SatSolver
