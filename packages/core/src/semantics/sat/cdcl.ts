import type { Budget } from '../budget.ts'
import { ClauseStore, NONE, type ClauseRef, type Literal } from './clause-store.ts'
import { withRoom } from './growing.ts'
import type { SatSolver } from './sat-solver.ts'
import { variableOrder } from './variable-order.ts'

const CONFLICTS_A_RUN = 100
/** Clauses that are kept of what was learned, and how many more after each time of forgetting. */
const LEARNED_AT_FIRST = 1_500
const LEARNED_MORE = 300

/**
 * A small complete solver: conflict-driven clause learning (Marques-Silva and Sakallah 1999) with
 * two watched literals (Moskewicz et al. 2001), first unique implication points, saved phases and
 * restarts after Luby, Sinclair and Zuckerman 1993. Typed arrays throughout: most of the time goes
 * into walking through clauses.
 */
export function cdclSolver(budget: Budget): SatSolver {
  const order = variableOrder()
  const clauses = new ClauseStore()
  /** By literal: 1 true, -1 false, 0 open. */
  let values = new Int8Array(64)
  /** By variable, as all that follows. */
  let levels = new Int32Array(64)
  let reasons = new Int32Array(64)
  let phases = new Int8Array(64)
  let marks = new Int8Array(64)
  let trail = new Int32Array(64)
  let trailLength = 0
  /** By level: the last clause in which it was counted. */
  let stamps = new Int32Array(64)
  let stamp = 0
  const levelStarts: number[] = []
  let variables = 0
  let mostLearned = LEARNED_AT_FIRST
  let head = 0
  let isBroken = false
  /** Every decision makes a variable true: see `solveLargest`. */
  let isGreedy = false
  let model = new Int8Array(0)

  const newVariable = (): number => {
    const variable = ++variables
    values = withRoom(values, 2 * variable + 2)
    levels = withRoom(levels, variable + 1)
    reasons = withRoom(reasons, variable + 1)
    phases = withRoom(phases, variable + 1)
    marks = withRoom(marks, variable + 1)
    trail = withRoom(trail, variable + 1)
    stamps = withRoom(stamps, variable + 1)
    phases[variable] = 1
    clauses.addVariable()
    order.add(variable)
    return variable
  }

  const assign = (literal: Literal, reason: ClauseRef): void => {
    const variable = literal >> 1
    values[literal] = 1
    values[literal ^ 1] = -1
    levels[variable] = levelStarts.length
    reasons[variable] = reason
    trail[trailLength++] = literal
  }

  const backTo = (level: number): void => {
    const start = levelStarts[level]
    if (start === undefined) return
    for (let i = trailLength - 1; i >= start; i--) {
      const literal = trail[i]!
      values[literal] = 0
      values[literal ^ 1] = 0
      phases[literal >> 1] = literal & 1
      order.restore(literal >> 1)
    }
    trailLength = start
    levelStarts.length = level
    head = start
  }

  /** The clause that has become false, or `NONE`. */
  const propagate = (): ClauseRef => {
    while (head < trailLength) {
      const conflict = visit(trail[head++]! ^ 1)
      if (conflict !== NONE) return conflict
    }
    return NONE
  }

  /** Looks at every clause that watches `falsified`; it must not move while it does. */
  const visit = (falsified: Literal): ClauseRef => {
    const { cells, watched } = clauses
    const truth = values
    const list = clauses.watchers[falsified]!
    const length = watched[falsified]!
    let kept = 0
    for (let i = 0; i < length; i += 2) {
      let other = list[i]!
      const clause = list[i + 1]!
      let value = truth[other]!
      if (clause >= 0 && value !== 1) {
        const from = ClauseStore.literalsAt(clause)
        // The other watch first, so that a reason begins with what it forced.
        other = cells[from]! ^ cells[from + 1]! ^ falsified
        cells[from] = other
        cells[from + 1] = falsified
        value = truth[other]!
        if (value !== 1) {
          const end = from + cells[clause]!
          let k = from + 2
          while (k < end && truth[cells[k]!] === -1) k++
          if (k < end) {
            const next = cells[k]!
            cells[k] = falsified
            cells[from + 1] = next
            clauses.watch(next, other, clause)
            continue
          }
        }
      }
      list[kept++] = other
      list[kept++] = clause
      if (value === 1) continue
      const forced = clause < 0 ? ~clause : clause
      if (value === 0) {
        assign(other, forced)
        continue
      }
      list.copyWithin(kept, i + 2, length)
      watched[falsified] = kept + length - i - 2
      return forced
    }
    watched[falsified] = kept
    return NONE
  }

  /** The first unique implication point's clause, its asserting literal first. */
  const analyse = (conflict: ClauseRef): Literal[] => {
    const { cells } = clauses
    const learnt: Literal[] = [0]
    const marked: number[] = []
    let pending = 0
    let at = trailLength - 1
    let from = conflict
    let pivot = -1
    do {
      const start = ClauseStore.literalsAt(from)
      for (let k = start; k < start + cells[from]!; k++) {
        const literal = cells[k]!
        const variable = literal >> 1
        if (literal === pivot || marks[variable] === 1 || levels[variable] === 0) continue
        marks[variable] = 1
        marked.push(variable)
        order.bump(variable)
        if (levels[variable] === levelStarts.length) pending++
        else learnt.push(literal)
      }
      while (marks[trail[at]! >> 1] === 0) at--
      pivot = trail[at--]!
      from = reasons[pivot >> 1]!
      pending--
    } while (pending > 0)
    learnt[0] = pivot ^ 1
    const lean = learnt.filter((literal, i) => i === 0 || !isImplied(literal))
    for (const variable of marked) marks[variable] = 0
    return lean
  }

  /** Whether the literals that forced `literal` are all in the clause already. */
  const isImplied = (literal: Literal): boolean => {
    const reason = reasons[literal >> 1]!
    if (reason === NONE) return false
    const start = ClauseStore.literalsAt(reason)
    for (let k = start; k < start + clauses.sizeOf(reason); k++) {
      const variable = clauses.cells[k]! >> 1
      if (variable !== literal >> 1 && marks[variable] === 0 && levels[variable] !== 0) return false
    }
    return true
  }

  const glueOf = (literals: readonly Literal[]): number => {
    let glue = 0
    stamp++
    for (const literal of literals) {
      const level = levels[literal >> 1]!
      if (stamps[level] === stamp) continue
      stamps[level] = stamp
      glue++
    }
    return glue
  }

  const learn = (literals: Literal[]): void => {
    const glue = glueOf(literals)
    let deepest = 1
    for (let i = 2; i < literals.length; i++) {
      if (levels[literals[i]! >> 1]! > levels[literals[deepest]! >> 1]!) deepest = i
    }
    const [first, second] = [literals[0]!, literals[deepest]]
    backTo(second === undefined ? 0 : levels[second >> 1]!)
    if (second === undefined) return assign(first, NONE)
    literals[deepest] = literals[1]!
    literals[1] = second
    assign(first, clauses.add(literals, glue))
  }

  /** Takes the next decision: true once there is none left, false if an assumption is refuted. */
  const decide = (assumptions: readonly Literal[]): boolean | undefined => {
    while (levelStarts.length < assumptions.length) {
      const literal = assumptions[levelStarts.length]!
      if (values[literal] === -1) return false
      levelStarts.push(trailLength)
      if (values[literal] === 1) continue
      assign(literal, NONE)
      return undefined
    }
    for (let variable = order.take(); variable !== 0; variable = order.take()) {
      const literal = 2 * variable + (isGreedy ? 0 : phases[variable]!)
      if (values[literal] !== 0) continue
      levelStarts.push(trailLength)
      assign(literal, NONE)
      return undefined
    }
    return true
  }

  /** Searches until `conflicts` conflicts; undefined if that, or the budget, came first. */
  const search = (assumptions: readonly Literal[], conflicts: number): boolean | undefined => {
    for (let left = conflicts; left > 0;) {
      const start = head
      const conflict = propagate()
      if (!budget.spend(head - start + 1)) return undefined
      if (conflict !== NONE) {
        left--
        if (levelStarts.length === 0) isBroken = true
        if (isBroken) return false
        learn(analyse(conflict))
        order.decay()
        continue
      }
      if (levelStarts.length === 0 && clauses.learned.length > mostLearned) {
        clauses.forget(values)
        mostLearned += LEARNED_MORE
      }
      const outcome = decide(assumptions)
      if (outcome !== undefined) return outcome
    }
    backTo(0)
    return undefined
  }

  const addClause = (given: readonly number[]): void => {
    backTo(0)
    const literals = [...new Set(given.map(literalOf))].filter((literal) => values[literal] !== -1)
    const isTrivial = literals.some((l) => values[l] === 1 || literals.includes(l ^ 1))
    if (isBroken || isTrivial) return
    if (literals.length === 0) isBroken = true
    else if (literals.length === 1) assign(literals[0]!, NONE)
    else clauses.add(literals, 0)
  }

  const solve = (assumptions: readonly number[] = []): boolean | undefined => {
    backTo(0)
    const assumed = assumptions.map(literalOf)
    let outcome: boolean | undefined = isBroken ? false : undefined
    for (let run = 1; outcome === undefined; run++) {
      outcome = search(assumed, CONFLICTS_A_RUN * luby(run))
      if (outcome === undefined && !budget.spend(0)) break
    }
    if (outcome === true) model = values.slice()
    backTo(0)
    return outcome
  }

  return {
    newVariable,
    addClause,
    solve,
    // Whatever is false in the model then follows from clauses and true decisions, so no model has
    // more (Di Rosa, Giunchiglia and Maratea 2010).
    solveLargest: () => {
      isGreedy = true
      const outcome = solve()
      isGreedy = false
      return outcome
    },
    isTrue: (literal) => model[literalOf(literal)] === 1,
  }
}

const literalOf = (literal: number): Literal => (literal > 0 ? 2 * literal : -2 * literal + 1)

/** 1, 1, 2, 1, 1, 2, 4, … */
function luby(run: number): number {
  let size = 1
  while (size < run + 1) size *= 2
  let place = run
  while (size - 1 !== place) {
    size /= 2
    if (place >= size) place -= size - 1
  }
  return size / 2
}
