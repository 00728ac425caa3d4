import type { ArgumentMap, ClaimId } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import type { Markup } from '../xml/element.ts'
import { bottomOf, clamp, leftOf, rightOf, topOf, type Box, type Point } from './geometry.ts'
import { PALETTE } from './palette.ts'
import { at } from './route.ts'
import { group, shape } from './shape.ts'

/** Tensions and equivalences: grey lines between cards, without an ending, since they have no way. */
export function drawRelations(map: ArgumentMap, cards: ReadonlyMap<string, Box>): Markup[] {
  return [
    ...inOrder(map.tensions).flatMap(({ claims, rationale }) =>
      links(claims, cards).map((line) => drawTension(line, rationale)),
    ),
    ...inOrder(map.equivalences).flatMap(({ claims, rationale }) =>
      links(claims, cards).map((line) => drawEquivalence(line, rationale ?? 'The same claim')),
    ),
  ]
}

type Line = readonly [Point, Point]

/** Lines from each claim to the next, from border to border. */
const links = (claims: readonly ClaimId[], cards: ReadonlyMap<string, Box>): Line[] =>
  claims.flatMap((id, index) => {
    const from = cards.get(id)
    const to = cards.get(claims[index + 1] ?? '')
    return from && to ? [[onBorder(from, to), onBorder(to, from)] as const] : []
  })

/** Where the line from the middle of `box` towards `other` leaves it. */
function onBorder(box: Box, other: Point): Point {
  const across = other.x - box.x
  const down = other.y - box.y
  const share = Math.min(
    across === 0 ? Infinity : box.width / 2 / Math.abs(across),
    down === 0 ? Infinity : box.height / 2 / Math.abs(down),
  )
  if (!Number.isFinite(share)) return { x: box.x, y: box.y }
  return {
    x: clamp(box.x + across * share, leftOf(box), rightOf(box)),
    y: clamp(box.y + down * share, topOf(box), bottomOf(box)),
  }
}

const drawTension = ([from, to]: Line, words: string): Markup =>
  group({}, [
    shape('title', {}, `Tension. ${words}`),
    shape('path', {
      d: `M${at(from)}L${at(to)}`,
      stroke: PALETTE.ink3,
      'stroke-width': 1.5,
      'stroke-dasharray': '1 5',
      'stroke-linecap': 'round',
      fill: 'none',
    }),
  ])

function drawEquivalence([from, to]: Line, words: string): Markup {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const grey = { stroke: PALETTE.ink3, 'stroke-width': 1.5, fill: 'none' }
  return group({}, [
    shape('title', {}, `Equivalence. ${words}`),
    shape('path', { d: `M${at(from)}L${at(to)}`, ...grey }),
    shape('circle', { cx: middle.x, cy: middle.y, r: 9, ...grey, fill: PALETTE.card }),
    shape('path', {
      d: `M${at({ x: middle.x - 4, y: middle.y - 2 })}h8M${at({ x: middle.x - 4, y: middle.y + 2 })}h8`,
      ...grey,
    }),
  ])
}
