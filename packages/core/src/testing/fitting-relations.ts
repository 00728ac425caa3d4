import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { freeId } from './room.ts'
import { someText, someTextOrNull } from './texts.ts'

export const FITTING_RELATIONS: Fitting<KindsOn<'equivalence' | 'tension'>> = {
  'equivalence.create': (map, choices, room) => {
    const id = freeId(map, 'equivalence', room)
    if (!id || map.claims.size < 2) return undefined
    const claims = choices.someOf([...map.claims.keys()], 2, 4)
    const rationale = someTextOrNull(choices)
    return { kind: 'equivalence.create', equivalence: { id: id as never, claims, rationale } }
  },
  'equivalence.delete': (map, choices) =>
    map.equivalences.size > 0
      ? { kind: 'equivalence.delete', equivalence: someIdIn(map.equivalences, choices) }
      : undefined,
  'tension.create': (map, choices, room) => {
    const id = freeId(map, 'tension', room)
    if (!id || map.claims.size < 2) return undefined
    const claims = choices.someOf([...map.claims.keys()], 2, 2)
    return {
      kind: 'tension.create',
      tension: { id: id as never, claims, rationale: someText(choices) },
    }
  },
  'tension.edit': (map, choices) =>
    map.tensions.size > 0
      ? {
          kind: 'tension.edit',
          tension: someIdIn(map.tensions, choices),
          rationale: someText(choices),
        }
      : undefined,
  'tension.delete': (map, choices) =>
    map.tensions.size > 0
      ? { kind: 'tension.delete', tension: someIdIn(map.tensions, choices) }
      : undefined,
}
