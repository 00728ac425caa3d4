import type { ArgumentMap } from '../model/argument-map.ts'
import { SWITCH_KINDS, type AudienceSwitches } from '../model/audience.ts'
import type { ClaimId } from '../model/id.ts'
import { edited, type Effect } from './effect.ts'

/** Edits that take records out of every audience ([O17]); ids are unique over all kinds. */
export function audiencesWithout(map: ArgumentMap, gone: ReadonlySet<string>): Effect[] {
  return [...map.audiences.values()].flatMap((audience) =>
    edited('audience', audience.id, audience, {
      switches: each(audience.switches, (ids) => ids.filter((id) => !gone.has(id))),
    }),
  )
}

/** Edits that let audiences switch `into` where they switched `from`, unless they did so already. */
export function audiencesRedirected(map: ArgumentMap, from: ClaimId, into: ClaimId): Effect[] {
  return [...map.audiences.values()].flatMap((audience) => {
    const { claims, given } = audience.switches
    const isSwitched = claims.includes(into) || given.includes(into)
    const redirect = (ids: readonly string[]) =>
      isSwitched ? ids.filter((id) => id !== from) : ids.map((id) => (id === from ? into : id))
    return edited('audience', audience.id, audience, {
      switches: each(audience.switches, redirect),
    })
  })
}

const each = (
  switches: AudienceSwitches,
  change: (ids: readonly string[]) => readonly string[],
): AudienceSwitches =>
  Object.fromEntries(
    SWITCH_KINDS.map((kind) => [kind, change(switches[kind])]),
  ) as unknown as AudienceSwitches
