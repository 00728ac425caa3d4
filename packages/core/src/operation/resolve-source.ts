import type { ArgumentMap } from '../model/argument-map.ts'
import { violationOfQuote } from '../invariant/quotes.ts'
import { fail } from '../result.ts'
import { audiencesWithout } from './audiences-without.ts'
import { withoutQuote } from './closure.ts'
import { created, deleted, isSame } from './effect.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function addSource(map: ArgumentMap, { source }: OperationOf<'source.add'>): Resolution {
  const present = map.sources.get(source.id)
  if (present && isSame(present, source)) return effects()
  return refuseTaken(map, source.id) ?? effects([created('source', source.id, source)])
}

export function removeSource(
  map: ArgumentMap,
  { source: id }: OperationOf<'source.remove'>,
): Resolution {
  const source = map.sources.get(id)
  if (!source) return refuseUnknown('source', id)
  const quotes = [...map.quotes.values()].filter((quote) => quote.source === id)
  if (quotes.length > 0) {
    return refuse(
      'O9',
      id,
      `“${source.title}” still has ${quotes.length} quotes in this map; remove them first.`,
    )
  }
  return effects(audiencesWithout(map, new Set([id])), [deleted('source', id, source)])
}

export function addQuote(map: ArgumentMap, { quote }: OperationOf<'quote.add'>): Resolution {
  const present = map.quotes.get(quote.id)
  if (present && isSame(present, quote)) return effects()
  const taken = refuseTaken(map, quote.id)
  if (taken) return taken
  const broken = violationOfQuote(map, quote)
  if (broken) return fail(broken)
  return effects([created('quote', quote.id, quote)])
}

export function removeQuote(
  map: ArgumentMap,
  { quote: id }: OperationOf<'quote.remove'>,
): Resolution {
  const quote = map.quotes.get(id)
  if (!quote) return refuseUnknown('quote', id)
  const claims = [...map.claims.values()].filter((claim) => claim.quotes.includes(id))
  return effects(
    claims.flatMap((claim) => withoutQuote(claim, id)),
    audiencesWithout(map, new Set([id])),
    [deleted('quote', id, quote)],
  )
}
