import type { Component, OpenCondition } from './residue.ts'
import type { SatSolver } from './sat/sat-solver.ts'
import { IN, OUT, UNDECIDED, type Label } from './standing.ts'

/** Labels of the statements of one component. */
export type Labelling = ReadonlyMap<number, Label>

/** The admissible labellings of a component, as clauses in a solver. */
export interface AdmissibleLabellings {
  readonly isIn: (statement: number) => number
  readonly isOut: (statement: number) => number
  /** Statements with literals of their own; the others say what one of these says. */
  readonly own: readonly number[]
  /** The labelling that the solver found last. */
  readonly found: () => Labelling
}

/**
 * Tells `solver` which labellings of `component` are admissible: what they decide, the
 * characteristic operator decides so too (Brewka et al. 2013; for plain attacks, Caminada 2006 and
 * the encoding of Cerutti et al. 2014). Two literals a statement: it is in, it is out; undecided is
 * neither. The largest admissible labellings are complete, so nothing need be said of those that
 * could decide more: half the clauses, and shorter searches.
 *
 * An inference from a single open premise, with nothing open against it, says what its premise
 * says and gets no literals; most inferences are of this kind.
 */
export function admissibleLabellings(
  component: Component,
  solver: SatSolver,
): AdmissibleLabellings {
  const literals = new Map<number, { readonly isIn: number; readonly isOut: number }>()
  const own: number[] = []
  const of = (statement: number): { readonly isIn: number; readonly isOut: number } => {
    const known = literals.get(statement)
    if (known) return known
    const echoed = echoOf(component.get(statement)!)
    const pair =
      echoed === undefined
        ? { isIn: solver.newVariable(), isOut: solver.newVariable() }
        : of(echoed)
    if (echoed === undefined) own.push(statement)
    literals.set(statement, pair)
    return pair
  }
  const isIn = (statement: number): number => of(statement).isIn
  const isOut = (statement: number): number => of(statement).isOut
  for (const statement of component.keys()) of(statement)
  for (const statement of own) {
    solver.addClause([-isIn(statement), -isOut(statement)])
    requireIn(solver, component.get(statement)!, isIn(statement), isIn, isOut)
    requireOut(solver, component.get(statement)!, isOut(statement), isIn, isOut)
  }
  const labelOf = (statement: number): Label => {
    if (solver.isTrue(isIn(statement))) return IN
    return solver.isTrue(isOut(statement)) ? OUT : UNDECIDED
  }
  return {
    isIn,
    isOut,
    own,
    found: () => new Map([...component.keys()].map((statement) => [statement, labelOf(statement)])),
  }
}

/** The premise whose label an inference always has, if it is so simple. */
export function echoOf({ premises, attackers, supporters }: OpenCondition): number | undefined {
  const isSimple = premises.length === 1 && attackers.length === 0 && supporters === null
  return isSimple ? premises[0] : undefined
}

type LiteralOf = (statement: number) => number

/** `self` only if every premise is in, every attacker out and, if need be, a supporter in. */
function requireIn(
  solver: SatSolver,
  { premises, attackers, supporters }: OpenCondition,
  self: number,
  isIn: LiteralOf,
  isOut: LiteralOf,
): void {
  const needed = [...premises.map(isIn), ...attackers.map(isOut)]
  for (const literal of needed) solver.addClause([-self, literal])
  if (supporters) solver.addClause([-self, ...supporters.map(isIn)])
}

/** `self` only if a premise is out, an attacker in, or every needed supporter out. */
function requireOut(
  solver: SatSolver,
  { premises, attackers, supporters }: OpenCondition,
  self: number,
  isIn: LiteralOf,
  isOut: LiteralOf,
): void {
  const enough = [...premises.map(isOut), ...attackers.map(isIn)]
  if (supporters) enough.push(everyOf(solver, supporters.map(isOut)))
  solver.addClause([-self, ...enough])
}

/** A literal that is true only if all of `literals` are. */
function everyOf(solver: SatSolver, literals: readonly number[]): number {
  if (literals.length === 1) return literals[0]!
  const every = solver.newVariable()
  for (const literal of literals) solver.addClause([-every, literal])
  return every
}
