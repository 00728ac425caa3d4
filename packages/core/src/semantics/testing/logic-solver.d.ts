/** The part of logic-solver 2 that the tests use. */
declare module 'logic-solver' {
  interface Formula {
    readonly formula: true
  }
  interface Solution {
    getTrueVars(): string[]
  }
  class Solver {
    require(formula: Formula): void
    solve(): Solution | null
    solveAssuming(formula: Formula): Solution | null
  }
  function or(literals: readonly string[]): Formula
  function and(literals: readonly string[]): Formula
  const Logic: { Solver: typeof Solver; or: typeof or; and: typeof and }
  export default Logic
}
