import type { ArgumentMap } from '../model/argument-map.ts'
import type { AudienceSwitches } from '../model/audience.ts'
import type { Choices } from './choices.ts'
import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { freeId } from './room.ts'
import { someText } from './texts.ts'

export const FITTING_AUDIENCES: Fitting<KindsOn<'audience'>> = {
  'audience.create': (map, choices, room) => {
    const id = freeId(map, 'audience', room)
    if (!id) return undefined
    return {
      kind: 'audience.create',
      audience: { id: id as never, title: someText(choices), switches: someSwitches(map, choices) },
    }
  },
  'audience.edit': (map, choices) =>
    map.audiences.size > 0
      ? {
          kind: 'audience.edit',
          audience: someIdIn(map.audiences, choices),
          changes: choices.happens(50)
            ? { title: someText(choices) }
            : { switches: someSwitches(map, choices) },
        }
      : undefined,
  'audience.delete': (map, choices) =>
    map.audiences.size > 0
      ? { kind: 'audience.delete', audience: someIdIn(map.audiences, choices) }
      : undefined,
}

function someSwitches(map: ArgumentMap, choices: Choices): AudienceSwitches {
  const some = <I extends string>(records: ReadonlyMap<I, unknown>): I[] =>
    choices.someOf([...records.keys()], 0, 2)
  const claims = some(map.claims)
  return {
    claims,
    inferences: some(map.inferences),
    quotes: some(map.quotes),
    sources: some(map.sources),
    positions: some(map.positions),
    given: some(map.claims).filter((claim) => !claims.includes(claim)),
  }
}
