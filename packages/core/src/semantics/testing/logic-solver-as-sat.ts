import Logic from 'logic-solver'
import type { SatSolver } from '../sat/sat-solver.ts'

/** MiniSat as logic-solver packs it: a second opinion. It knows no budget. */
export function logicSolver(): SatSolver {
  const solver = new Logic.Solver()
  let variables = 0
  let accepted = new Set<string>()
  let isBroken = false
  const term = (literal: number): string => (literal > 0 ? `v${literal}` : `-v${-literal}`)
  return {
    newVariable: () => {
      variables++
      solver.require(Logic.or([`v${variables}`, `-v${variables}`]))
      return variables
    },
    addClause: (literals) => {
      if (literals.length === 0) isBroken = true
      else solver.require(Logic.or(literals.map(term)))
    },
    solve: (assumptions = []) => {
      if (isBroken) return false
      const model =
        assumptions.length === 0
          ? solver.solve()
          : solver.solveAssuming(Logic.and(assumptions.map(term)))
      if (model) accepted = new Set(model.getTrueVars())
      return model !== null
    },
    isTrue: (literal) => accepted.has(`v${Math.abs(literal)}`) === literal > 0,
  }
}
