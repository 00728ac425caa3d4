/** Pixels at 100 %, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A placement names the middle of a card or junction; this is the ground it covers. */
export const boxAround = ({ x, y }: Point, { width, height }: Size): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})

export const middleOf = (box: Box): Point => ({
  x: (box.left + box.right) / 2,
  y: (box.top + box.bottom) / 2,
})

export const grown = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
})

/** Whether less than `gap` lies between the two on both axes; touching boxes do not overlap. */
export const areCloserThan = (a: Box, b: Box, gap: number): boolean =>
  a.left - gap < b.right &&
  b.left - gap < a.right &&
  a.top - gap < b.bottom &&
  b.top - gap < a.bottom

/** Smallest box around all of `boxes`; undefined when there are none. */
export function boxAroundAll(boxes: Iterable<Box>): Box | undefined {
  let all: Box | undefined
  for (const box of boxes) {
    all = all
      ? {
          left: Math.min(all.left, box.left),
          top: Math.min(all.top, box.top),
          right: Math.max(all.right, box.right),
          bottom: Math.max(all.bottom, box.bottom),
        }
      : box
  }
  return all
}
