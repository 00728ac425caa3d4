import { areCloserThan, boxAround, type Box, type Point } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'
import type { LayoutNode } from './layout-input.ts'

type Standing = Pick<LayoutNode, 'id' | 'kind' | 'width' | 'height'>

interface Tenant {
  readonly box: Box
  readonly kind: Kind
}

const CELL = 256

type Kind = LayoutNode['kind']

/** Least distance that is kept between two that stand on the canvas. */
export function gapBetween(a: Kind, b: Kind): number {
  if (a === b) return a === 'claim' ? MEASURES.clearance : MEASURES.junctionToJunction
  return MEASURES.junctionToCard
}

/** Ground taken by cards and junctions, and the free place nearest to a wish. */
export class OccupiedGround {
  readonly #cells = new Map<string, Tenant[]>()

  take(node: Standing, place: Point): void {
    const tenant = { box: boxAround(place, node), kind: node.kind }
    for (const key of cellsOf(tenant.box, 0)) {
      const cell = this.#cells.get(key)
      if (cell) cell.push(tenant)
      else this.#cells.set(key, [tenant])
    }
  }

  /** One that stands too close to `node` at `place`; undefined when the place is free. */
  obstacle(node: Standing, place: Point): Tenant | undefined {
    const box = boxAround(place, node)
    for (const key of cellsOf(box, MEASURES.clearance)) {
      for (const tenant of this.#cells.get(key) ?? []) {
        if (areCloserThan(box, tenant.box, gapBetween(node.kind, tenant.kind))) return tenant
      }
    }
    return undefined
  }

  /**
   * The free place for `node` nearest to `wish`, counting `verticalCost` pixels for one pixel up or
   * down. Searches outwards from obstacle to obstacle, each time past the one in the way, so it
   * ends after as many steps as there are cards in the way.
   */
  nearestFree(node: Standing, wish: Point, verticalCost = 1): Point {
    const open: { place: Point; cost: number }[] = [{ place: wish, cost: 0 }]
    const seen = new Set<string>()
    for (let next = takeCheapest(open); next; next = takeCheapest(open)) {
      const { place } = next
      const obstacle = this.obstacle(node, place)
      if (!obstacle) return place
      for (const beyond of placesBeyond(node, place, obstacle)) {
        const key = `${Math.round(beyond.x * 16)} ${Math.round(beyond.y * 16)}`
        if (seen.has(key)) continue
        seen.add(key)
        const cost = Math.abs(beyond.x - wish.x) + verticalCost * Math.abs(beyond.y - wish.y)
        open.push({ place: beyond, cost })
      }
    }
    return wish
  }
}

/** One sixty-fourth of a pixel: sums of fractions must not end up touching again. */
const SLACK = 1 / 64

function placesBeyond(node: Standing, { x, y }: Point, { box, kind }: Tenant): Point[] {
  const gap = gapBetween(node.kind, kind) + SLACK
  return [
    { x: box.left - gap - node.width / 2, y },
    { x: box.right + gap + node.width / 2, y },
    { x, y: box.top - gap - node.height / 2 },
    { x, y: box.bottom + gap + node.height / 2 },
  ]
}

function takeCheapest(open: { place: Point; cost: number }[]) {
  let best = 0
  for (let index = 1; index < open.length; index += 1) {
    if (open[index]!.cost < open[best]!.cost) best = index
  }
  return open.splice(best, 1)[0]
}

function* cellsOf(box: Box, margin: number): Generator<string> {
  const right = Math.floor((box.right + margin) / CELL)
  const bottom = Math.floor((box.bottom + margin) / CELL)
  for (let column = Math.floor((box.left - margin) / CELL); column <= right; column += 1) {
    for (let row = Math.floor((box.top - margin) / CELL); row <= bottom; row += 1) {
      yield `${column} ${row}`
    }
  }
}
