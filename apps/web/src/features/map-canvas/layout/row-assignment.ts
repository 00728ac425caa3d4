import type { LayoutNode } from './layout-input.ts'
import type { Piece } from './pieces.ts'

/** Width over height that a piece aims at, with a card and its gaps as the unit. */
const ASPECT = 1.15
const CELL = { width: 262, height: 172 }
const LEAST_WIDTH = 3

/** Cards per row that give a piece of `count` cards the wanted outline. */
export const capacityFor = (count: number): number =>
  Math.max(LEAST_WIDTH, Math.round(Math.sqrt((count * CELL.height * ASPECT) / CELL.width)))

/**
 * Row of each claim, 0 at the top: the thesis alone in the first, each claim below what it is a
 * reason for, no more claims in a row than keep the piece in shape (list scheduling after Coffman
 * and Graham 1972). What long lines of reasoning hang on is placed first, so a piece is no deeper
 * than it has to be, then what is nearest to its conclusion. Rings are cut where the fewest conclusions are missing.
 */
export function rowsOfClaims(piece: Piece): ReadonlyMap<string, number> {
  const above = conclusionsAbove(piece)
  const heights = heightsOf(piece.claims, above)
  const height = ({ id }: LayoutNode) => heights.get(id) ?? 0
  const capacity = capacityFor(piece.claims.length)
  const rows = new Map<string, number>()
  let left = [...piece.claims]
  const put = (chosen: ReadonlySet<LayoutNode>, row: number) => {
    for (const { id } of chosen) rows.set(id, row)
    left = left.filter((claim) => !chosen.has(claim))
  }
  const thesis = left.find(({ isThesis }) => isThesis)
  if (thesis) put(new Set([thesis]), 0)
  for (let row = rows.size; left.length > 0; row += 1) {
    const ready = left.filter(({ id }) => (above.get(id) ?? []).every((to) => rows.has(to)))
    const lowest = ({ id }: LayoutNode) =>
      Math.max(-1, ...(above.get(id) ?? []).map((to) => rows.get(to)!))
    ready.sort((a, b) => height(b) - height(a) || lowest(b) - lowest(a))
    put(
      new Set(ready.length > 0 ? ready.slice(0, capacity) : [leastBlocked(left, above, rows)]),
      row,
    )
  }
  return rows
}

function leastBlocked(
  claims: readonly LayoutNode[],
  above: ReadonlyMap<string, readonly string[]>,
  rows: ReadonlyMap<string, number>,
): LayoutNode {
  const missing = ({ id }: LayoutNode) => (above.get(id) ?? []).filter((to) => !rows.has(to)).length
  return claims.reduce((best, claim) => (missing(claim) < missing(best) ? claim : best))
}

/** For each claim, the claims it has to stand below; an undercut stands below what the step is for. */
function conclusionsAbove({ claims, steps }: Piece): ReadonlyMap<string, readonly string[]> {
  const inside = new Set(claims.map(({ id }) => id))
  const byJunction = new Map(steps.map((step) => [step.junction.id, step]))
  const above = new Map<string, string[]>()
  for (const { premises, target } of steps) {
    let hit = target
    while (hit.kind === 'inference') {
      const step = byJunction.get(hit.id)
      if (!step) break
      hit = step.target
    }
    if (!inside.has(hit.id)) continue
    for (const { id } of premises) {
      if (id === hit.id) continue
      const list = above.get(id)
      if (list) list.push(hit.id)
      else above.set(id, [hit.id])
    }
  }
  return above
}

/** Longest line of reasons below each claim; what a ring would add is not counted. */
function heightsOf(
  claims: readonly LayoutNode[],
  above: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>(claims.map(({ id }) => [id, 0]))
  for (const targets of above.values()) {
    for (const id of targets) waiting.set(id, (waiting.get(id) ?? 0) + 1)
  }
  const heights = new Map<string, number>()
  const ready = claims.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id)
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const height = heights.get(id) ?? 0
    for (const target of above.get(id) ?? []) {
      heights.set(target, Math.max(heights.get(target) ?? 0, height + 1))
      waiting.set(target, waiting.get(target)! - 1)
      if (waiting.get(target) === 0) ready.push(target)
    }
  }
  return heights
}
