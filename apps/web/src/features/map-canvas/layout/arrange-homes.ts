import type { Point } from '../geometry/box.ts'
import { movedBy, type Block } from './block.ts'
import type { Step } from './layout-graph.ts'

export interface LaidOutHome {
  readonly group: string | undefined
  readonly block: Block
}

/** Between two homes: pads of two hulls, a title, and room for the rebuttals between them. */
const GAP = 132
/** Width over height that a screen offers. */
const ASPECT = 1.8
/** Above this many positions, all orders are too many to try. */
const TRIED_EXHAUSTIVELY = 7

/**
 * Positions beside each other, in rows when one row would be much wider than a screen, those that
 * attack each other most side by side; below them what belongs to no position.
 */
export function arrangeHomes(
  homes: readonly LaidOutHome[],
  steps: readonly Step[],
): Map<string, Point> {
  const places = new Map<string, Point>()
  const put = ({ places: inside }: Block, x: number, y: number) => {
    for (const [id, place] of movedBy(inside, x, y)) places.set(id, place)
  }
  const positions = orderByTies(
    homes.filter(({ group }) => group !== undefined),
    steps,
  )
  const rows = rowsNearAspect(positions.map(({ block }) => block))
  let top = 0
  for (const row of rows) {
    let left = 0
    for (const block of row) {
      put(block, left, top)
      left += block.width + GAP
    }
    top += Math.max(...row.map(({ height }) => height)) + GAP
  }
  const rest = homes.find(({ group }) => group === undefined)
  if (rest) put(rest.block, 0, top)
  return places
}

function orderByTies(homes: readonly LaidOutHome[], steps: readonly Step[]): LaidOutHome[] {
  const homeOf = new Map(
    homes.flatMap(({ block }, index) => [...block.places.keys()].map((id) => [id, index] as const)),
  )
  const ties = homes.map(() => homes.map(() => 0))
  for (const { premises, target } of steps) {
    const to = homeOf.get(target.id)
    for (const { id } of premises) {
      const from = homeOf.get(id)
      if (from === undefined || to === undefined || from === to) continue
      ties[from]![to]! += 1
      ties[to]![from]! += 1
    }
  }
  const order =
    homes.length <= TRIED_EXHAUSTIVELY ? bestOrder(ties) : homes.map((_, index) => index)
  return order.map((index) => homes[index]!)
}

/** The order with the shortest ties, the earliest in the order of positions among equals. */
function bestOrder(ties: readonly (readonly number[])[]): number[] {
  let best: number[] = []
  let least = Infinity
  const extend = (order: number[], length: number) => {
    if (length >= least) return
    if (order.length === ties.length) {
      best = [...order]
      least = length
      return
    }
    for (let next = 0; next < ties.length; next += 1) {
      if (order.includes(next)) continue
      const added = order.reduce(
        (sum, earlier, at) => sum + ties[earlier]![next]! * (order.length - at),
        0,
      )
      extend([...order, next], length + added)
    }
  }
  extend([], 0)
  return best
}

/** Cuts the sequence into the number of rows whose outline comes nearest to the wanted aspect. */
function rowsNearAspect(blocks: readonly Block[]): Block[][] {
  let best: Block[][] = []
  let least = Infinity
  for (let count = 1; count <= blocks.length; count += 1) {
    const rows = cut(blocks, count)
    const width = Math.max(...rows.map(widthOf))
    const height = rows.reduce(
      (sum, row) => sum + Math.max(...row.map((block) => block.height)) + GAP,
      -GAP,
    )
    const misfit = Math.abs(Math.log(width / height / ASPECT))
    if (misfit < least - 1e-9) {
      best = rows
      least = misfit
    }
  }
  return best
}

const widthOf = (row: readonly Block[]): number =>
  row.reduce((sum, { width }) => sum + width + GAP, -GAP)

/** `count` rows of about the same width. */
function cut(blocks: readonly Block[], count: number): Block[][] {
  const share = widthOf(blocks) / count
  const rows: Block[][] = [[]]
  let used = 0
  for (const block of blocks) {
    const isFull =
      rows.length < count && rows.at(-1)!.length > 0 && used + block.width / 2 > share * rows.length
    if (isFull) rows.push([block])
    else rows.at(-1)!.push(block)
    used += block.width + GAP
  }
  return rows
}
