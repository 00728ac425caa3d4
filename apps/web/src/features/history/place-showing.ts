import {
  claimsQuoting,
  type ArgumentMap,
  type ClaimId,
  type EntityName,
  type EquivalenceId,
  type InferenceId,
  type PositionId,
  type QuoteId,
  type TensionId,
} from '@counterpoint/core'
import type { Selection } from '../../data/workbench.tsx'

/** A record with a place on the canvas. */
export type Shown = Extract<Selection, { kind: 'claim' | 'inference' }>

/** Where on the canvas a record shows: itself, or the first claim that has to do with it. */
export function placeShowing(map: ArgumentMap, entity: EntityName, id: string): Shown | undefined {
  const claim = (wanted: ClaimId | null | undefined): Shown | undefined =>
    wanted && map.claims.has(wanted) ? { kind: 'claim', id: wanted } : undefined
  switch (entity) {
    case 'claim':
      return claim(id as ClaimId)
    case 'inference':
      return map.inferences.has(id as InferenceId)
        ? { kind: 'inference', id: id as InferenceId }
        : undefined
    case 'position': {
      const position = map.positions.get(id as PositionId)
      return claim(position?.thesis ?? position?.commitments[0]?.claim)
    }
    case 'quote': {
      const quote = map.quotes.get(id as QuoteId)
      return claim(quote && claimsQuoting(map, quote)[0]?.id)
    }
    case 'equivalence':
      return claim(map.equivalences.get(id as EquivalenceId)?.claims[0])
    case 'tension':
      return claim(map.tensions.get(id as TensionId)?.claims[0])
    default:
      return undefined
  }
}
