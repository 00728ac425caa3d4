import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type Inference,
  type InferenceId,
  type Position,
} from '@counterpoint/core'
import type { Places } from './drag.ts'
import type { Point } from './geometry/box.ts'
import { cardSize } from './geometry/card-size.ts'
import { MEASURES } from './geometry/measures.ts'

/** A part of the map to look at by itself. */
export interface Focus {
  readonly title: string
  readonly claims: ReadonlySet<ClaimId>
  /** Stays the same while claims are added: what has a place keeps it. */
  readonly layout: symbol
  /** Where its claims stand, when it has an order of its own. */
  readonly places?: Places
}

/** Claims within `steps` inferences of `from`, in whatever direction they point. */
export function claimsAround(
  map: ArgumentMap,
  from: Iterable<ClaimId | InferenceId>,
  steps: number,
): ReadonlySet<ClaimId> {
  const reached = new Set<ClaimId>()
  const inferences = new Set<InferenceId>()
  let edge: Inference[] = []
  const reach = (claim: ClaimId) => reached.add(claim)
  for (const id of from) {
    const inference = map.inferences.get(id as InferenceId)
    if (inference) edge.push(inference)
    else if (map.claims.has(id as ClaimId)) reach(id as ClaimId)
  }
  for (let step = 0; ; step++) {
    for (const inference of edge) takeIn(map, inference, inferences, reach)
    if (step === steps) return reached
    edge = [...reached]
      .flatMap((claim) => [...inferencesFrom(map, claim), ...inferencesOn(map, claim)])
      .filter(({ id }) => !inferences.has(id))
    edge.push(...[...inferences].flatMap((id) => inferencesOn(map, id)))
  }
}

function takeIn(
  map: ArgumentMap,
  inference: Inference,
  known: Set<InferenceId>,
  reach: (claim: ClaimId) => void,
): void {
  if (known.has(inference.id)) return
  known.add(inference.id)
  inference.premises.forEach(reach)
  if ('claim' in inference.target) {
    reach(inference.target.claim)
    return
  }
  const step = map.inferences.get(inference.target.inference)
  if (step) takeIn(map, step, known, reach)
}

/** The map of `claims` alone: inferences with all their ends among them, positions by what is left. */
export function partOf(map: ArgumentMap, claims: ReadonlySet<ClaimId>): ArgumentMap {
  const inferences = new Map(map.inferences)
  for (let shrunk = true; shrunk;) {
    shrunk = false
    for (const [id, { premises, target }] of inferences) {
      const isWhole =
        premises.every((premise) => claims.has(premise)) &&
        ('claim' in target ? claims.has(target.claim) : inferences.has(target.inference))
      if (isWhole) continue
      inferences.delete(id)
      shrunk = true
    }
  }
  const isHere = (claim: ClaimId) => claims.has(claim)
  return {
    ...map,
    claims: new Map([...map.claims].filter(([id]) => isHere(id))),
    inferences,
    tensions: new Map([...map.tensions].filter(([, tension]) => tension.claims.every(isHere))),
    positions: new Map(
      [...map.positions].map(([id, position]) => [
        id,
        {
          ...position,
          thesis: position.thesis && isHere(position.thesis) ? position.thesis : null,
          commitments: position.commitments.filter(({ claim }) => isHere(claim)),
        },
      ]),
    ),
    placements: new Map(),
  }
}

/** The most a column of the first view holds; more would have to be read from too far away. */
const COLUMN = 5

/**
 * Where to begin on a large map: the two positions whose theses bear on each other most directly,
 * face to face, with what stands right beside their theses and what lies between them. Undefined
 * for maps that can be read as a whole.
 */
export function mainClash(map: ArgumentMap, smallest = 40): Focus | undefined {
  if (map.claims.size < smallest) return undefined
  const pair = mostOpposed(map)
  if (!pair) return undefined
  const [a, b] = pair
  const theses = [a.thesis!, b.thesis!] as const
  const ring = claimsAround(map, theses, 1)
  const between = claimsBetween(map, ...theses)
  const own = [assertedBy(a), assertedBy(b)] as const
  const weight = (claim: ClaimId) =>
    (between.has(claim) ? 100 : 0) +
    inferencesFrom(map, claim).length +
    inferencesOn(map, claim).length
  const heaviest = (claims: Iterable<ClaimId>, most: number) =>
    [...claims].toSorted((x, y) => weight(y) - weight(x)).slice(0, most)
  const others = [...ring].filter((claim) => !theses.includes(claim))
  const left = [
    theses[0],
    ...heaviest(
      others.filter((c) => own[0].has(c)),
      COLUMN - 1,
    ),
  ]
  const right = [
    theses[1],
    ...heaviest(
      others.filter((c) => own[1].has(c) && !own[0].has(c)),
      COLUMN - 1,
    ),
  ]
  const middle = heaviest(
    others.filter((c) => !own[0].has(c) && !own[1].has(c)),
    COLUMN - 2,
  )
  return {
    title: `${a.title} against ${b.title}`,
    claims: new Set([...left, ...middle, ...right]),
    layout: Symbol('columns'),
    places: inColumns(map, [left, middle, right]),
  }
}

const COLUMN_WIDTH = MEASURES.cardWidth + 96
const ROW_GAP = MEASURES.rowGap + 22

/** Columns side by side, each from the top; the middle one starts lower, under the clash. */
function inColumns(map: ArgumentMap, columns: readonly (readonly ClaimId[])[]): Places {
  const places = new Map<ClaimId, Point>()
  for (const [index, column] of columns.entries()) {
    const isMiddle = index === 1
    let top = isMiddle ? 150 : 0
    for (const id of column) {
      const { height } = cardSize(map.claims.get(id)?.text ?? '')
      places.set(id, { x: index * COLUMN_WIDTH, y: top + height / 2 })
      top += height + ROW_GAP
    }
  }
  return places
}

function mostOpposed(map: ArgumentMap): readonly [Position, Position] | undefined {
  const positions = [...map.positions.values()].filter(({ thesis }) => thesis)
  let best: readonly [Position, Position] | undefined
  let most = 0
  for (const [index, a] of positions.entries()) {
    for (const b of positions.slice(index + 1)) {
      const strength = opposition(map, a, b)
      if (strength > most) {
        most = strength
        best = [a, b]
      }
    }
  }
  return best
}

/** Attacks from what one asserts on what the other asserts; on a thesis they count ten times. */
function opposition(map: ArgumentMap, a: Position, b: Position): number {
  const own = new Map([a, b].map((position) => [position, assertedBy(position)] as const))
  let strength = 0
  for (const { polarity, premises, target } of map.inferences.values()) {
    if (polarity === 'for' || !('claim' in target)) continue
    for (const [from, onto] of [
      [a, b],
      [b, a],
    ] as const) {
      const attacks =
        premises.some((premise) => own.get(from)!.has(premise)) && own.get(onto)!.has(target.claim)
      if (attacks) strength += onto.thesis === target.claim ? 10 : 1
    }
  }
  return strength
}

const assertedBy = ({ thesis, commitments }: Position): ReadonlySet<ClaimId> =>
  new Set([
    ...(thesis ? [thesis] : []),
    ...commitments.flatMap(({ claim, attitude }) => (attitude === 'asserted' ? [claim] : [])),
  ])

/** Premises of inferences that lead from one claim to the other or that both have a part in. */
function claimsBetween(map: ArgumentMap, a: ClaimId, b: ClaimId): Set<ClaimId> {
  const neighbours = (claim: ClaimId) => claimsAround(map, [claim], 1)
  const ofB = neighbours(b)
  return new Set([...neighbours(a)].filter((claim) => ofB.has(claim) && claim !== a && claim !== b))
}
