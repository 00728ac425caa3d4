/** A point in pixels at 100 %, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its middle and size. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Middles of some things, the upper left corner of all of them at 0, 0. */
export interface Block {
  readonly points: ReadonlyMap<string, Point>
  readonly width: number
  readonly height: number
}

/** Where cards and junctions stand, by the id of their claim or inference. */
export interface Standing {
  readonly cards: ReadonlyMap<string, Box>
  readonly junctions: ReadonlyMap<string, Point>
}

export const leftOf = ({ x, width }: Box): number => x - width / 2
export const rightOf = ({ x, width }: Box): number => x + width / 2
export const topOf = ({ y, height }: Box): number => y - height / 2
export const bottomOf = ({ y, height }: Box): number => y + height / 2

export const clamp = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high)

export const JUNCTION_RADIUS = 11
