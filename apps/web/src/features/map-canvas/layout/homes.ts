import { conclusionsOf, type LayoutGraph, type Step } from './layout-graph.ts'
import type { LayoutNode } from './layout-input.ts'

/** How far a claim is from a neighbour it could be laid out with; a reason is nearer than a result. */
const DISTANCE = { reason: 2, objection: 3, conclusion: 5 } as const

interface Neighbour {
  readonly claim: LayoutNode
  readonly distance: number
}

/**
 * The group beside whose cards each claim stands: its own, or for a claim of no position that of
 * the nearest claim with one, so that reasons stay under what they are reasons for. Claims that
 * nothing connects to a position have none.
 */
export function homesOf({ claims, steps }: LayoutGraph): ReadonlyMap<string, string> {
  const neighbours = neighboursOf(steps)
  const homes = new Map<string, string>()
  const waiting: { id: string; home: string }[][] = [[]]
  for (const { id, group } of claims) if (group !== null) waiting[0]!.push({ id, home: group })
  for (let distance = 0; distance < waiting.length; distance += 1) {
    for (const { id, home } of waiting[distance] ?? []) {
      if (homes.has(id)) continue
      homes.set(id, home)
      for (const next of neighbours.get(id) ?? []) {
        const reached = distance + next.distance
        if (!homes.has(next.claim.id)) (waiting[reached] ??= []).push({ id: next.claim.id, home })
      }
    }
  }
  return homes
}

function neighboursOf(steps: readonly Step[]): ReadonlyMap<string, readonly Neighbour[]> {
  const conclusions = conclusionsOf(steps)
  const neighbours = new Map<string, Neighbour[]>()
  const connect = (from: LayoutNode, claim: LayoutNode, distance: number) => {
    const list = neighbours.get(from.id)
    if (list) list.push({ claim, distance })
    else neighbours.set(from.id, [{ claim, distance }])
  }
  for (const { junction, premises, isAgainst } of steps) {
    const conclusion = conclusions.get(junction.id)
    if (!conclusion) continue
    for (const premise of premises) {
      connect(conclusion, premise, isAgainst ? DISTANCE.objection : DISTANCE.reason)
      connect(premise, conclusion, DISTANCE.conclusion)
    }
  }
  return neighbours
}
