import { connectedParts } from './connected-parts.ts'
import type { Block, Point } from './geometry.ts'
import { packed } from './packed.ts'

/** Something to be placed, and what it bears on, which stands above it. */
export interface Placeable {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly above: readonly string[]
}

const COLUMN_GAP = 28
const ROW_GAP = 34
const SWEEPS = 8

/**
 * `all` in rows and without overlap: conclusions above, what bears on them in rows below, connected
 * parts side by side. What `all` does not hold counts for nothing. The same for the same input.
 *
 * After Sugiyama, Tagawa and Toda 1981: rows by longest path, order by barycentre. Rings are cut
 * where a depth-first walk closes them. Cost: O(sweeps × edges × log width).
 */
export const layered = (all: readonly Placeable[]): Block => packed(connectedParts(all).map(layOut))

function layOut(part: readonly Placeable[]): Block {
  const byId = new Map(part.map((placeable) => [placeable.id, placeable]))
  const rowOf = rowsOf(part, byId)
  const rows: Placeable[][] = []
  for (const placeable of part) {
    const row = rowOf.get(placeable.id) ?? 0
    while (rows.length <= row) rows.push([])
    rows[row]?.push(placeable)
  }
  const below = new Map(part.map(({ id }) => [id, [] as string[]]))
  for (const { id, above } of part) for (const other of above) below.get(other)?.push(id)
  const middles = new Map<string, number>()
  for (const row of rows) spread(row, (_, index) => index, middles)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0
    for (const row of isDown ? rows : rows.toReversed()) {
      const near = (each: Placeable): number | undefined =>
        mean(isDown ? each.above : (below.get(each.id) ?? []), middles)
      spread(row, (each) => near(each) ?? middles.get(each.id) ?? 0, middles)
    }
  }
  return measured(rows, middles)
}

/** Row of each: one below the lowest of what it bears on. */
function rowsOf(
  part: readonly Placeable[],
  byId: ReadonlyMap<string, Placeable>,
): ReadonlyMap<string, number> {
  const rowOf = new Map<string, number>()
  const isOpen = new Set<string>()
  for (const start of part) {
    const walk: { readonly id: string; next: number }[] = [{ id: start.id, next: 0 }]
    while (walk.length > 0) {
      const step = walk.at(-1)
      if (step === undefined) break
      if (rowOf.has(step.id)) {
        walk.pop()
        continue
      }
      isOpen.add(step.id)
      const above = byId.get(step.id)?.above ?? []
      const other = above[step.next++]
      if (other !== undefined) {
        if (byId.has(other) && !rowOf.has(other) && !isOpen.has(other))
          walk.push({ id: other, next: 0 })
        continue
      }
      const rows = above.flatMap((id) => rowOf.get(id) ?? [])
      rowOf.set(step.id, rows.length === 0 ? 0 : Math.max(...rows) + 1)
      isOpen.delete(step.id)
      walk.pop()
    }
  }
  return rowOf
}

/**
 * Puts `row` side by side in the order of `wish`, each as near to its wish as those beside it let it
 * be: runs that would overlap become one run around the mean of its wishes.
 */
function spread(
  row: Placeable[],
  wish: (placeable: Placeable, index: number) => number,
  middles: Map<string, number>,
): void {
  const wished = row.map((placeable, index) => ({ placeable, at: wish(placeable, index) }))
  wished.sort((a, b) => a.at - b.at)
  row.splice(0, row.length, ...wished.map(({ placeable }) => placeable))
  const runs: { start: number; width: number; sum: number; members: Placeable[] }[] = []
  for (const { placeable, at } of wished) {
    let run = {
      start: at - placeable.width / 2,
      width: placeable.width,
      sum: at - placeable.width / 2,
      members: [placeable],
    }
    for (
      let last = runs.at(-1);
      last && last.start + last.width + COLUMN_GAP > run.start;
      last = runs.at(-1)
    ) {
      runs.pop()
      const shift = last.width + COLUMN_GAP
      const members = [...last.members, ...run.members]
      const sum = last.sum + run.sum - shift * run.members.length
      run = { start: sum / members.length, width: shift + run.width, sum, members }
    }
    runs.push(run)
  }
  for (const { start, members } of runs) {
    let left = start
    for (const { id, width } of members) {
      middles.set(id, left + width / 2)
      left += width + COLUMN_GAP
    }
  }
}

function mean(ids: readonly string[], middles: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => middles.get(id) ?? [])
  return known.length === 0 ? undefined : known.reduce((sum, x) => sum + x, 0) / known.length
}

function measured(
  rows: readonly (readonly Placeable[])[],
  middles: ReadonlyMap<string, number>,
): Block {
  const all = rows.flat()
  const edges = all.map(({ id, width }) => {
    const middle = middles.get(id) ?? 0
    return { left: middle - width / 2, right: middle + width / 2 }
  })
  const left = edges.reduce((least, edge) => Math.min(least, edge.left), Infinity)
  const right = edges.reduce((most, edge) => Math.max(most, edge.right), -Infinity)
  const points = new Map<string, Point>()
  let top = 0
  for (const row of rows) {
    const height = row.reduce((most, placeable) => Math.max(most, placeable.height), 0)
    for (const { id } of row)
      points.set(id, { x: (middles.get(id) ?? 0) - left, y: top + height / 2 })
    top += height + ROW_GAP
  }
  return { points, width: right - left, height: top - ROW_GAP }
}
