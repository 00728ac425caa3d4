import type { Point, Size } from '../geometry/box.ts'

/** Where the upper left corner of each rectangle goes, and how much ground all of them take. */
export interface Packing extends Size {
  readonly corners: readonly Point[]
}

export interface Shelves {
  /** Width at which a new shelf starts. */
  readonly width: number
  readonly gap: number
  /** How much lower than the first rectangle the others of its shelf start. */
  readonly indent?: number
}

/**
 * Puts rectangles beside each other from left to right, a new shelf below when the width is used
 * up, and smaller ones in columns on a shelf where they fit under each other. In the order given,
 * and in linear time.
 */
export function packShelves(sizes: readonly Size[], { width, gap, indent = 0 }: Shelves): Packing {
  const corners: Point[] = []
  let shelf = { top: 0, bottom: 0 }
  let column = { left: 0, width: 0, next: 0, isEmpty: true }
  let widest = 0
  for (const size of sizes) {
    const fitsBelow = size.width <= column.width && column.next + size.height <= shelf.bottom
    if (!column.isEmpty && !fitsBelow) {
      const left = column.left + column.width + gap
      const isFull = left + size.width > width
      if (isFull) shelf = { top: shelf.bottom + gap, bottom: 0 }
      const lower = !isFull && shelf.top === 0 ? indent : 0
      column = { left: isFull ? 0 : left, width: 0, next: shelf.top + lower, isEmpty: true }
    }
    corners.push({ x: column.left, y: column.next })
    shelf.bottom = Math.max(shelf.bottom, column.next + size.height)
    column.next += size.height + gap
    column.width = Math.max(column.width, size.width)
    column.isEmpty = false
    widest = Math.max(widest, column.left + column.width)
  }
  return { corners, width: widest, height: shelf.bottom }
}
