import type { Point, Size } from '../geometry/box.ts'

/** Where the upper left corner of each rectangle goes, and how much ground all of them take. */
export interface Packing extends Size {
  readonly corners: readonly Point[]
}

/**
 * Puts rectangles beside each other from left to right, a new shelf below when `width` is used up,
 * and smaller ones in columns on a shelf where they fit under each other. In the order given, and
 * in linear time.
 */
export function packShelves(sizes: readonly Size[], width: number, gap: number): Packing {
  const corners: Point[] = []
  let shelf = { top: 0, height: 0 }
  let column = { left: 0, width: 0, used: 0 }
  let widest = 0
  for (const size of sizes) {
    const fitsBelow =
      column.used > 0 && size.width <= column.width && column.used + gap + size.height <= shelf.height
    if (!fitsBelow && column.used > 0) {
      column = { left: column.left + column.width + gap, width: 0, used: 0 }
      if (column.left + size.width > width) {
        shelf = { top: shelf.top + shelf.height + gap, height: 0 }
        column = { left: 0, width: 0, used: 0 }
      }
    }
    const y = column.used === 0 ? 0 : column.used + gap
    corners.push({ x: column.left, y: shelf.top + y })
    column.used = y + size.height
    column.width = Math.max(column.width, size.width)
    shelf.height = Math.max(shelf.height, column.used)
    widest = Math.max(widest, column.left + column.width)
  }
  return { corners, width: widest, height: shelf.top + shelf.height }
}
