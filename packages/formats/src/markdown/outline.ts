import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type InferenceId,
} from '@counterpoint/core'
import { compareIds, inOrder } from '../order.ts'

/** A line of the outline: a claim or an inference, with what bears on it below. */
export interface OutlineEntry {
  readonly kind: 'claim' | 'inference'
  readonly id: string
  readonly depth: number
  /** Whether it was written out further up; what bears on it is not said again. */
  readonly isRepeated: boolean
}

/**
 * `map` as a tree, depth first: a claim, the inferences on it, their premises, and so on. Starts from
 * theses, then from claims that support nothing, then from what is left in rings. Every claim and
 * every inference is written out once.
 *
 * Cost: O(claims + premises + inferences); without recursion, since a line of reasons may be long.
 */
export function outlineOf(map: ArgumentMap, starts: readonly ClaimId[]): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  const seen = new Set<string>()
  for (const start of starts) {
    if (seen.has(start)) continue
    const open: Omit<OutlineEntry, 'isRepeated'>[] = [{ kind: 'claim', id: start, depth: 0 }]
    for (let next = open.pop(); next; next = open.pop()) {
      const isRepeated = seen.has(next.id)
      entries.push({ ...next, isRepeated })
      if (isRepeated) continue
      seen.add(next.id)
      open.push(...below(map, next).reverse())
    }
  }
  return entries
}

function below(
  map: ArgumentMap,
  { kind, id, depth }: Omit<OutlineEntry, 'isRepeated'>,
): Omit<OutlineEntry, 'isRepeated'>[] {
  const onIt = inferencesOn(map, id as ClaimId | InferenceId)
    .toSorted((a, b) => polarityRank(a) - polarityRank(b) || compareIds(a.id, b.id))
    .map((inference) => ({ kind: 'inference' as const, id: inference.id, depth: depth + 1 }))
  if (kind === 'claim') return onIt
  const premises = map.inferences.get(id as InferenceId)?.premises ?? []
  return [
    ...premises.map((claim) => ({ kind: 'claim' as const, id: claim, depth: depth + 1 })),
    ...onIt,
  ]
}

const polarityRank = ({ polarity }: { readonly polarity: string }): number =>
  polarity === 'for' ? 0 : 1

/** Where an outline of all of `map` starts: theses, claims that support nothing, all others. */
export function startsOf(map: ArgumentMap): ClaimId[] {
  const theses = inOrder(map.positions).flatMap(({ thesis }) => thesis ?? [])
  const claims = inOrder(map.claims).map(({ id }) => id)
  const ends = claims.filter((id) => inferencesFrom(map, id).length === 0)
  return [...new Set([...theses, ...ends, ...claims])]
}
