import type { ArgumentMap } from '../model/argument-map.ts'
import type { Claim } from '../model/claim.ts'
import type { ClaimId } from '../model/id.ts'
import type { Choices } from './choices.ts'
import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { someAt } from './fitting-placements.ts'
import { freeId } from './room.ts'
import { someRewording, someText, someTextOrNull } from './texts.ts'

export const FITTING_CLAIMS: Fitting<KindsOn<'claim'>> = {
  'claim.create': (map, choices, room) => {
    const id = freeId(map, 'claim', room)
    if (!id) return undefined
    return {
      kind: 'claim.create',
      claim: someClaim(map, choices, id as ClaimId),
      at: someAt(choices),
    }
  },
  'claim.edit': (map, choices) => {
    if (map.claims.size === 0) return undefined
    const claim = choices.oneOf([...map.claims.values()])
    const changes = choices.oneOf([
      { text: someRewording(claim.text, choices) },
      { text: someRewording(claim.text, choices), note: someTextOrNull(choices) },
      { implicit: choices.happens(50), given: choices.happens(50) },
      { attributedTo: someTextOrNull(choices) },
    ])
    const base = choices.oneOf([
      undefined,
      { text: claim.text, note: claim.note },
      { text: someRewording(claim.text, choices) },
    ])
    return { kind: 'claim.edit', claim: claim.id, changes, ...(base ? { base } : {}) }
  },
  'claim.attachQuote': (map, choices) =>
    map.claims.size > 0 && map.quotes.size > 0
      ? {
          kind: 'claim.attachQuote',
          claim: someIdIn(map.claims, choices),
          quote: someIdIn(map.quotes, choices),
        }
      : undefined,
  'claim.detachQuote': (map, choices) => {
    const quoting = [...map.claims.values()].filter((claim) => claim.quotes.length > 0)
    if (quoting.length === 0) return undefined
    const claim = choices.oneOf(quoting)
    return { kind: 'claim.detachQuote', claim: claim.id, quote: choices.oneOf(claim.quotes) }
  },
  'claim.merge': (map, choices) => {
    if (map.claims.size < 2) return undefined
    const [from, into] = choices.someOf([...map.claims.keys()], 2, 2)
    return { kind: 'claim.merge', from: from!, into: into! }
  },
  'claim.delete': (map, choices) =>
    map.claims.size > 0
      ? { kind: 'claim.delete', claim: someIdIn(map.claims, choices) }
      : undefined,
}

const someClaim = (map: ArgumentMap, choices: Choices, id: ClaimId): Claim => ({
  id,
  text: someText(choices),
  quotes: choices.someOf([...map.quotes.keys()], 0, 2),
  implicit: choices.happens(20),
  attributedTo: choices.happens(20) ? someText(choices) : null,
  given: choices.happens(20),
  note: choices.happens(30) ? someText(choices) : null,
  otherWordings: [],
})
