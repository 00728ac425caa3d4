import fc from 'fast-check'
import Logic from 'logic-solver'
import { describe, expect, it } from 'vitest'
import { budgetOf } from '../budget.ts'
import { cdclSolver } from './cdcl.ts'

type Clauses = readonly (readonly number[])[]

const someClauses = (variables: number, most: number): fc.Arbitrary<Clauses> =>
  fc.array(
    fc.array(
      fc.tuple(fc.integer({ min: 1, max: variables }), fc.boolean()).map(([v, s]) => (s ? v : -v)),
      { minLength: 1, maxLength: 3, size: 'max' },
    ),
    { maxLength: most, size: 'max' },
  )

const solverFor = (variables: number, clauses: Clauses, budget = budgetOf()) => {
  const solver = cdclSolver(budget)
  for (let v = 0; v < variables; v++) solver.newVariable()
  for (const clause of clauses) solver.addClause(clause)
  return solver
}

const isSatisfiable = (variables: number, clauses: Clauses): boolean => {
  for (let bits = 0; bits < 2 ** variables; bits++) {
    const holds = (l: number): boolean => (bits >> (Math.abs(l) - 1)) % 2 === (l > 0 ? 1 : 0)
    if (clauses.every((clause) => clause.some(holds))) return true
  }
  return false
}

/** Pigeons into one hole fewer: hard for its size, and never possible. */
function pigeons(holes: number): Clauses {
  const sits = (pigeon: number, hole: number): number => pigeon * holes + hole + 1
  const all = Array.from({ length: holes + 1 }, (_, p) =>
    Array.from({ length: holes }, (__, h) => sits(p, h)),
  )
  const apart = Array.from({ length: holes }, (_, h) =>
    all.flatMap((__, p) => all.slice(0, p).map((___, q) => [-sits(p, h), -sits(q, h)])),
  )
  return [...all, ...apart.flat()]
}

describe('the solver', () => {
  it('decides as trying every assignment does, and its models hold', () => {
    let [yes, no] = [0, 0]
    fc.assert(
      fc.property(someClauses(8, 45), (clauses) => {
        const solver = solverFor(8, clauses)
        const outcome = solver.solve()
        expect(outcome).toBe(isSatisfiable(8, clauses))
        if (outcome) expect(clauses.every((clause) => clause.some(solver.isTrue))).toBe(true)
        if (outcome) yes++
        else no++
      }),
      { numRuns: 500 },
    )
    expect(Math.min(yes, no)).toBeGreaterThan(50)
  })

  it('answers one question after another, with clauses and assumptions in between', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(someClauses(7, 8), fc.array(fc.integer({ min: -7, max: 7 }), { maxLength: 3 })),
          {
            maxLength: 6,
          },
        ),
        (rounds) => {
          const solver = solverFor(7, [])
          const so: (readonly number[])[] = []
          for (const [clauses, some] of rounds) {
            const assumptions = some.filter((l) => l !== 0)
            for (const clause of clauses) solver.addClause(clause)
            so.push(...clauses)
            const units = assumptions.map((l) => [l])
            expect(solver.solve(assumptions)).toBe(isSatisfiable(7, [...so, ...units]))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('agrees with logic-solver on random 3-SAT about the threshold', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const clauses = Array.from({ length: 256 }, () =>
          Array.from({ length: 3 }, () => {
            const number = numbers.next().value ?? 0
            return ((number >> 1) % 60) + 1 > 0 && number % 2 === 0
              ? ((number >> 1) % 60) + 1
              : -(((number >> 1) % 60) + 1)
          }),
        )
        const other = new Logic.Solver()
        for (const clause of clauses) {
          other.require(Logic.or(clause.map((l) => (l > 0 ? `v${l}` : `-v${-l}`))))
        }
        expect(solverFor(60, clauses).solve()).toBe(other.solve() !== null)
      }),
      { numRuns: 40 },
    )
  })

  it('refutes seven pigeons in six holes, past its first restarts', () => {
    expect(solverFor(42, pigeons(6)).solve()).toBe(false)
  })

  it('forgets what it learned without forgetting what it was told', () => {
    expect(solverFor(56, pigeons(7)).solve()).toBe(false)
  })

  it('gives up when its budget is spent, or when told to', () => {
    const spent = budgetOf({ steps: 1_000 })
    expect(solverFor(110, pigeons(10), spent).solve()).toBeUndefined()
    expect(spent.cutShort()).toBe('steps')
    const cancelled = budgetOf({ isCancelled: () => true })
    expect(solverFor(110, pigeons(10), cancelled).solve()).toBeUndefined()
    expect(cancelled.cutShort()).toBe('cancelled')
  })
})
