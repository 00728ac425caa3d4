import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimId, InferenceId } from '../model/id.ts'
import {
  aClaim,
  anArgumentMap,
  anInference,
  aPosition,
  aQuote,
  aSource,
  mapAfter,
} from '../testing/index.ts'
import { inferencesFrom, inferencesOn } from './indexes.ts'
import {
  attitudesTo,
  backingsOf,
  claimsQuoting,
  isBare,
  isUndermining,
  quotesFrom,
  quotesOf,
  rebuttalsOf,
  roleOf,
  supportsOf,
  undercutsOf,
} from './roles.ts'

const map = mapAfter([
  { kind: 'source.add', source: aSource('s1') },
  { kind: 'quote.add', quote: aQuote('q1') },
  {
    kind: 'claim.create',
    claim: aClaim('deterrence', { text: 'Deterrence keeps the peace.', quotes: ['q1'] }),
  },
  {
    kind: 'claim.create',
    claim: aClaim('calm', { text: 'No great power war has come since 1945.' }),
  },
  { kind: 'claim.create', claim: aClaim('luck', { text: 'Much of it was luck.' }) },
  {
    kind: 'claim.create',
    claim: aClaim('gap', { text: 'What went before explains what came.', implicit: true }),
  },
  {
    kind: 'inference.create',
    inference: anInference('support', { premises: ['calm'], target: { claim: 'deterrence' } }),
  },
  {
    kind: 'inference.create',
    inference: anInference('rebuttal', {
      polarity: 'against',
      premises: ['luck'],
      target: { claim: 'deterrence' },
    }),
  },
  {
    kind: 'inference.create',
    inference: anInference('undermining', {
      polarity: 'against',
      premises: ['luck'],
      target: { claim: 'calm' },
    }),
  },
  {
    kind: 'inference.create',
    inference: anInference('undercut', {
      polarity: 'against',
      premises: ['luck'],
      target: { inference: 'support' },
    }),
  },
  {
    kind: 'inference.create',
    inference: anInference('backing', { premises: ['gap'], target: { inference: 'support' } }),
  },
  { kind: 'position.create', position: aPosition('hawk', { thesis: 'deterrence' }) },
  {
    kind: 'position.create',
    position: aPosition('dove', { commitments: [{ claim: 'deterrence', attitude: 'denied' }] }),
  },
  {
    kind: 'position.create',
    position: aPosition('torn', {
      thesis: 'deterrence',
      commitments: [{ claim: 'deterrence', attitude: 'conceded' }],
    }),
  },
])
const deterrence = map.claims.get('deterrence' as ClaimId)!
const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)

describe('roles, derived and never stored', () => {
  it.each(['support', 'rebuttal', 'undercut', 'backing'])('[V1] calls a %s what it is', (id) => {
    expect(roleOf(map.inferences.get(id as InferenceId)!)).toBe(id)
  })

  it('[V1] lists them by what they hit', () => {
    expect(ids(supportsOf(map, 'deterrence' as ClaimId))).toEqual(['support'])
    expect(ids(rebuttalsOf(map, 'deterrence' as ClaimId))).toEqual(['rebuttal'])
    expect(ids(undercutsOf(map, 'support' as InferenceId))).toEqual(['undercut'])
    expect(ids(backingsOf(map, 'support' as InferenceId))).toEqual(['backing'])
    expect(supportsOf(map, 'luck' as ClaimId)).toEqual([])
  })

  it('[V1] calls a rebuttal undermining when its target is a premise', () => {
    const undermining = [...map.inferences.values()].filter((each) => isUndermining(map, each))
    expect(ids(undermining)).toEqual(['undermining'])
  })

  it('[V2] calls a claim bare that is neither implicit nor backed by a quote or an inference', () => {
    const bare = [...map.claims.values()].filter((claim) => isBare(map, claim))
    expect(ids(bare)).toEqual(['calm', 'luck'])
  })

  it('[V3] finds the quotes of a claim and the claims of a quote', () => {
    expect(ids(quotesOf(map, deterrence))).toEqual(['q1'])
    expect(ids(claimsQuoting(map, aQuote('q1')))).toEqual(['deterrence'])
    expect(ids(quotesFrom(map, aSource('s1').id))).toEqual(['q1'])
    expect(quotesFrom(map, aSource('s2').id)).toEqual([])
  })

  it('[V4] counts a thesis as asserted, unless the position says otherwise of it', () => {
    const attitudes = attitudesTo(map, deterrence.id).map(
      ({ position, attitude }) => `${position.id} ${attitude}`,
    )
    expect(attitudes).toEqual(['hawk asserted', 'dove denied', 'torn conceded'])
  })
})

describe('indexes', () => {
  it('[V1] agree with a scan of the map, over arbitrary maps', () => {
    let found = 0
    fc.assert(
      fc.property(anArgumentMap(), (any) => {
        const all = [...any.inferences.values()]
        for (const id of any.claims.keys()) {
          expect(inferencesFrom(any, id)).toEqual(
            all.filter(({ premises }) => premises.includes(id)),
          )
          const on = all.filter(({ target }) => 'claim' in target && target.claim === id)
          expect(inferencesOn(any, id)).toEqual(on)
          found += on.length
        }
        for (const { id } of all) {
          const on = all.filter(({ target }) => 'inference' in target && target.inference === id)
          expect(inferencesOn(any, id)).toEqual(on)
        }
      }),
      { numRuns: 200 },
    )
    expect(found).toBeGreaterThan(100)
  })
})
