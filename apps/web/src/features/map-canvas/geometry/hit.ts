import Flatbush from 'flatbush'
import { middleOf, type Box, type Point } from './box.ts'
import type { InferenceRoute } from './route.ts'

/** What lies at a point of the canvas: an inference's junction, or one of its lines. */
export interface Hit {
  readonly inference: string
  readonly part: 'junction' | 'line'
  /** From the point to the rim or the line; 0 inside a junction. */
  readonly distance: number
}

interface Piece {
  readonly inference: string
  readonly part: Hit['part']
  readonly from: Point
  readonly to: Point
  readonly radius: number
}

/** Junctions and lines by place, for canvases that draw them without an element for each. */
export class HitIndex {
  readonly #pieces: readonly Piece[]
  readonly #index: Flatbush | undefined

  /** @param junctions ground of each junction, by inference */
  constructor(routes: Iterable<InferenceRoute>, junctions: ReadonlyMap<string, Box>) {
    this.#pieces = [...discs(junctions), ...[...routes].flatMap(stretches)]
    if (this.#pieces.length === 0) return
    this.#index = new Flatbush(this.#pieces.length)
    for (const { from, to, radius } of this.#pieces) {
      this.#index.add(
        Math.min(from.x, to.x) - radius,
        Math.min(from.y, to.y) - radius,
        Math.max(from.x, to.x) + radius,
        Math.max(from.y, to.y) + radius,
      )
    }
    this.#index.finish()
  }

  /** The nearest within `tolerance` pixels; a junction before a line that is as near. */
  nearest({ x, y }: Point, tolerance: number): Hit | undefined {
    let best: Hit | undefined
    const found =
      this.#index?.search(x - tolerance, y - tolerance, x + tolerance, y + tolerance) ?? []
    for (const position of found.sort((a, b) => a - b)) {
      const { inference, part, from, to, radius } = this.#pieces[position]!
      const distance = Math.max(0, distanceToStretch({ x, y }, from, to) - radius)
      if (distance <= tolerance && distance < (best?.distance ?? Infinity)) {
        best = { inference, part, distance }
      }
    }
    return best
  }
}

const discs = (junctions: ReadonlyMap<string, Box>): Piece[] =>
  [...junctions].map(([inference, box]) => {
    const middle = middleOf(box)
    return {
      inference,
      part: 'junction',
      from: middle,
      to: middle,
      radius: (box.right - box.left) / 2,
    }
  })

const stretches = ({ id, premises, target }: InferenceRoute): Piece[] =>
  [...premises, target].flatMap(({ points }) =>
    points.slice(1).map((to, index): Piece => {
      return { inference: id, part: 'line', from: points[index]!, to, radius: 0 }
    }),
  )

/** Lines run level or upright, so the nearest point is a clamped one. */
function distanceToStretch(point: Point, from: Point, to: Point): number {
  const x = clamp(point.x, Math.min(from.x, to.x), Math.max(from.x, to.x))
  const y = clamp(point.y, Math.min(from.y, to.y), Math.max(from.y, to.y))
  return Math.hypot(point.x - x, point.y - y)
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most)
