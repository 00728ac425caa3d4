import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Operation, OperationOf } from '../operation/operation.ts'
import {
  aClaim,
  anAudience,
  anInference,
  anOperationOf,
  aPosition,
  aQuote,
  aTension,
} from './builders.ts'
import type { Choices } from './choices.ts'
import { someText } from './texts.ts'

type Violating = (map: ArgumentMap, choices: Choices) => Operation | undefined

/** Well-formed operations that break a rule in nearly every map where they can be made. */
export const VIOLATING: readonly Violating[] = [
  () => anOperationOf({ kind: 'claim.delete', claim: GONE }),
  () => anOperationOf({ kind: 'claim.edit', claim: GONE, changes: { text: 'Too late.' } }),
  () => anOperationOf({ kind: 'inference.delete', inference: GONE }),
  () => anOperationOf({ kind: 'inference.edit', inference: GONE, changes: { scheme: null } }),
  () => anOperationOf({ kind: 'quote.remove', quote: GONE }),
  () => anOperationOf({ kind: 'source.remove', source: GONE }),
  () => anOperationOf({ kind: 'equivalence.delete', equivalence: GONE }),
  () => anOperationOf({ kind: 'tension.delete', tension: GONE }),
  () =>
    anOperationOf({ kind: 'tension.create', tension: aTension('t99', { claims: [GONE, 'c0'] }) }),
  () => anOperationOf({ kind: 'position.delete', position: GONE }),
  () => anOperationOf({ kind: 'audience.delete', audience: GONE }),
  () => anOperationOf({ kind: 'audience.create', audience: anAudience('a99', { given: [GONE] }) }),
  () => anOperationOf({ kind: 'position.create', position: aPosition('p99', { thesis: GONE }) }),
  () => anOperationOf({ kind: 'placement.set', placements: [{ of: GONE, at: { x: 0, y: 0 } }] }),
  () => anOperationOf({ kind: 'quote.add', quote: aQuote('q99', { source: GONE }) }),

  (map, choices) => {
    const position = someKey(map.positions, choices)
    return (
      position && { kind: 'position.commit', position, claim: GONE as ClaimId, attitude: 'denied' }
    )
  },
  takenId,
  ownPremise,
  ownTarget,
  repeatedPremise,
  sourceInUse,
  wrongLength,
  staleRestore,
  halfBatch,
  (map, choices) => {
    const claim = someKey(map.claims, choices)
    return claim && anOperationOf({ kind: 'claim.merge', from: claim, into: claim })
  },
]

const GONE = 'gone'

function takenId(map: ArgumentMap, choices: Choices): Operation | undefined {
  const taken = [...map.sources.keys(), ...map.inferences.keys(), ...map.positions.keys()]
  if (taken.length === 0) return undefined
  return anOperationOf({ kind: 'claim.create', claim: aClaim(choices.oneOf(taken)) })
}

function ownPremise(map: ArgumentMap, choices: Choices): Operation | undefined {
  const claim = someKey(map.claims, choices)
  const inference = claim && anInference('i99', { premises: [claim], target: { claim } })
  return inference && anOperationOf({ kind: 'inference.create', inference })
}

/** Aims an inference at one that, directly or by others, is aimed at it. */
function ownTarget(map: ArgumentMap, choices: Choices): Operation | undefined {
  const onInferences = [...map.inferences.values()].filter(({ target }) => 'inference' in target)
  if (onInferences.length === 0) return undefined
  const undercut = choices.oneOf(onInferences)
  const below = (undercut.target as { inference: InferenceId }).inference
  return {
    kind: 'inference.retarget',
    inference: below,
    premises: undercut.premises,
    target: { inference: undercut.id },
  }
}

function repeatedPremise(map: ArgumentMap, choices: Choices): Operation | undefined {
  if (map.claims.size < 2) return undefined
  const [a, b] = choices.someOf([...map.claims.keys()], 2, 2) as [ClaimId, ClaimId]
  const inference = anInference('i99', { premises: [a, a], target: { claim: b } })
  return anOperationOf({ kind: 'inference.create', inference })
}

function sourceInUse(map: ArgumentMap, choices: Choices): Operation | undefined {
  const quote = someKey(map.quotes, choices)
  return quote && { kind: 'source.remove', source: map.quotes.get(quote)!.source }
}

function wrongLength(map: ArgumentMap, choices: Choices): Operation | undefined {
  const source = someKey(map.sources, choices)
  const quote = source && aQuote('q99', { source, end: 7, exact: '🕊️' })
  return quote && anOperationOf({ kind: 'quote.add', quote })
}

/** Wants to take back an edit that somebody has written over. */
function staleRestore(map: ArgumentMap, choices: Choices): Operation | undefined {
  const claim = someKey(map.claims, choices)
  if (!claim) return undefined
  const stale: OperationOf<'restore'>['effects'][number] = {
    entity: 'claim',
    id: claim,
    before: { text: `${map.claims.get(claim)!.text} Once.` },
    after: { text: someText(choices) },
  }
  return { kind: 'restore', effects: [stale] }
}

/** Its first step applies, its second does not. */
function halfBatch(): Operation {
  return anOperationOf({
    kind: 'batch',
    operations: [
      { kind: 'map.edit', changes: { title: 'Half a batch' } },
      { kind: 'claim.delete', claim: GONE },
    ],
  })
}

const someKey = <I extends string>(
  records: ReadonlyMap<I, unknown>,
  choices: Choices,
): I | undefined => (records.size > 0 ? choices.oneOf([...records.keys()]) : undefined)
