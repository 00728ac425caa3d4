import type { Point } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'
import type { Piece } from './pieces.ts'
import { capacityFor, rowsOfClaims } from './row-assignment.ts'
import { improveSlots, type Slot } from './slots.ts'
import { spreadOut } from './spread-out.ts'

/** Room between cards for the lines of a piece: the more steps for each claim, the wider the ways. */
interface Ways {
  readonly gutter: number
  readonly gap: number
}

/** Room above the junctions of a gap in which lines turn. */
const ROOM_TO_TURN = 14

function waysOf({ claims, steps }: Piece): Ways {
  if (steps.length === 0) return { gutter: MEASURES.gutter, gap: MEASURES.rowGap }
  const crowd = Math.min(1, Math.max(0, steps.length / claims.length - 0.8))
  return {
    gutter: MEASURES.gutter + Math.round(24 * crowd),
    gap: MEASURES.rowGap + ROOM_TO_TURN + Math.round(14 * crowd),
  }
}

/** Cards in straight rows and columns, so that lines find straight gutters between them. */
export function layOutOnGrid(piece: Piece): Map<string, Point> {
  const columns = capacityFor(piece.claims.length)
  const slots = improveSlots(piece, firstSlots(piece, columns), columns)
  const { gutter, gap } = waysOf(piece)
  const tops = rowTops(piece, slots, gap)
  const places = new Map<string, Point>()
  for (const { id, height } of piece.claims) {
    const { row, column } = slots.get(id)!
    places.set(id, { x: column * (MEASURES.cardWidth + gutter), y: tops[row]! + height / 2 })
  }
  for (const [id, place] of junctionPlaces(piece, slots, tops, places)) places.set(id, place)
  return places
}

/** Rows by what a claim is a reason for, filled from the middle outwards. */
function firstSlots(piece: Piece, columns: number): Map<string, Slot> {
  const middle = Math.floor((columns - 1) / 2)
  const used = new Map<number, number>()
  const slots = new Map<string, Slot>()
  for (const [id, row] of rowsOfClaims(piece)) {
    const count = used.get(row) ?? 0
    used.set(row, count + 1)
    const offset = count % 2 === 0 ? -count / 2 : (count + 1) / 2
    slots.set(id, { row, column: (middle + offset + columns) % columns })
  }
  return slots
}

function rowTops({ claims }: Piece, slots: ReadonlyMap<string, Slot>, gap: number): number[] {
  const heights: number[] = []
  for (const { id, height } of claims) {
    const { row } = slots.get(id)!
    heights[row] = Math.max(heights[row] ?? 0, height)
  }
  const tops: number[] = []
  let top = 0
  for (let row = 0; row < heights.length; row += 1) {
    tops.push(top)
    if (heights[row] !== undefined) top += heights[row]! + gap
  }
  return tops
}

/**
 * Each junction in the gap above the uppermost of its premises, over a single premise or on the way
 * of linked ones to the target, those of one gap side by side in the order of their targets.
 */
function junctionPlaces(
  { steps }: Piece,
  slots: ReadonlyMap<string, Slot>,
  tops: readonly number[],
  places: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const byRow = new Map<number, { id: string; wish: number; towards: number }[]>()
  const junctionX = new Map<string, number>()
  for (const { junction, premises, target } of steps) {
    const row = Math.min(...premises.map(({ id }) => slots.get(id)!.row))
    const upper = premises.filter(({ id }) => slots.get(id)!.row === row)
    const xs = upper.map(({ id }) => places.get(id)!.x)
    const towards = places.get(target.id)?.x ?? junctionX.get(target.id) ?? xs[0]!
    const wish = Math.min(Math.max(towards, Math.min(...xs)), Math.max(...xs))
    junctionX.set(junction.id, wish)
    const inGap = byRow.get(row)
    if (inGap) inGap.push({ id: junction.id, wish, towards })
    else byRow.set(row, [{ id: junction.id, wish, towards }])
  }
  const found = new Map<string, Point>()
  const least = MEASURES.junction + MEASURES.junctionToJunction
  for (const [row, junctions] of byRow) {
    junctions.sort((a, b) => a.wish - b.wish || a.towards - b.towards)
    const xs = spreadOut(
      junctions.map(({ wish }) => wish),
      least,
    )
    junctions.forEach(({ id }, index) => {
      found.set(id, { x: xs[index]!, y: tops[row]! - MEASURES.rowGap / 2 })
    })
  }
  return found
}
