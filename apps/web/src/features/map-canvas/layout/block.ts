import { boxAround, boxAroundAll, type Point, type Size } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'
import { packShelves } from './shelves.ts'

/** Cards and junctions placed relative to the upper left corner of the ground they cover. */
export interface Block extends Size {
  readonly places: ReadonlyMap<string, Point>
}

/** `places` moved so that the ground they cover starts at the origin. */
export function blockOf(
  places: ReadonlyMap<string, Point>,
  sizes: ReadonlyMap<string, Size>,
): Block {
  const ground = boxAroundAll(
    [...places].map(([id, place]) => boxAround(place, sizes.get(id) ?? { width: 0, height: 0 })),
  )
  if (!ground) return { places, width: 0, height: 0 }
  return {
    places: movedBy(places, -ground.left, -ground.top),
    width: ground.right - ground.left,
    height: ground.bottom - ground.top,
  }
}

export const movedBy = (places: ReadonlyMap<string, Point>, dx: number, dy: number) =>
  new Map([...places].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]))

/** Width over height that a heap of pieces aims at. */
const ASPECT = 1.5

/** The blocks together, the first at the upper left, the rest on shelves beside and below it. */
export function packBlocks(
  blocks: readonly Block[],
  { gap = MEASURES.rowGap, indent = 0 }: { readonly gap?: number; readonly indent?: number } = {},
): Block {
  const [first] = blocks
  if (first && blocks.length === 1) return first
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const width = Math.max(first?.width ?? 0, Math.sqrt(area * ASPECT))
  const packing = packShelves(blocks, { width, gap, indent })
  const places = new Map<string, Point>()
  blocks.forEach((block, index) => {
    const { x, y } = packing.corners[index]!
    for (const [id, place] of movedBy(block.places, x, y)) places.set(id, place)
  })
  return { places, width: packing.width, height: packing.height }
}
