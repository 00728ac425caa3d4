import type { ArgumentMap } from '../model/argument-map.ts'
import type { Budget } from './budget.ts'
import { campsOf, type Camps, type CampSearch } from './camps.ts'
import { echoOf, type Labelling } from './admissible-labellings.ts'
import type { StandingOptions } from './framework.ts'
import type { Component, OpenCondition } from './residue.ts'
import type { MakeSatSolver, SatSolver } from './sat/sat-solver.ts'
import { IN, OUT } from './standing.ts'

/**
 * The camps that take a side on everything, and on grounds of their own: two-valued models in which
 * no claim is held up by a ring of supports alone (Brewka et al. 2013, after Gelfond and Lifschitz
 * 1988; on plain attacks, Dung’s stable extensions, 1995).
 *
 * There may be none. Cost as for preferred standings.
 */
export const stableStanding = (
  map: ArgumentMap,
  options: StandingOptions = {},
  search: CampSearch = {},
): Camps => campsOf('stable', map, options, search, stableOfComponent)

/**
 * Stable labellings of one component: two-valued models from the solver; one that rests on a ring
 * of supports is answered with the ring's loop formula (Lin and Zhao 2004), the others are reported.
 */
function* stableOfComponent(
  component: Component,
  makeSolver: MakeSatSolver,
  budget: Budget,
): Generator<Labelling> {
  const solver = makeSolver(budget)
  const { own, accepts } = twoValuedModels(component, solver)
  // To accept is the decision that says most: on dense attacks it halves the search.
  const next = solver.solveLargest ?? solver.solve
  while (next() === true) {
    const accepted = new Set([...component.keys()].filter((s) => solver.isTrue(accepts(s))))
    const floating = unfoundedOf(component, accepted)
    if (floating.size > 0) {
      requireGround(component, solver, accepts, floating)
      continue
    }
    yield new Map([...component.keys()].map((s) => [s, accepted.has(s) ? IN : OUT]))
    solver.addClause(own.map((s) => (accepted.has(s) ? -accepts(s) : accepts(s))))
  }
}

type LiteralOf = (statement: number) => number

function twoValuedModels(
  component: Component,
  solver: SatSolver,
): { readonly own: readonly number[]; readonly accepts: LiteralOf } {
  const literals = new Map<number, number>()
  const own: number[] = []
  const accepts = (statement: number): number => {
    const known = literals.get(statement)
    if (known !== undefined) return known
    const echoed = echoOf(component.get(statement)!)
    const literal = echoed === undefined ? solver.newVariable() : accepts(echoed)
    if (echoed === undefined) own.push(statement)
    literals.set(statement, literal)
    return literal
  }
  for (const statement of component.keys()) accepts(statement)
  for (const s of own) requireCondition(solver, component.get(s)!, accepts(s), accepts)
  return { own, accepts }
}

/** `self` if and only if its condition holds. */
function requireCondition(
  solver: SatSolver,
  { premises, attackers, supporters }: OpenCondition,
  self: number,
  accepts: LiteralOf,
): void {
  const needed = [...premises.map(accepts), ...attackers.map((a) => -accepts(a))]
  for (const literal of needed) solver.addClause([-self, literal])
  const rest = needed.map((literal) => -literal)
  if (!supporters) return solver.addClause([self, ...rest])
  solver.addClause([-self, ...supporters.map(accepts)])
  for (const supporter of supporters) solver.addClause([self, ...rest, -accepts(supporter)])
}

/** Accepted statements that nothing but themselves leads to. */
function unfoundedOf(component: Component, accepted: ReadonlySet<number>): ReadonlySet<number> {
  const floating = new Set(accepted)
  for (let shrinks = true; shrinks;) {
    shrinks = false
    for (const statement of floating) {
      const { premises, supporters } = component.get(statement)!
      const isFounded =
        premises.every((p) => !floating.has(p)) &&
        (!supporters || supporters.some((b) => accepted.has(b) && !floating.has(b)))
      if (!isFounded) continue
      floating.delete(statement)
      shrinks = true
    }
  }
  return floating
}

/** Every claim of `ring` needs one of the supports that come to the ring from outside. */
function requireGround(
  component: Component,
  solver: SatSolver,
  accepts: LiteralOf,
  ring: ReadonlySet<number>,
): void {
  const outside = [...ring].flatMap((s) =>
    (component.get(s)!.supporters ?? []).filter((b) => !ring.has(b)).map(accepts),
  )
  for (const s of ring)
    if (component.get(s)!.supporters) solver.addClause([-accepts(s), ...outside])
}
