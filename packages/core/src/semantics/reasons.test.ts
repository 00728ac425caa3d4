import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { targetId } from '../model/inference.ts'
import { groundedStanding } from './grounded.ts'
import type { StandingOptions } from './framework.ts'
import { reasonOf, type Reason } from './reasons.ts'
import { closure } from './testing/by-definition.ts'
import { aMap, aSmallMap, attackMap } from './testing/small-maps.ts'
import { restricted } from './testing/restricted.ts'
import { turningPoints } from './turning-points.ts'

const aReading: fc.Arbitrary<StandingOptions> = fc.constantFrom(
  {},
  { reading: 'evidence' as const },
)

const named = (reason: Reason): string[] => [
  ...new Set([reason.id, ...reason.because.flatMap(named)]),
]

const everyId = (map: ArgumentMap): (ClaimId | InferenceId)[] => [
  ...map.claims.keys(),
  ...map.inferences.keys(),
]

describe('reasons', () => {
  it('[S7] what a reason names suffices for the standing of its root', () => {
    fc.assert(
      fc.property(aMap(), aReading, (map, options) => {
        const evaluation = groundedStanding(map, options)
        for (const id of everyId(map)) {
          const reason = reasonOf(evaluation, id)!
          expect(reason.standing).toBe(evaluation.of(id))
          if (reason.standing === 'undecided') continue
          expect(restricted(map, options, named(reason))(id)).toBe(reason.standing)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('[S7] without any one that is named, the standing no longer follows', () => {
    let removed = 0
    fc.assert(
      fc.property(
        fc.oneof(aSmallMap({ claims: 6, inferences: 14 }), aMap()),
        aReading,
        (map, options) => {
          const evaluation = groundedStanding(map, options)
          for (const id of everyId(map)) {
            const reason = reasonOf(evaluation, id)!
            if (reason.standing === 'undecided') continue
            const all = named(reason)
            for (const one of all) {
              const rest = all.filter((other) => !isSame(map, one, other))
              expect(restricted(map, options, rest)(id)).toBe('undecided')
              removed++
            }
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(removed).toBeGreaterThan(1000)
  })

  it('[S7] of the undecided, names what would settle it, and always something', () => {
    let settled = 0
    fc.assert(
      fc.property(aSmallMap({ claims: 6, inferences: 14 }), (map) => {
        const evaluation = groundedStanding(map)
        for (const id of everyId(map)) {
          if (evaluation.of(id) !== 'undecided') continue
          const { because } = reasonOf(evaluation, id)!
          expect(because.length).toBeGreaterThan(0)
          for (const cause of because) {
            settled++
            expect(cause.standing).toBe('undecided')
            const outcomes = (['in', 'out'] as const).map((standing) =>
              restricted(map, {}, everyId(map), new Map([[cause.id, standing]]))(id),
            )
            expect(outcomes.some((standing) => standing !== 'undecided')).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(settled).toBeGreaterThan(50)
  })

  it('[S7] repeats no reasons, and says how each bears on the next', () => {
    fc.assert(
      fc.property(aMap(), (map) => {
        const evaluation = groundedStanding(map)
        for (const id of everyId(map)) {
          const told = new Set<string>()
          const visit = (reason: Reason, parent: Reason | undefined): void => {
            if (reason.isRepeated) expect(reason.because).toEqual([])
            else expect(told.has(reason.id)).toBe(false)
            if (!reason.isRepeated) told.add(reason.id)
            if (parent && reason.bearing !== 'premise') {
              const inference = map.inferences.get(reason.id as InferenceId)!
              const hit = targetId(inference.target)
              expect(evaluation.of(hit as ClaimId)).toBe(parent.standing)
            }
          }
          const root = reasonOf(evaluation, id)!
          const open: [Reason, Reason | undefined][] = [[root, undefined]]
          for (const [reason, parent] of open) {
            visit(reason, parent)
            open.push(...reason.because.map((r): [Reason, Reason] => [r, reason]))
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('gives the whole chain of a reinstated claim', () => {
    const reason = reasonOf(groundedStanding(attackMap('c b, b a')), 'a' as ClaimId)!
    expect(told(reason)).toBe(
      'a in given < rebuttal b-a out premise-out < premise b out rebutted < ' +
        'rebuttal c-b in drawn < premise c in given',
    )
  })

  it('knows no reason for what is not in the map', () => {
    expect(reasonOf(groundedStanding(attackMap('a b')), 'z' as ClaimId)).toBeUndefined()
  })
})

describe('turning points', () => {
  it('[S8] are exactly the named claims whose fall turns the root', () => {
    let turning = 0
    fc.assert(
      fc.property(aMap(), (map) => {
        const evaluation = groundedStanding(map)
        for (const id of everyId(map)) {
          const reason = reasonOf(evaluation, id)!
          const points = turningPoints(evaluation, reason)
          for (const claim of map.claims.keys()) {
            if (!named(reason).includes(claim) || isSame(map, claim, id)) continue
            if (evaluation.of(claim) === 'out') continue
            const fallen = groundedStanding(map, { switches: { claims: [claim] } })
            const turns = (fallen.of(id) === 'in') !== (evaluation.of(id) === 'in')
            expect(points.includes(claim)).toBe(turns)
            if (turns) turning++
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(turning).toBeGreaterThan(50)
  })
})

const isSame = (map: ArgumentMap, a: string, b: string): boolean =>
  a === b || closure(map, a as ClaimId).has(b as ClaimId)

const told = ({ bearing, id, standing, ground, because }: Reason): string =>
  [[bearing, id, standing, ground].filter(Boolean).join(' '), ...because.map(told)].join(' < ')
