import {
  roleOf,
  type ArgumentMap,
  type ClaimId,
  type InferenceId,
  type PositionId,
  type Standing,
} from '@counterpoint/core'
import { useMemo, useRef } from 'react'
import type { Selection } from '../../data/workbench.tsx'
import type { Places } from './drag.ts'
import { boxAround, type Box, type Size } from './geometry/box.ts'
import { cardSize } from './geometry/card-size.ts'
import { hullOf } from './geometry/hull.ts'
import { MEASURES } from './geometry/measures.ts'
import type { Obstacle } from './geometry/obstacle-field.ts'
import { routeAll, routeRequestOf, Scene, type InferenceRoute } from './geometry/route.ts'
import { titleRooms } from './geometry/title-room.ts'
import type { Hull } from './hulls-layer.tsx'
import type { RelationLines } from './relations-layer.tsx'

interface PictureInput {
  readonly map: ArgumentMap
  readonly places: Places
  readonly sizes: ReadonlyMap<string, Size>
  readonly lit: ReadonlySet<string> | undefined
  readonly selection: Selection | undefined
  readonly standingOf: (id: string) => Standing | undefined
}

export interface Picture {
  readonly lines: readonly RelationLines[]
  readonly tensions: readonly { readonly id: string; readonly path: string }[]
  readonly hulls: readonly Hull[]
  /** Inferences that do not hold, that belong to what is lit, that touch what is selected. */
  readonly outs: ReadonlySet<string>
  readonly litLines: ReadonlySet<string> | undefined
  readonly strong: ReadonlySet<string>
}

const JUNCTION: Size = { width: MEASURES.junction, height: MEASURES.junction }

/** Everything under the cards: lines, hulls, tensions. */
export function usePicture(input: PictureInput): Picture {
  const { map, places, sizes, lit, selection, standingOf } = input
  const boxes = useMemo(() => boxesOf(map, places, sizes), [map, places, sizes])
  const lines = useLines(map, boxes)
  const hulls = useMemo(() => hullsOf(map, boxes), [map, boxes])
  const tensions = useMemo(() => tensionsOf(map, boxes, selection), [map, boxes, selection])
  const outs = useMemo(
    () => new Set<string>([...map.inferences.keys()].filter((id) => standingOf(id) === 'out')),
    [map, standingOf],
  )
  const litLines = useMemo(
    () =>
      lit &&
      new Set<string>(
        [...map.inferences.values()]
          .filter(({ premises }) => premises.some((premise) => lit.has(premise)))
          .map(({ id }) => id),
      ),
    [map, lit],
  )
  const strong = useMemo(() => linesAt(map, selection), [map, selection])
  return { lines, tensions, hulls, outs, litLines, strong }
}

function boxesOf(
  map: ArgumentMap,
  places: Places,
  sizes: ReadonlyMap<string, Size>,
): ReadonlyMap<string, Obstacle> {
  const boxes = new Map<string, Obstacle>()
  for (const { id, text } of map.claims.values()) {
    const place = places.get(id)
    if (!place) continue
    const box = boxAround(place, sizes.get(id) ?? cardSize(text))
    boxes.set(id, { id, kind: 'claim', box })
  }
  for (const id of map.inferences.keys()) {
    const place = places.get(id)
    if (place) boxes.set(id, { id, kind: 'inference', box: boxAround(place, JUNCTION) })
  }
  return boxes
}

/** Lines whose path did not change stay the same object, so that only the others are drawn again. */
function useLines(
  map: ArgumentMap,
  boxes: ReadonlyMap<string, Obstacle>,
): readonly RelationLines[] {
  const before = useRef<ReadonlyMap<string, RelationLines>>(new Map())
  const { inferences } = map
  return useMemo(() => {
    const scene = new Scene(boxes.values())
    const routes = routeAll([...inferences.values()].map(routeRequestOf), scene)
    const next = new Map<string, RelationLines>()
    for (const [id, route] of routes) {
      const inference = inferences.get(id as InferenceId)
      if (!inference) continue
      const lines = linesOf(route, roleOf(inference))
      const known = before.current.get(id)
      next.set(id, known && isSameLines(known, lines) ? known : lines)
    }
    before.current = next
    return [...next.values()]
  }, [inferences, boxes])
}

const linesOf = (route: InferenceRoute, role: RelationLines['role']): RelationLines => ({
  id: route.id,
  role,
  legs: route.premises.map(({ path }) => path),
  last: route.target.path,
  end: { x: route.end.x, y: route.end.y, angle: route.end.angle },
})

const isSameLines = (a: RelationLines, b: RelationLines): boolean =>
  a.role === b.role &&
  a.last === b.last &&
  a.legs.length === b.legs.length &&
  a.legs.every((leg, index) => leg === b.legs[index])

function hullsOf(map: ArgumentMap, boxes: ReadonlyMap<string, Obstacle>): Hull[] {
  const owner = ownersOf(map)
  const cards = [...boxes.values()].filter(({ kind }) => kind === 'claim')
  const junctions = [...boxes.values()]
    .filter(({ kind }) => kind === 'inference')
    .map(({ box }) => box)
  const hulls = [...map.positions.values()].flatMap(({ id, title, color }) => {
    const own = cards.filter((card) => owner.get(card.id as ClaimId) === id)
    if (own.length === 0) return []
    const { islands, title: titleAt } = hullOf(
      own.map(({ box }) => box),
      {
        avoid: cards.filter((card) => owner.get(card.id as ClaimId) !== id).map(({ box }) => box),
        keepClear: junctions,
        titleWidth: 40 + title.length * 6.6,
      },
    )
    return titleAt ? [{ id, title, color, paths: islands.map(({ path }) => path), titleAt }] : []
  })
  const end = cards.reduce((right, { box }) => Math.max(right, box.right), -Infinity)
  const rooms = titleRooms(
    hulls.map(({ titleAt }) => titleAt),
    end,
  )
  return hulls.map((hull, i) => ({ ...hull, titleRoom: rooms[i]! }))
}

/** A claim stands in the hull of the position whose thesis it is, else of the first to assert it. */
function ownersOf(map: ArgumentMap): ReadonlyMap<ClaimId, PositionId> {
  const owners = new Map<ClaimId, PositionId>()
  const positions = [...map.positions.values()]
  for (const { id, thesis } of positions) if (thesis && !owners.has(thesis)) owners.set(thesis, id)
  for (const { id, commitments } of positions) {
    for (const { claim, attitude } of commitments) {
      if (attitude === 'asserted' && !owners.has(claim)) owners.set(claim, id)
    }
  }
  return owners
}

/** Tensions take no part in what stands: they show with the claim that has them. */
function tensionsOf(
  map: ArgumentMap,
  boxes: ReadonlyMap<string, Obstacle>,
  selection: Selection | undefined,
): { readonly id: string; readonly path: string }[] {
  return [...map.tensions.values()].flatMap(({ id, claims }) => {
    if (selection?.kind !== 'claim' || !claims.includes(selection.id)) return []
    const [a, b] = claims.map((claim) => boxes.get(claim)?.box)
    if (!a || !b) return []
    const from = edgeTowards(a, b)
    const to = edgeTowards(b, a)
    return [{ id, path: `M${from.x} ${from.y}L${to.x} ${to.y}` }]
  })
}

/** Where the straight line between two cards' middles leaves the first. */
function edgeTowards(from: Box, to: Box): { x: number; y: number } {
  const x = (from.left + from.right) / 2
  const y = (from.top + from.bottom) / 2
  const dx = (to.left + to.right) / 2 - x
  const dy = (to.top + to.bottom) / 2 - y
  const share = Math.min(
    dx === 0 ? Infinity : (from.right - from.left) / 2 / Math.abs(dx),
    dy === 0 ? Infinity : (from.bottom - from.top) / 2 / Math.abs(dy),
  )
  return share > 1 ? { x, y } : { x: Math.round(x + dx * share), y: Math.round(y + dy * share) }
}

function linesAt(map: ArgumentMap, selection: Selection | undefined): ReadonlySet<string> {
  if (selection?.kind === 'inference') return new Set([selection.id])
  if (selection?.kind !== 'claim') return new Set()
  const { id } = selection
  return new Set(
    [...map.inferences.values()]
      .filter(
        ({ premises, target }) =>
          premises.includes(id) || ('claim' in target && target.claim === id),
      )
      .map((inference) => inference.id),
  )
}
