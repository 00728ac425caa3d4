import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId, PositionId, QuoteId, SourceId } from '../model/id.ts'
import type { Position } from '../model/position.ts'

/**
 * What is switched off, and what is granted, to see what would stand then; the map stays as it is.
 * A set of switches can be kept as an audience of the map, `Audience`.
 */
export interface Switches {
  /** Claims that count as out. */
  readonly claims?: readonly ClaimId[]
  /** Inferences that count as out. */
  readonly inferences?: readonly InferenceId[]
  /** Passages nobody may rely on. */
  readonly quotes?: readonly QuoteId[]
  /** All passages of these sources. */
  readonly sources?: readonly SourceId[]
  /** What only these positions assert: claims that no other position asserts or concedes. */
  readonly positions?: readonly PositionId[]
  /** Claims that count as marked given: they need no support, but can still be rebutted. */
  readonly given?: readonly ClaimId[]
}

/** Switches in terms of records that evaluation looks at. */
export interface ResolvedSwitches {
  readonly off: ReadonlySet<string>
  readonly quotesOff: ReadonlySet<QuoteId>
  readonly given: ReadonlySet<ClaimId>
}

const NOTHING: ResolvedSwitches = { off: new Set(), quotesOff: new Set(), given: new Set() }

export function resolveSwitches(map: ArgumentMap, switches?: Switches): ResolvedSwitches {
  if (!switches) return NOTHING
  const sources = new Set(switches.sources)
  const quotesOff = new Set(switches.quotes)
  if (sources.size > 0) {
    for (const quote of map.quotes.values()) if (sources.has(quote.source)) quotesOff.add(quote.id)
  }
  const off = new Set<string>([...(switches.claims ?? []), ...(switches.inferences ?? [])])
  for (const claim of claimsOnlyOf(map, new Set(switches.positions))) off.add(claim)
  return { off, quotesOff, given: new Set(switches.given) }
}

function claimsOnlyOf(map: ArgumentMap, positions: ReadonlySet<PositionId>): ClaimId[] {
  if (positions.size === 0) return []
  const heldByOthers = new Set<ClaimId>()
  const asserted: ClaimId[] = []
  for (const position of map.positions.values()) {
    if (positions.has(position.id)) asserted.push(...assertedBy(position))
    else for (const claim of grantedBy(position)) heldByOthers.add(claim)
  }
  return asserted.filter((claim) => !heldByOthers.has(claim))
}

const assertedBy = ({ thesis, commitments }: Position): ClaimId[] => [
  ...(thesis === null ? [] : [thesis]),
  ...commitments.filter(({ attitude }) => attitude === 'asserted').map(({ claim }) => claim),
]

const grantedBy = ({ thesis, commitments }: Position): ClaimId[] => [
  ...(thesis === null ? [] : [thesis]),
  ...commitments.filter(({ attitude }) => attitude !== 'denied').map(({ claim }) => claim),
]
