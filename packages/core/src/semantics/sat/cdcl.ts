import type { Budget } from '../budget.ts'
import type { SatSolver } from './sat-solver.ts'
import { variableOrder } from './variable-order.ts'

/** Literals inside: variable v is 2v, its negation 2v + 1. */
type Literal = number

interface Clause {
  readonly literals: Literal[]
  /** Levels among its literals when it was learned (Audemard and Simon 2009); 0 if not learned. */
  readonly glue: number
  isGone: boolean
}

const CONFLICTS_A_RUN = 64
const LEARNED_AT_FIRST = 4_000

/**
 * A small complete solver: conflict-driven clause learning (Marques-Silva and Sakallah 1999) with
 * two watched literals (Moskewicz et al. 2001), first unique implication points, saved phases and
 * restarts after Luby, Sinclair and Zuckerman 1993.
 */
export function cdclSolver(budget: Budget): SatSolver {
  const order = variableOrder()
  const watches: Clause[][] = [[], []]
  /** By literal: 1 true, -1 false, 0 open. */
  const values: number[] = [0, 0]
  const levels: number[] = [0]
  const reasons: (Clause | undefined)[] = [undefined]
  const phases: number[] = [1]
  const marks: boolean[] = [false]
  const trail: Literal[] = []
  const levelStarts: number[] = []
  let learned: Clause[] = []
  let mostLearned = LEARNED_AT_FIRST
  let head = 0
  let isBroken = false
  let model: number[] = []

  const newVariable = (): number => {
    const variable = levels.length
    values.push(0, 0)
    watches.push([], [])
    levels.push(0)
    reasons.push(undefined)
    phases.push(1)
    marks.push(false)
    order.add(variable)
    return variable
  }

  const assign = (literal: Literal, reason: Clause | undefined): void => {
    values[literal] = 1
    values[literal ^ 1] = -1
    levels[literal >> 1] = levelStarts.length
    reasons[literal >> 1] = reason
    trail.push(literal)
  }

  const backTo = (level: number): void => {
    const start = levelStarts[level]
    if (start === undefined) return
    for (let i = trail.length - 1; i >= start; i--) {
      const literal = trail[i]!
      values[literal] = 0
      values[literal ^ 1] = 0
      phases[literal >> 1] = literal & 1
      order.restore(literal >> 1)
    }
    trail.length = start
    levelStarts.length = level
    head = start
  }

  const watch = (clause: Clause): void => {
    watches[clause.literals[0]!]!.push(clause)
    watches[clause.literals[1]!]!.push(clause)
  }

  /** The clause that has become false, if one has. */
  const propagate = (): Clause | undefined => {
    while (head < trail.length) {
      const falsified = trail[head++]! ^ 1
      const conflict = visit(falsified)
      if (conflict) return conflict
    }
    return undefined
  }

  const visit = (falsified: Literal): Clause | undefined => {
    const list = watches[falsified]!
    let kept = 0
    for (let i = 0; i < list.length; i++) {
      const clause = list[i]!
      if (clause.isGone || movesWatch(clause, falsified)) continue
      list[kept++] = clause
      const first = clause.literals[0]!
      if (values[first] === 1) continue
      if (values[first] === -1) {
        while (++i < list.length) list[kept++] = list[i]!
        list.length = kept
        return clause
      }
      assign(first, clause)
    }
    list.length = kept
    return undefined
  }

  /** Whether `clause` found another literal to watch; puts its other watch first. */
  const movesWatch = (clause: Clause, falsified: Literal): boolean => {
    const { literals } = clause
    if (literals[0] === falsified) {
      literals[0] = literals[1]!
      literals[1] = falsified
    }
    if (values[literals[0]!] === 1) return false
    for (let k = 2; k < literals.length; k++) {
      const literal = literals[k]!
      if (values[literal] === -1) continue
      literals[1] = literal
      literals[k] = falsified
      watches[literal]!.push(clause)
      return true
    }
    return false
  }

  /** The first unique implication point's clause, its asserting literal first. */
  const analyse = (conflict: Clause): Literal[] => {
    const clause: Literal[] = [0]
    const marked: number[] = []
    let pending = 0
    let at = trail.length - 1
    let from: Clause | undefined = conflict
    let pivot = -1
    do {
      for (const literal of from!.literals) {
        const variable = literal >> 1
        if (literal === pivot || marks[variable] || levels[variable] === 0) continue
        marks[variable] = true
        marked.push(variable)
        order.bump(variable)
        if (levels[variable] === levelStarts.length) pending++
        else clause.push(literal)
      }
      while (!marks[trail[at]! >> 1]) at--
      pivot = trail[at--]!
      from = reasons[pivot >> 1]
      pending--
    } while (pending > 0)
    clause[0] = pivot ^ 1
    const lean = clause.filter((literal, i) => i === 0 || !isImplied(literal))
    for (const variable of marked) marks[variable] = false
    return lean
  }

  /** Whether the literals that forced `literal` are all in the clause already. */
  const isImplied = (literal: Literal): boolean =>
    reasons[literal >> 1]?.literals.every(
      (other) => other >> 1 === literal >> 1 || marks[other >> 1] || levels[other >> 1] === 0,
    ) ?? false

  const learn = (literals: Literal[]): void => {
    const glue = new Set(literals.map((literal) => levels[literal >> 1])).size
    let deepest = 1
    for (let i = 2; i < literals.length; i++) {
      if (levels[literals[i]! >> 1]! > levels[literals[deepest]! >> 1]!) deepest = i
    }
    const [first, second] = [literals[0]!, literals[deepest]]
    backTo(second === undefined ? 0 : levels[second >> 1]!)
    if (second === undefined) return assign(first, undefined)
    literals[deepest] = literals[1]!
    literals[1] = second
    const clause: Clause = { literals, glue, isGone: false }
    watch(clause)
    learned.push(clause)
    assign(first, clause)
  }

  /** Forgets the half of what was learned that spans the most levels; reasons in use outlive it. */
  const forget = (): void => {
    learned.sort((a, b) => a.glue - b.glue)
    learned.forEach((clause, i) => {
      if (i > learned.length / 2 && clause.glue > 2) clause.isGone = true
    })
    learned = learned.filter(({ isGone }) => !isGone)
    mostLearned += mostLearned / 10
  }

  /** Takes the next decision: true once there is none left, false if an assumption is refuted. */
  const decide = (assumptions: readonly Literal[]): boolean | undefined => {
    while (levelStarts.length < assumptions.length) {
      const literal = assumptions[levelStarts.length]!
      if (values[literal] === -1) return false
      levelStarts.push(trail.length)
      if (values[literal] === 1) continue
      assign(literal, undefined)
      return undefined
    }
    for (let variable = order.take(); variable !== undefined; variable = order.take()) {
      const literal = 2 * variable + phases[variable]!
      if (values[literal] !== 0) continue
      levelStarts.push(trail.length)
      assign(literal, undefined)
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
      if (conflict) {
        left--
        if (levelStarts.length === 0) isBroken = true
        if (isBroken) return false
        learn(analyse(conflict))
        order.decay()
        continue
      }
      if (learned.length > mostLearned) forget()
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
    else if (literals.length === 1) assign(literals[0]!, undefined)
    else watch({ literals, glue: 0, isGone: false })
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

  return { newVariable, addClause, solve, isTrue: (literal) => model[literalOf(literal)] === 1 }
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
