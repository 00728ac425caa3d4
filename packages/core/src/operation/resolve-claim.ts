import type { ArgumentMap } from '../model/argument-map.ts'
import { claimSchema } from '../model/claim.ts'
import { LIMITS } from '../model/text.ts'
import { withoutQuote, removalOf } from './closure.ts'
import { created, edited } from './effect.ts'
import { mergedFields } from './merge-fields.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function createClaim(
  map: ArgumentMap,
  { claim, at }: OperationOf<'claim.create'>,
): Resolution {
  const taken = refuseTaken(map, claim.id)
  if (taken) return taken
  if (map.claims.size >= LIMITS.claims) {
    return refuse('O13', claim.id, `This map has ${LIMITS.claims} claims, the most a map can hold.`)
  }
  const unknown = claim.quotes.find((quote) => !map.quotes.has(quote))
  if (unknown) return refuseUnknown('quote', unknown)
  if (new Set(claim.quotes).size < claim.quotes.length) {
    return refuse('I6', claim.id, `Claim ${claim.id} names a quote twice; name each quote once.`)
  }
  return effects(
    [created('claim', claim.id, claim)],
    at ? [created('placement', claim.id, at)] : [],
  )
}

export function editClaim(
  map: ArgumentMap,
  { claim: id, changes, base }: OperationOf<'claim.edit'>,
): Resolution {
  const claim = map.claims.get(id)
  if (!claim) return refuseUnknown('claim', id)
  const merged = mergedFields(claim, changes, base, claimSchema.shape)
  if (!merged.ok) return merged
  return effects(edited('claim', id, claim, merged.value as Partial<typeof claim>))
}

export function attachQuote(
  map: ArgumentMap,
  { claim: id, quote }: OperationOf<'claim.attachQuote'>,
): Resolution {
  const claim = map.claims.get(id)
  if (!claim) return refuseUnknown('claim', id)
  if (!map.quotes.has(quote)) return refuseUnknown('quote', quote)
  if (claim.quotes.includes(quote)) return effects()
  if (claim.quotes.length >= LIMITS.quotesOfClaim) {
    return refuse(
      'O13',
      id,
      `This claim has ${LIMITS.quotesOfClaim} quotes, the most a claim can hold.`,
    )
  }
  return effects(edited('claim', id, claim, { quotes: [...claim.quotes, quote] }))
}

export function detachQuote(
  map: ArgumentMap,
  { claim: id, quote }: OperationOf<'claim.detachQuote'>,
): Resolution {
  const claim = map.claims.get(id)
  if (!claim) return refuseUnknown('claim', id)
  return effects(withoutQuote(claim, quote))
}

export function deleteClaim(
  map: ArgumentMap,
  { claim: id }: OperationOf<'claim.delete'>,
): Resolution {
  if (!map.claims.has(id)) return refuseUnknown('claim', id)
  return effects(removalOf(map, new Set([id]), new Set()))
}
