import type { Block, Point } from './geometry.ts'

const GAP = 56
/** Width of a pack of blocks over its height. */
const ASPECT = 1.3

/** `blocks` side by side in shelves, the tallest first, about as wide as they are high. */
export function packed(blocks: readonly Block[], gap = GAP): Block {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const shelf = Math.max(Math.sqrt(area * ASPECT), ...blocks.map(({ width }) => width))
  return inShelves(
    blocks.toSorted((a, b) => b.height - a.height),
    shelf,
    gap,
  )
}

/** `blocks` in the order given, in shelves no wider than `shelf` where a block allows it. */
export function inShelves(blocks: readonly Block[], shelf: number, gap: number): Block {
  const points = new Map<string, Point>()
  let left = 0
  let top = 0
  let tallest = 0
  let widest = 0
  for (const block of blocks) {
    if (left > 0 && left + block.width > shelf) {
      top += tallest + gap
      left = 0
      tallest = 0
    }
    for (const [id, { x, y }] of block.points) points.set(id, { x: x + left, y: y + top })
    tallest = Math.max(tallest, block.height)
    widest = Math.max(widest, left + block.width)
    left += block.width + gap
  }
  return { points, width: widest, height: top + tallest }
}
