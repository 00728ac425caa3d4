import type { ArgumentMap, Claim, Inference, Polarity } from '@counterpoint/core'
import type { Point, Size } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'

export interface LayoutNode extends Size {
  readonly id: string
  readonly kind: 'claim' | 'inference'
  /** Id of the position whose hull encloses it. */
  readonly group: string | null
  /** The thesis of its group stands at the group's top. */
  readonly isThesis: boolean
  /** Where a person put it: the middle, which layout leaves alone. */
  readonly fixed?: Point
}

/** From a premise to its inference's junction, or from the junction to the target. */
export interface LayoutEdge {
  readonly from: string
  readonly to: string
  readonly polarity: Polarity
}

/** What layout needs of a map: plain values that can be sent to a worker. */
export interface LayoutInput {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
}

/**
 * A claim belongs to the position whose thesis it is, else to the first that asserts it; what is
 * only conceded or denied belongs to none. A junction belongs where all it connects belongs.
 *
 * @param fixed places to leave alone, by id of claim or inference
 */
export function layoutInputOf(
  map: ArgumentMap,
  sizeOf: (claim: Claim) => Size,
  fixed: ReadonlyMap<string, Point> = new Map(),
): LayoutInput {
  const { groups, theses } = groupsOf(map)
  const placed = (id: string) => {
    const place = fixed.get(id)
    return place ? { fixed: { x: place.x, y: place.y } } : {}
  }
  const claims = [...map.claims.values()].map((claim): LayoutNode => {
    const { width, height } = sizeOf(claim)
    const group = groups.get(claim.id) ?? null
    const isThesis = theses.has(claim.id)
    return { id: claim.id, kind: 'claim', width, height, group, isThesis, ...placed(claim.id) }
  })
  const junctions = [...map.inferences.values()].map((inference): LayoutNode => ({
    id: inference.id,
    kind: 'inference',
    width: MEASURES.junction,
    height: MEASURES.junction,
    group: groupOfJunction(map, inference, groups),
    isThesis: false,
    ...placed(inference.id),
  }))
  return { nodes: [...claims, ...junctions], edges: [...map.inferences.values()].flatMap(edgesOf) }
}

function groupsOf(map: ArgumentMap) {
  const groups = new Map<string, string>()
  const theses = new Set<string>()
  for (const { id, thesis } of map.positions.values()) {
    if (thesis === null || groups.has(thesis)) continue
    groups.set(thesis, id)
    theses.add(thesis)
  }
  for (const { id, commitments } of map.positions.values()) {
    for (const { claim, attitude } of commitments) {
      if (attitude === 'asserted' && !groups.has(claim)) groups.set(claim, id)
    }
  }
  return { groups, theses }
}

function groupOfJunction(
  map: ArgumentMap,
  inference: Inference,
  groups: ReadonlyMap<string, string>,
): string | null {
  const conclusion = claimHitBy(map, inference)
  const group = conclusion === undefined ? undefined : groups.get(conclusion)
  if (group === undefined) return null
  return inference.premises.every((premise) => groups.get(premise) === group) ? group : null
}

/** The claim at the end of a chain of inferences about inferences; such a chain is never a ring. */
function claimHitBy(map: ArgumentMap, inference: Inference): string | undefined {
  let at: Inference | undefined = inference
  while (at) {
    if ('claim' in at.target) return at.target.claim
    at = map.inferences.get(at.target.inference)
  }
  return undefined
}

const edgesOf = ({ id, polarity, premises, target }: Inference): LayoutEdge[] => [
  ...premises.map((premise): LayoutEdge => ({ from: premise, to: id, polarity })),
  { from: id, to: 'claim' in target ? target.claim : target.inference, polarity },
]
