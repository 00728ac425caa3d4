import type { ArgumentMap } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { xmlDocument, type Markup } from '../xml/element.ts'
import { arrange, type Arrangement } from './arrange.ts'
import { drawCard, planCard } from './drawn-card.ts'
import { drawGrounds, withTitle } from './drawn-ground.ts'
import { drawEdges, drawEnding, drawJunction } from './drawn-inference.ts'
import { drawRelations } from './drawn-relations.ts'
import { bottomOf, JUNCTION_RADIUS, leftOf, rightOf, topOf } from './geometry.ts'
import { drawHead } from './head.ts'
import { PALETTE, SANS } from './palette.ts'
import { positionLooks } from './position-look.ts'
import { group, shape } from './shape.ts'

const MARGIN = 40

/**
 * `map` as a picture that stands by itself: title, question, legend, and every claim and inference
 * where people put them. Cards show the first lines of a claim; its whole text is the card's title.
 */
export function writeSvg(map: ArgumentMap): string {
  const looks = positionLooks(map)
  const plans = inOrder(map.claims).map((claim) => planCard(map, claim, (id) => looks.get(id)))
  const arrangement = arrange(map, plans)
  const inferences = inOrder(map.inferences)
  const bounds = boundsOf(arrangement)
  const head = drawHead(map, [...looks.values()], Math.max(bounds.right - bounds.left, HEAD_WIDTH))
  const width = Math.max(bounds.right - bounds.left, head.width) + 2 * MARGIN
  const height = bounds.bottom - bounds.top + head.height + 2 * MARGIN
  const layers: Markup[] = [
    group({}, drawGrounds(arrangement.grounds, looks)),
    group({}, drawRelations(map, arrangement.cards)),
    group(
      {},
      inferences.flatMap((inference, index) => drawEdges(map, inference, arrangement, index)),
    ),
    group(
      {},
      plans.flatMap((plan) => {
        const box = arrangement.cards.get(plan.claim.id)
        return box ? [drawCard(plan, box)] : []
      }),
    ),
    group(
      {},
      inferences.flatMap((inference) => {
        const point = arrangement.junctions.get(inference.id)
        return point ? [drawJunction(inference, point)] : []
      }),
    ),
    group(
      {},
      inferences.flatMap((inference, index) => drawEnding(map, inference, arrangement, index)),
    ),
  ]
  const shift = `translate(${MARGIN - bounds.left} ${MARGIN + head.height - bounds.top})`
  return xmlDocument(
    shape(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: [0, 0, width, height].map((each) => Math.ceil(each)).join(' '),
        width: Math.ceil(width),
        height: Math.ceil(height),
        role: 'img',
        'font-family': SANS,
      },
      shape('title', {}, map.title),
      shape('desc', {}, map.question),
      shape('rect', { width: Math.ceil(width), height: Math.ceil(height), fill: PALETTE.desk }),
      group({ transform: `translate(${MARGIN} ${MARGIN})` }, [head.markup]),
      group({ transform: shift }, layers),
    ),
  )
}

/** Room for the title above a small map. */
const HEAD_WIDTH = 560

interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function boundsOf({ cards, junctions, grounds }: Arrangement): Bounds {
  const boxes = [
    ...cards.values(),
    ...[...grounds.values()].map(withTitle),
    ...[...junctions.values()].map(({ x, y }) => ({
      x,
      y,
      width: JUNCTION_RADIUS * 2 + 2,
      height: JUNCTION_RADIUS * 2 + 2,
    })),
  ]
  if (boxes.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
  return boxes.reduce<Bounds>(
    ({ left, top, right, bottom }, box) => ({
      left: Math.min(left, leftOf(box)),
      top: Math.min(top, topOf(box)),
      right: Math.max(right, rightOf(box)),
      bottom: Math.max(bottom, bottomOf(box)),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  )
}
