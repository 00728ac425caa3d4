import type { Structure } from './structure.ts'

/** What bears on each statement for strength, where backings count, in compressed rows. */
export interface Bearing {
  /** What each inference bears on; -1 for claims, and where it counts for nothing. */
  readonly borneOn: Int32Array
  readonly start: Int32Array
  readonly rows: Int32Array
}

/**
 * Statements that are `open`, not 0, in groups that bear on each other in circles, groups on which a
 * group depends before it (Tarjan 1972, without recursion). `starts` has one more entry than there
 * are groups.
 *
 * Cost: O(statements + links of open ones).
 */
export function stronglyConnected(
  { size, premiseStart, premises }: Structure,
  { start: onStart, rows: on }: Bearing,
  open: Int32Array,
): {
  readonly order: Int32Array
  readonly starts: Int32Array
} {
  const index = new Int32Array(size)
  const low = new Int32Array(size)
  const isPending = new Uint8Array(size)
  const edge = new Int32Array(size)
  const path = new Int32Array(size)
  const pending = new Int32Array(size)
  const order = new Int32Array(size)
  const starts: number[] = []
  let [clock, pathLength, pendingLength, placed] = [0, 0, 0, 0]

  const enter = (statement: number): void => {
    index[statement] = low[statement] = ++clock
    isPending[statement] = 1
    path[pathLength++] = statement
    pending[pendingLength++] = statement
  }
  /** The next input of `statement` not yet followed, or -1. */
  const nextInput = (statement: number): number => {
    const at = edge[statement]!++
    const premiseCount = premiseStart[statement + 1]! - premiseStart[statement]!
    if (at < premiseCount) return premises[premiseStart[statement]! + at]!
    const onAt = onStart[statement]! + at - premiseCount
    return onAt < onStart[statement + 1]! ? on[onAt]! : -1
  }
  const leave = (statement: number): void => {
    pathLength--
    const parent = path[pathLength - 1]
    if (parent !== undefined && pathLength > 0)
      low[parent] = Math.min(low[parent]!, low[statement]!)
    if (low[statement] !== index[statement]) return
    starts.push(placed)
    for (let member = -1; member !== statement;) {
      member = pending[--pendingLength]!
      isPending[member] = 0
      order[placed++] = member
    }
  }

  for (let start = 0; start < size; start++) {
    if (open[start] === 0 || index[start] !== 0) continue
    enter(start)
    while (pathLength > 0) {
      const statement = path[pathLength - 1]!
      const input = nextInput(statement)
      if (input < 0) leave(statement)
      else if (open[input] === 0) continue
      else if (index[input] === 0) enter(input)
      else if (isPending[input] === 1) low[statement] = Math.min(low[statement]!, index[input]!)
    }
  }
  starts.push(placed)
  return { order: order.subarray(0, placed), starts: Int32Array.from(starts) }
}
