import {
  roleOf,
  type ArgumentMap,
  type Inference,
  type InferenceId,
  type InferenceRole,
} from '@counterpoint/core'
import type { Markup } from '../xml/element.ts'
import { JUNCTION_RADIUS, type Point, type Standing } from './geometry.ts'
import { PALETTE, RELATION_COLOR } from './palette.ts'
import {
  at,
  cardToJunction,
  junctionToJunction,
  pathOf,
  reversed,
  runsAcross,
  type Route,
} from './route.ts'
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
  map: ArgumentMap,
  inference: Inference,
  standing: Standing,
  channel: number,
): Markup[] {
  const junction = standing.junctions.get(inference.id)
  if (junction === undefined) return []
  const stroke = strokeOf(roleOf(inference))
  const feet = inference.premises.flatMap((id) => {
    const card = standing.cards.get(id)
    return card ? [cardToJunction(card, junction, channel)] : []
  })
  const head = routeToTarget(map, inference, standing, channel)
  return [...feet, ...(head ? [head] : [])].map((route) =>
    shape('path', { d: pathOf(route), ...stroke }),
  )
}

/** What the line of `inference` ends in; to be drawn over the junction that it may end on. */
export function drawEnding(
  map: ArgumentMap,
  inference: Inference,
  standing: Standing,
  channel: number,
): Markup[] {
  const route = routeToTarget(map, inference, standing, channel)
  return route ? [ending(roleOf(inference), route)] : []
}

function routeToTarget(
  map: ArgumentMap,
  { id, target }: Inference,
  { cards, junctions }: Standing,
  channel: number,
): Route | undefined {
  const junction = junctions.get(id)
  if (junction === undefined) return undefined
  if ('claim' in target) {
    const card = cards.get(target.claim)
    return card && reversed(cardToJunction(card, junction, channel))
  }
  const onto = junctions.get(target.inference)
  return (
    onto && junctionToJunction(junction, onto, isDrawnAcross(map, target.inference, onto, cards))
  )
}

/** Whether an inference bears on a card beside its junction, and not above or below it. */
function isDrawnAcross(
  map: ArgumentMap,
  id: InferenceId,
  junction: Point,
  cards: Standing['cards'],
): boolean {
  const target = map.inferences.get(id)?.target
  const card = target && 'claim' in target ? cards.get(target.claim) : undefined
  return card !== undefined && runsAcross(card, junction)
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
