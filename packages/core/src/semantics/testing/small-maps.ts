import fc from 'fast-check'
import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId } from '../../model/id.ts'
import type { OperationInput } from '../../operation/operation.ts'
import { anArgumentMap, anEmptyMap, mapAfter } from '../../testing/index.ts'

interface Size {
  readonly claims: number
  readonly inferences: number
}

/**
 * A map of nothing but claims and inferences, dense enough for rings, mutual attack and undercuts
 * of undercuts to be the rule. Half of the claims are marked given, so that both readings differ.
 */
export const aSmallMap = ({ claims, inferences }: Size): fc.Arbitrary<ArgumentMap> =>
  fc
    .record({
      given: fc.array(fc.boolean(), { minLength: 2, maxLength: claims, size: 'max' }),
      steps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(9)), {
        minLength: Math.floor(inferences / 2),
        maxLength: inferences,
        size: 'max',
      }),
      isEquated: fc.nat(5),
    })
    .map(({ given, steps, isEquated }) => {
      const operations: OperationInput[] = given.map((isGiven, c) => ({
        kind: 'claim.create',
        claim: { id: `c${c}`, text: `Claim ${c} holds.`, given: isGiven },
      }))
      for (const [i, step] of steps.entries()) operations.push(inferenceFrom(step, i, given.length))
      if (isEquated === 0) {
        operations.push({
          kind: 'equivalence.create',
          equivalence: { id: 'e0', claims: ['c0', 'c1'], rationale: null },
        })
      }
      return appliedWherePossible(operations)
    })

function inferenceFrom(
  [a, b, t, shape]: readonly [number, number, number, number],
  index: number,
  claimCount: number,
): OperationInput {
  const premises = [`c${a % claimCount}`]
  if (shape % 3 === 0 && b % claimCount !== a % claimCount) premises.push(`c${b % claimCount}`)
  const onInference = shape > 6 && index > 0
  return {
    kind: 'inference.create',
    inference: {
      id: `i${index}`,
      polarity: shape % 2 === 0 ? 'for' : 'against',
      premises,
      target: onInference ? { inference: `i${t % index}` } : { claim: `c${t % claimCount}` },
    },
  }
}

/** Steps that a rule refuses, such as a claim for itself, are left out. */
function appliedWherePossible(operations: readonly OperationInput[]): ArgumentMap {
  return operations.reduce((map, operation) => {
    try {
      return mapAfter([operation], map)
    } catch {
      return map
    }
  }, anEmptyMap())
}

/** Maps of any make: with quotes, positions, merged claims, and whatever operations lead to. */
export const aMap = (size = 12): fc.Arbitrary<ArgumentMap> =>
  fc.oneof(anArgumentMap({ size }), aSmallMap({ claims: size, inferences: size * 2 }))

/** Plain attacks: `aTo('a b, b a')` says that a attacks b and b attacks a (Dung 1995). */
export function attackMap(attacks: string, others: readonly string[] = []): ArgumentMap {
  const pairs = attacks
    .split(',')
    .map((pair) => pair.trim().split(' '))
    .filter((pair) => pair.length === 2)
  const claims = [...new Set([...pairs.flat(), ...others])]
  return mapAfter([
    ...claims.map((id): OperationInput => ({
      kind: 'claim.create',
      claim: { id, text: `Claim ${id} holds.` },
    })),
    ...pairs.map(([from, to]): OperationInput => ({
      kind: 'inference.create',
      inference: {
        id: `${from}-${to}`,
        polarity: 'against',
        premises: [from!],
        target: { claim: to! },
      },
    })),
  ])
}

/** Ids of `standing` in an interpretation, sorted, claims only. */
export const claimsThatAre = (
  map: ArgumentMap,
  of: (id: ClaimId) => string | undefined,
  standing: string,
): string[] => [...map.claims.keys()].filter((id) => of(id) === standing).sort()
