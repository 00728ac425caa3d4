import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { freeId } from './room.ts'
import { someText } from './texts.ts'

export const FITTING_POSITIONS: Fitting<KindsOn<'position'>> = {
  'position.create': (map, choices, room) => {
    const id = freeId(map, 'position', room)
    if (!id) return undefined
    const claims = [...map.claims.keys()]
    return {
      kind: 'position.create',
      position: {
        id: id as never,
        title: someText(choices),
        statement: choices.oneOf(['', someText(choices)]),
        thesis: claims.length > 0 && choices.happens(70) ? choices.oneOf(claims) : null,
        color: choices.oneOf([null, 'plum', 'moss']),
        commitments: choices
          .someOf(claims, 0, 4)
          .map((claim) => ({ claim, attitude: choices.oneOf(ATTITUDES) })),
      },
    }
  },
  'position.edit': (map, choices) =>
    map.positions.size > 0
      ? {
          kind: 'position.edit',
          position: someIdIn(map.positions, choices),
          changes: choices.oneOf([
            { title: someText(choices), color: choices.oneOf([null, 'teal', 'slate'] as const) },
            { statement: someText(choices) },
            { thesis: choices.oneOf([null, ...map.claims.keys()]) },
          ]),
        }
      : undefined,
  'position.commit': (map, choices) =>
    map.positions.size > 0 && map.claims.size > 0
      ? {
          kind: 'position.commit',
          position: someIdIn(map.positions, choices),
          claim: someIdIn(map.claims, choices),
          attitude: choices.oneOf(ATTITUDES),
        }
      : undefined,
  'position.withdraw': (map, choices) => {
    const committed = [...map.positions.values()].filter(
      ({ commitments }) => commitments.length > 0,
    )
    if (committed.length === 0) return undefined
    const position = choices.oneOf(committed)
    const { claim } = choices.oneOf(position.commitments)
    return { kind: 'position.withdraw', position: position.id, claim }
  },
  'position.delete': (map, choices) =>
    map.positions.size > 0
      ? { kind: 'position.delete', position: someIdIn(map.positions, choices) }
      : undefined,
}

const ATTITUDES = ['asserted', 'conceded', 'denied'] as const
