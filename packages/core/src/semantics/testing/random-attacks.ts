import { emptyMap, type ArgumentMap } from '../../model/argument-map.ts'
import { claimSchema, type Claim } from '../../model/claim.ts'
import {
  claimIdSchema,
  inferenceIdSchema,
  mapIdSchema,
  type ClaimId,
  type InferenceId,
} from '../../model/id.ts'
import type { Inference } from '../../model/inference.ts'

/** Families of the ICCMA competitions: uniform, few hubs, small worlds; and threads, as debates run. */
export type Family = 'erdos-renyi' | 'barabasi-albert' | 'watts-strogatz' | 'threads'

/** Shares of claims in a thread that attack an earlier one, and that are attacked back. */
const ATTACKING = 0.7
const ATTACKED_BACK = 0.02

/** Share of links of a small world that lead somewhere at random. */
const REWIRED = 0.2

/**
 * A map of claims that attack each other at random: `degree` attacks from each claim on average.
 * The same `seed` gives the same map.
 */
export function randomAttacks(
  family: Family,
  claims: number,
  degree: number,
  seed: number,
): ArgumentMap {
  const random = randomFrom(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const pairs = new Set<string>()
  const attack = (from: number, to: number): void => {
    if (from !== to) pairs.add(`${from} ${to}`)
  }
  const eitherWay = (a: number, b: number): void => (random() < 0.5 ? attack(a, b) : attack(b, a))
  switch (family) {
    case 'erdos-renyi':
      for (let i = 0; i < claims * degree; i++) attack(below(claims), below(claims))
      break
    case 'barabasi-albert': {
      const ends = [0]
      for (let claim = 1; claim < claims; claim++) {
        for (let i = 0; i < degree; i++) {
          const other = ends[below(ends.length)]!
          eitherWay(claim, other)
          ends.push(other, claim)
        }
      }
      break
    }
    case 'threads':
      for (let claim = 1; claim < claims; claim++) {
        const other = below(claim)
        if (random() < ATTACKING * degree) attack(claim, other)
        if (random() < ATTACKED_BACK * degree) attack(other, claim)
      }
      break
    case 'watts-strogatz':
      for (let claim = 0; claim < claims; claim++) {
        for (let i = 1; i <= degree; i++) {
          eitherWay(claim, random() < REWIRED ? below(claims) : (claim + i) % claims)
        }
      }
      break
  }
  return mapOfAttacks(
    claims,
    [...pairs].map((pair) => pair.split(' ').map(Number)),
  )
}

function mapOfAttacks(claims: number, pairs: readonly number[][]): ArgumentMap {
  const claimId = (n: number): ClaimId => claimIdSchema.parse(`c${n}`)
  const model = claimSchema.parse({
    id: 'c0',
    text: 'A claim.',
    quotes: [],
    implicit: false,
    attributedTo: null,
    given: false,
    note: null,
  })
  const claimOf = (n: number): [ClaimId, Claim] => [claimId(n), { ...model, id: claimId(n) }]
  const inferenceOf = ([from, to]: number[], i: number): [InferenceId, Inference] => {
    const id = inferenceIdSchema.parse(`i${i}`)
    return [
      id,
      {
        id,
        polarity: 'against',
        premises: [claimId(from!)],
        target: { claim: claimId(to!) },
        scheme: null,
        warrant: null,
        rationale: null,
      },
    ]
  }
  return {
    ...emptyMap(mapIdSchema.parse('random'), 'At random', ''),
    claims: new Map(Array.from({ length: claims }, (_, n) => claimOf(n))),
    inferences: new Map(pairs.map(inferenceOf)),
  }
}

/** Numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
