import { roleOf, type Inference, type InferenceRole } from '@counterpoint/core'
import type { Markup } from '../xml/element.ts'
import { JUNCTION_RADIUS, type Point, type Standing } from './geometry.ts'
import { PALETTE, RELATION_COLOR } from './palette.ts'
import { at, cardToJunction, junctionToJunction, pathOf, reversed, type Route } from './route.ts'
import { group, shape } from './shape.ts'

const ARROW = { length: 8.5, half: 4.2 }
const BAR = 6.5
const CROSS = 4

const ROLE_WORD: Readonly<Record<InferenceRole, string>> = {
  support: 'Support',
  rebuttal: 'Rebuttal',
  backing: 'Backing',
  undercut: 'Undercut',
}

/**
 * Lines of `inference`: from its premises to its junction, from there to what it bears on.
 * Neighbours with different channels keep apart.
 */
export function drawEdges(
  inference: Inference,
  { cards, junctions }: Standing,
  channel: number,
): Markup[] {
  const junction = junctions.get(inference.id)
  if (junction === undefined) return []
  const role = roleOf(inference)
  const stroke = strokeOf(role)
  const feet = inference.premises.flatMap((id) => {
    const card = cards.get(id)
    return card
      ? [shape('path', { d: pathOf(cardToJunction(card, junction, channel)), ...stroke })]
      : []
  })
  const route = routeToTarget(inference, junction, { cards, junctions }, channel)
  if (route === undefined) return feet
  return [...feet, shape('path', { d: pathOf(route), ...stroke }), ending(role, route)]
}

function routeToTarget(
  { target }: Inference,
  junction: Point,
  { cards, junctions }: Standing,
  channel: number,
): Route | undefined {
  if ('claim' in target) {
    const card = cards.get(target.claim)
    return card && reversed(cardToJunction(card, junction, channel))
  }
  const onto = junctions.get(target.inference)
  return onto && junctionToJunction(junction, onto)
}

const strokeOf = (role: InferenceRole) => {
  const isOnStep = role === 'undercut' || role === 'backing'
  return {
    fill: 'none',
    stroke: RELATION_COLOR[role],
    'stroke-width': isOnStep ? 1.75 : 1.5,
    'stroke-dasharray': isOnStep ? '2 4' : undefined,
    'stroke-linecap': isOnStep ? 'round' : undefined,
  }
}

/** What a line ends in: an arrow for, a bar against a claim, a cross on the step it undercuts. */
function ending(role: InferenceRole, { points, heading }: Route): Markup {
  const tip = points.at(-1) ?? points[0]
  const color = RELATION_COLOR[role]
  const by = (along: number, across: number): Point => ({
    x: tip.x + heading.x * along - heading.y * across,
    y: tip.y + heading.y * along + heading.x * across,
  })
  const lines = (d: string, width: number): Markup =>
    shape('path', {
      d,
      stroke: color,
      'stroke-width': width,
      'stroke-linecap': 'round',
      fill: 'none',
    })
  switch (role) {
    case 'support':
    case 'backing':
      return shape('path', {
        d: `M${at(tip)}L${at(by(-ARROW.length, ARROW.half))}L${at(by(-ARROW.length, -ARROW.half))}Z`,
        fill: color,
      })
    case 'rebuttal':
      return lines(`M${at(by(-1, BAR))}L${at(by(-1, -BAR))}`, 2.25)
    case 'undercut':
      return lines(
        `M${at(by(-CROSS, -CROSS))}L${at(by(CROSS, CROSS))}M${at(by(-CROSS, CROSS))}L${at(by(CROSS, -CROSS))}`,
        2.25,
      )
  }
}

/** The junction of `inference`: its sign, and in words what it is. */
export function drawJunction(inference: Inference, point: Point): Markup {
  const { polarity, scheme, rationale } = inference
  const color = RELATION_COLOR[roleOf(inference)]
  const sign = `M${at({ x: point.x - 4.5, y: point.y })}h9`
  const upright = polarity === 'for' ? `M${at({ x: point.x, y: point.y - 4.5 })}v9` : ''
  const words = [ROLE_WORD[roleOf(inference)], scheme, rationale].filter((each) => each !== null)
  return group({}, [
    shape('title', {}, words.join('. ')),
    shape('circle', {
      cx: point.x,
      cy: point.y,
      r: JUNCTION_RADIUS,
      fill: PALETTE.card,
      stroke: color,
      'stroke-width': 1.5,
    }),
    shape('path', {
      d: sign + upright,
      stroke: color,
      'stroke-width': 1.75,
      'stroke-linecap': 'round',
      fill: 'none',
    }),
  ])
}
