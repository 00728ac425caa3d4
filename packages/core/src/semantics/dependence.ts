import { stronglyConnected, type Bearing } from './strongly-connected.ts'
import { ATTACKS, rowsBy, upTo, type Structure } from './structure.ts'

/** What an input of a statement is to it; the two low bits of a packed input. */
export const PREMISE = 0
export const AGAINST = 1
const FOR = 2

/**
 * The statements of a map in an order of dependence: each comes after all that bears on it, but for
 * those of one circle, which stand side by side. A place is a number in that order.
 */
export interface Dependence {
  readonly placeOf: Int32Array
  readonly statementAt: Int32Array
  /**
   * What bears on the statement at p: `inputs[inputStart[p]]` up to before `inputStart[p + 1]`, each
   * four times a place and PREMISE, AGAINST or FOR. Backings are FOR what they back.
   */
  readonly inputStart: Int32Array
  readonly inputs: Int32Array
  /** Of each circle, in order, its first place and the one after its last. */
  readonly circles: Int32Array
}

const known = new WeakMap<Structure, Dependence>()

/** Cost: O(statements + links), once for a structure. */
export function dependenceOf(structure: Structure): Dependence {
  const kept = known.get(structure)
  if (kept) return kept
  const dependence = newDependenceOf(structure)
  known.set(structure, dependence)
  return dependence
}

function newDependenceOf(structure: Structure): Dependence {
  const { size, target, backed } = structure
  const borneOn = target.map((hit, s) => (hit >= 0 ? hit : backed[s]!))
  const bearing = { borneOn, ...rowsBy(borneOn, upTo(size), size) }
  const { statementAt, circles } = ordered(structure, bearing)
  const placeOf = new Int32Array(size)
  for (let place = 0; place < size; place++) placeOf[statementAt[place]!] = place
  return { placeOf, statementAt, circles, ...inputsOf(structure, bearing, placeOf, statementAt) }
}

/**
 * First whatever rests on no circle (Kahn 1962), what was reached last going first, so that what
 * depends on each other lies close together in memory; then the rest, circle after circle.
 */
function ordered(
  structure: Structure,
  bearing: Bearing,
): Pick<Dependence, 'statementAt' | 'circles'> {
  const { size, premiseStart, userStart, users } = structure
  const { borneOn, start } = bearing
  const statementAt = new Int32Array(size)
  const open = new Int32Array(size)
  const reached = new Int32Array(size)
  let [waiting, placed] = [0, 0]
  for (let s = size - 1; s >= 0; s--) {
    open[s] = premiseStart[s + 1]! - premiseStart[s]! + start[s + 1]! - start[s]!
    if (open[s] === 0) reached[waiting++] = s
  }
  while (waiting > 0) {
    const statement = reached[--waiting]!
    statementAt[placed++] = statement
    for (let i = userStart[statement]!; i < userStart[statement + 1]!; i++) {
      if (--open[users[i]!]! === 0) reached[waiting++] = users[i]!
    }
    const hit = borneOn[statement]!
    if (hit >= 0 && --open[hit]! === 0) reached[waiting++] = hit
  }
  if (placed === size) return { statementAt, circles: new Int32Array(0) }

  const { order, starts } = stronglyConnected(structure, bearing, open)
  statementAt.set(order, placed)
  const circles: number[] = []
  for (let group = 0; group + 1 < starts.length; group++) {
    const [first, end] = [starts[group]!, starts[group + 1]!]
    if (end > first + 1) circles.push(placed + first, placed + end)
  }
  return { statementAt, circles: Int32Array.from(circles) }
}

function inputsOf(
  { size, premiseStart, premises, effect }: Structure,
  { start, rows }: Bearing,
  placeOf: Int32Array,
  statementAt: Int32Array,
): Pick<Dependence, 'inputStart' | 'inputs'> {
  const inputStart = new Int32Array(size + 1)
  const inputs = new Int32Array(premises.length + rows.length)
  let length = 0
  for (let place = 0; place < size; place++) {
    const statement = statementAt[place]!
    for (let i = premiseStart[statement]!; i < premiseStart[statement + 1]!; i++) {
      inputs[length++] = (placeOf[premises[i]!]! << 2) | PREMISE
    }
    for (let i = start[statement]!; i < start[statement + 1]!; i++) {
      const other = rows[i]!
      inputs[length++] = (placeOf[other]! << 2) | (effect[other] === ATTACKS ? AGAINST : FOR)
    }
    inputStart[place + 1] = length
  }
  return { inputStart, inputs }
}
