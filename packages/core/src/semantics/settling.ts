import { judged } from './condition.ts'
import type { Framework } from './framework.ts'
import type { Grounded } from './grounded.ts'
import { IN, OUT, UNDECIDED, type GONE, type Label } from './standing.ts'
import { NO_EFFECT } from './structure.ts'

/**
 * Grounded labels of a framework whose links and givens change.
 *
 * Every label but `undecided` follows from labels of smaller rank. After a change, labels that no
 * longer do are taken back, and those that leaned on them; what then follows is found afresh. What
 * remains was never in doubt, so a change costs what it touches (the delete-and-rederive scheme of
 * Gupta, Mumick and Subrahmanian 1993, with ranks against reasoning in circles).
 */
export interface Settling {
  readonly add: () => number
  readonly labelOf: (statement: number) => number
  readonly relabel: (statement: number, label: typeof GONE | typeof UNDECIDED) => void
  readonly targetOf: (statement: number) => number
  readonly effectOf: (statement: number) => number
  readonly on: (statement: number) => readonly number[]
  readonly setGiven: (statement: number, given: boolean) => void
  /** Holds `statement` at `label` whatever its condition says; UNDECIDED lets it go. */
  readonly force: (statement: number, label: Label) => void
  /** Replaces the premises and the target of an inference. */
  readonly link: (
    statement: number,
    premises: readonly number[],
    target: number,
    effect: number,
  ) => void
  /**
   * Makes the labels grounded again after the conditions of `changed` did.
   * @returns the former label of `changed` and of every statement that got another, or may have.
   */
  readonly settle: (changed: readonly number[]) => ReadonlyMap<number, number>
  /** A copy. */
  readonly labels: () => Uint8Array
}

export function settlingOf(framework: Framework, grounded: Grounded): Settling {
  let size = framework.size
  let arrays = copyArrays(framework, grounded, size)
  let clock = framework.size
  const premises = rowsOf(framework.premiseStart, framework.premises)
  const users = rowsOf(framework.userStart, framework.users)
  const on = rowsOf(framework.onStart, framework.on)

  const add = (): number => {
    if (size === arrays.labels.length) arrays = grow(arrays, size)
    return size++
  }

  /** What the condition of `statement` gives, seeing only labels found before `limit`. */
  const judge = (statement: number, limit: number): Label => {
    const { labels, ranks, effect, given, forced } = arrays
    return judged({ premisesOf: premises, onOf: on, effect, given, forced }, statement, (other) =>
      ranks[other]! < limit ? labels[other]! : UNDECIDED,
    )
  }

  const eachDependent = (statement: number, visit: (dependent: number) => void): void => {
    for (const user of users(statement)) visit(user)
    const hit = arrays.target[statement]!
    if (hit >= 0) visit(hit)
  }

  const retract = (changed: readonly number[], before: Map<number, number>): void => {
    const { labels, ranks } = arrays
    const doubted = [...changed]
    for (let next = 0; next < doubted.length; next++) {
      const statement = doubted[next]!
      const label = labels[statement]!
      if (label !== IN && label !== OUT) continue
      const rank = ranks[statement]!
      if (judge(statement, rank) === label) continue
      before.set(statement, label)
      labels[statement] = UNDECIDED
      eachDependent(statement, (dependent) => {
        if (ranks[dependent]! > rank) doubted.push(dependent)
      })
    }
  }

  const rederive = (before: Map<number, number>): void => {
    const { labels, ranks } = arrays
    const open = [...before.keys()]
    for (let next = 0; next < open.length; next++) {
      const statement = open[next]!
      if (labels[statement] !== UNDECIDED) continue
      const label = judge(statement, Infinity)
      if (label === UNDECIDED) continue
      if (!before.has(statement)) before.set(statement, UNDECIDED)
      labels[statement] = label
      ranks[statement] = ++clock
      eachDependent(statement, (dependent) => open.push(dependent))
    }
  }

  return {
    add,
    labelOf: (statement) => arrays.labels[statement]!,
    relabel: (statement, label) => {
      arrays.labels[statement] = label
    },
    targetOf: (statement) => arrays.target[statement]!,
    effectOf: (statement) => arrays.effect[statement]!,
    on,
    setGiven: (statement, isGiven) => {
      arrays.given[statement] = isGiven ? 1 : 0
    },
    force: (statement, label) => {
      arrays.forced[statement] = label
    },
    link: (statement, newPremises, target, effect) => {
      for (const premise of premises(statement)) remove(users(premise), statement)
      premises(statement).length = 0
      const left = arrays.target[statement]!
      if (left >= 0) remove(on(left), statement)
      premises(statement).push(...newPremises)
      for (const premise of newPremises) users(premise).push(statement)
      arrays.target[statement] = target
      arrays.effect[statement] = target < 0 ? NO_EFFECT : effect
      if (target >= 0) on(target).push(statement)
    },
    settle: (changed) => {
      const before = new Map<number, number>()
      for (const statement of changed) before.set(statement, arrays.labels[statement]!)
      retract(changed, before)
      rederive(before)
      return before
    },
    labels: () => arrays.labels.slice(0, size),
  }
}

interface Arrays {
  readonly labels: Uint8Array
  readonly ranks: Float64Array
  readonly target: Int32Array
  readonly effect: Int8Array
  readonly given: Uint8Array
  readonly forced: Uint8Array
}

const copyArrays = (
  { target, effect, given, forced }: Framework,
  { labels, ranks }: Grounded,
  size: number,
): Arrays =>
  grow(
    {
      labels,
      ranks: Float64Array.from(ranks),
      target,
      effect,
      given,
      forced,
    },
    size,
  )

/** Copies with room for half as many more, all of them undecided and without links. */
function grow(arrays: Arrays, size: number): Arrays {
  const room = size + (size >> 1) + 16
  const grown = {
    labels: new Uint8Array(room),
    ranks: new Float64Array(room),
    target: new Int32Array(room).fill(-1),
    effect: new Int8Array(room),
    given: new Uint8Array(room),
    forced: new Uint8Array(room),
  }
  grown.labels.set(arrays.labels)
  grown.ranks.set(arrays.ranks)
  grown.target.set(arrays.target)
  grown.effect.set(arrays.effect)
  grown.given.set(arrays.given)
  grown.forced.set(arrays.forced)
  return grown
}

/** Rows as lists that can change; a list is made when it is first asked for. */
function rowsOf(start: Int32Array, rows: Int32Array): (statement: number) => number[] {
  const lists = new Map<number, number[]>()
  return (statement) => {
    const known = lists.get(statement)
    if (known) return known
    const from = start[statement] ?? 0
    const list = Array.from(rows.subarray(from, start[statement + 1] ?? from))
    lists.set(statement, list)
    return list
  }
}

function remove(list: number[], value: number): void {
  const at = list.indexOf(value)
  if (at < 0) return
  list[at] = list.at(-1)!
  list.pop()
}
