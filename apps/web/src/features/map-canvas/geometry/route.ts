import type { Inference, Polarity } from '@counterpoint/core'
import type { Box, Point } from './box.ts'
import { middleOf } from './box.ts'
import { connect, type Connection } from './connect.ts'
import { spreadLanes } from './lanes.ts'
import { MEASURES } from './measures.ts'
import { ObstacleField, type Obstacle } from './obstacle-field.ts'
import { pathOf } from './polyline.ts'
import { junctionPorts, OPPOSITE, premisePorts, targetPorts, type Direction } from './ports.ts'

/** What has to be known of an inference to draw it. */
export interface RouteRequest {
  readonly id: string
  readonly polarity: Polarity
  readonly premises: readonly string[]
  readonly target: string
}

export interface RoutedLine {
  /** SVG path. */
  readonly path: string
  readonly points: readonly Point[]
}

/** Where a line meets its target, and what is drawn there. */
export interface Ending extends Point {
  /** Way the line runs when it arrives. */
  readonly direction: Direction
  /** The same in degrees clockwise from rightwards, for SVG's `rotate`. */
  readonly angle: number
  readonly ending: 'arrow' | 'bar' | 'cross'
}

export interface InferenceRoute {
  readonly id: string
  readonly premises: readonly (RoutedLine & { readonly claim: string })[]
  readonly target: RoutedLine
  readonly end: Ending
}

/** Cards and junctions as they stand: what lines connect and what they go round. */
export class Scene {
  readonly field: ObstacleField
  readonly #standing: ReadonlyMap<string, Obstacle>

  constructor(standing: Iterable<Obstacle>) {
    const all = [...standing]
    this.#standing = new Map(all.map((obstacle) => [obstacle.id, obstacle]))
    this.field = new ObstacleField(all)
  }

  find(id: string): Obstacle | undefined {
    return this.#standing.get(id)
  }
}

export const routeRequestOf = ({ id, polarity, premises, target }: Inference): RouteRequest => ({
  id,
  polarity,
  premises,
  target: 'claim' in target ? target.claim : target.inference,
})

interface Draft {
  readonly request: RouteRequest
  readonly target: Connection
  readonly targetKind: Obstacle['kind']
  readonly premises: readonly { readonly claim: string; readonly connection: Connection }[]
}

/**
 * Lines of one inference round whatever else stands in `scene`: from each premise to its junction,
 * from there to the target. Undefined while one of them has no place.
 */
export function routeOf(request: RouteRequest, scene: Scene): InferenceRoute | undefined {
  const draft = draftOf(request, scene)
  return draft && finished(draft)
}

/** The same for many inferences, whose lines then run side by side instead of on each other. */
export function routeAll(
  requests: Iterable<RouteRequest>,
  scene: Scene,
): ReadonlyMap<string, InferenceRoute> {
  const drafts = [...requests].flatMap((request) => draftOf(request, scene) ?? [])
  const loose = drafts.map(loosened)
  spreadLanes(
    loose.flatMap(({ request, target, premises }) => [
      { points: target.points as Point[], bundle: `${request.polarity} ${request.target}` },
      ...premises.map(({ connection }) => ({
        points: connection.points as Point[],
        bundle: request.id,
      })),
    ]),
    scene.field,
  )
  return new Map(loose.map((draft) => [draft.request.id, finished(draft)]))
}

function loosened(draft: Draft): Draft {
  const copy = (connection: Connection): Connection => ({
    ...connection,
    points: [...connection.points],
  })
  return {
    ...draft,
    target: copy(draft.target),
    premises: draft.premises.map(({ claim, connection }) => ({
      claim,
      connection: copy(connection),
    })),
  }
}

function draftOf(request: RouteRequest, scene: Scene): Draft | undefined {
  const junction = scene.find(request.id)
  const target = scene.find(request.target)
  if (!junction || !target) return undefined
  const premises = request.premises.flatMap((id) => scene.find(id) ?? [])
  if (premises.length !== request.premises.length) return undefined
  const toTarget = lineToTarget(request, junction, target, premises, scene.field)
  const used = new Set<Direction>([toTarget.start.outward])
  const middle = middleOf(junction.box)
  return {
    request,
    target: toTarget,
    targetKind: target.kind,
    premises: premises.map(({ id, box }) => {
      const start = { id, ports: premisePorts(box, middle) }
      const end = { id: junction.id, ports: junctionPorts(junction.box, 'down', used) }
      return { claim: id, connection: connect(start, end, scene.field) }
    }),
  }
}

/** A line does not leave the junction on the side where its only premise stands. */
function lineToTarget(
  { polarity }: RouteRequest,
  junction: Obstacle,
  target: Obstacle,
  premises: readonly Obstacle[],
  field: ObstacleField,
): Connection {
  const middle = middleOf(junction.box)
  const [only] = premises
  const taken = only && premises.length === 1 ? sideOf(junction.box, only.box) : undefined
  const start = {
    id: junction.id,
    ports: junctionPorts(junction.box, 'up', new Set(taken ? [taken] : [])),
  }
  const ports =
    target.kind === 'inference'
      ? junctionPorts(target.box, 'down', new Set())
      : targetPorts(target.box, middle, polarity === 'against')
  return connect(start, { id: target.id, ports }, field)
}

/** Side of `box` towards the nearest edge of `other`. */
function sideOf(box: Box, other: Box): Direction {
  const away = {
    up: box.top - other.bottom,
    down: other.top - box.bottom,
    left: box.left - other.right,
    right: other.left - box.right,
  }
  const sides: readonly Direction[] = ['down', 'up', 'left', 'right']
  return sides.reduce((best, side) => (away[side] > away[best] ? side : best))
}

const ANGLES = { right: 0, down: 90, left: 180, up: 270 } as const

function finished({ request, target, targetKind, premises }: Draft): InferenceRoute {
  const direction = OPPOSITE[target.end.outward]
  const isUndercut = targetKind === 'inference' && request.polarity === 'against'
  const plain = request.polarity === 'for' ? 'arrow' : 'bar'
  return {
    id: request.id,
    premises: premises.map(({ claim, connection }) => ({ claim, ...drawn(connection.points) })),
    target: drawn(target.points),
    end: {
      ...target.end.point,
      direction,
      angle: ANGLES[direction],
      ending: isUndercut ? 'cross' : plain,
    },
  }
}

const drawn = (points: readonly Point[]): RoutedLine => ({
  path: pathOf(points, MEASURES.cornerRadius),
  points,
})
