import Flatbush from 'flatbush'
import type { Box, Point } from './box.ts'
import type { Polyline } from './polyline.ts'

export interface Obstacle {
  readonly id: string
  readonly kind: 'claim' | 'inference'
  readonly box: Box
}

const COST_OF_CROSSING = { claim: 2_000, inference: 350 } as const

/** A line closer than this to a card or junction counts as running through it. */
const MARGIN = 3

/** Free ways keep half a gutter from the card beside them, and this much from the row above. */
const BESIDE = 21
const BELOW = 13

/** Pixels from which on only the surroundings of both ends are looked at. */
const FAR = 1_400

/** All cards and junctions, to ask what a line would run through and which way is free. */
export class ObstacleField {
  readonly #obstacles: readonly Obstacle[]
  readonly #index: Flatbush | undefined

  constructor(obstacles: readonly Obstacle[]) {
    this.#obstacles = obstacles
    if (obstacles.length === 0) return
    this.#index = new Flatbush(obstacles.length)
    for (const { box } of obstacles) this.#index.add(box.left, box.top, box.right, box.bottom)
    this.#index.finish()
  }

  /**
   * Cost of all that `line` runs through, not counting where it leaves `start` and meets `end`.
   * Counting ends at `limit`.
   */
  crossingCost(line: Polyline, start: string, end: string, limit: number): number {
    let cost = 0
    const last = line.length - 1
    for (let index = 1; index <= last && cost < limit; index += 1) {
      const { left, top, right, bottom } = lineBox(line[index - 1]!, line[index]!, MARGIN, MARGIN)
      this.#index?.collides(left, top, right, bottom, (found) => {
        const { id, kind } = this.#obstacles[found]!
        if ((index === 1 && id === start) || (index === last && id === end)) return false
        cost += COST_OF_CROSSING[kind]
        return cost >= limit
      })
    }
    return cost
  }

  /** Upright ways past the cards between two points, those with the least detour first. */
  uprightWays(a: Point, b: Point, most: number): number[] {
    const ways = new Set<number>()
    this.#cardsBetween(a, b, ({ box }) => ways.add(box.left - BESIDE).add(box.right + BESIDE))
    return nearest(ways, a.x, b.x, most)
  }

  /** Level ways past the cards between two points, those with the least detour first. */
  levelWays(a: Point, b: Point, most: number): number[] {
    const ways = new Set<number>()
    this.#cardsBetween(a, b, ({ box }) => ways.add(box.top - BELOW).add(box.bottom + BELOW))
    return nearest(ways, a.y, b.y, most)
  }

  /** How far a line may move to each side before it comes closer than `margin` to something. */
  roomBeside(a: Point, b: Point, most: number, margin: number): readonly [number, number] {
    const isUpright = a.x === b.x
    const at = isUpright ? a.x : a.y
    let before = most
    let after = most
    this.#within(
      lineBox(a, b, isUpright ? most + margin : -1, isUpright ? -1 : most + margin),
      ({ box }) => {
        const low = (isUpright ? box.left : box.top) - margin
        const high = (isUpright ? box.right : box.bottom) + margin
        if (high <= at) before = Math.min(before, at - high)
        else if (low >= at) after = Math.min(after, low - at)
      },
    )
    return [before, after]
  }

  /** Points far apart: the cards near them, whose gutters go on further than they do. */
  #cardsBetween(a: Point, b: Point, visit: (card: Obstacle) => void): void {
    const visitCard = (obstacle: Obstacle) => {
      if (obstacle.kind === 'claim') visit(obstacle)
    }
    const margin = 2 * BESIDE
    if (Math.abs(a.x - b.x) < FAR && Math.abs(a.y - b.y) < FAR) {
      this.#within(lineBox(a, b, margin, margin), visitCard)
      return
    }
    for (const end of [a, b]) this.#within(lineBox(end, end, FAR / 4, FAR / 4), visitCard)
  }

  #within(box: Box, visit: (obstacle: Obstacle) => void): void {
    this.#index?.search(box.left, box.top, box.right, box.bottom, (found) => {
      visit(this.#obstacles[found]!)
      return false
    })
  }
}

const lineBox = (a: Point, b: Point, marginX: number, marginY: number): Box => ({
  left: Math.min(a.x, b.x) - marginX,
  top: Math.min(a.y, b.y) - marginY,
  right: Math.max(a.x, b.x) + marginX,
  bottom: Math.max(a.y, b.y) + marginY,
})

function nearest(ways: ReadonlySet<number>, a: number, b: number, most: number): number[] {
  const detour = (way: number) => Math.abs(way - a) + Math.abs(way - b)
  return [...ways].sort((v, w) => detour(v) - detour(w) || v - w).slice(0, most)
}
