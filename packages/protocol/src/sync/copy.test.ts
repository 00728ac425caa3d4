import {
  apply,
  applyEffects,
  writeDocument,
  type ArgumentMap,
  type Effect,
} from '@counterpoint/core'
import {
  aClaim,
  anArgumentMap,
  aSequenceOfOperations,
  frozen,
  mapAfter,
} from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LiveEntry } from '../realtime/down.ts'
import { Copy } from './copy.ts'
import { stateHash } from './state-hash.ts'

const entry = (revision: number, effects: readonly Effect[]): LiveEntry => ({
  revision,
  operation: 'batch',
  effects: [...effects],
  overridden: [],
  by: { kind: 'user', id: 'ann', name: 'Ann' },
  at: '2026-01-01T00:00:00.000Z',
  client: null,
  number: null,
})

const written = (map: ArgumentMap): string => JSON.stringify(writeDocument(map))

/** A map, and the log of what is done to it. */
const aLog = anArgumentMap().chain((map) =>
  aSequenceOfOperations(map, { maxLength: 8 }).map((operations) => {
    const entries: LiveEntry[] = []
    let reached = map
    for (const operation of operations) {
      const applied = apply(reached, operation)
      if (!applied.ok) continue
      reached = applied.value.map
      entries.push(entry(entries.length + 1, applied.value.effects))
    }
    return { map: frozen(map), entries }
  }),
)

describe('a copy', () => {
  it('[P1] [R6] takes entries in frames of any size to the same map and hash', () => {
    let taken = 0
    fc.assert(
      fc.property(aLog, fc.integer({ min: 1, max: 4 }), ({ map, entries }, size) => {
        const copy = new Copy({ map, revision: 0 })
        let reached = map
        for (let from = 0; from < entries.length; from += size) {
          // The last one of the frame before comes once more.
          const frame = entries.slice(Math.max(0, from - 1), from + size)
          const { arrived, stuckAt } = copy.take(frame)
          expect(stuckAt).toBeUndefined()
          expect(arrived).toEqual(entries.slice(from, from + size))
          reached = applyEffects(
            reached,
            arrived.flatMap(({ effects }) => effects),
          )
          expect(written(copy.map)).toBe(written(reached))
          expect(copy.hash).toBe(stateHash(reached))
          taken += arrived.length
        }
        expect(copy.revision).toBe(entries.length)
      }),
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('[R2] stays as it was before the first entry that does not fit, with those before it', () => {
    const map = mapAfter(['c1', 'c2'].map((id) => ({ kind: 'claim.create', claim: aClaim(id) })))
    const copy = new Copy({ map, revision: 4 })
    const rewording = (id: string, before: string, after: string): Effect => ({
      entity: 'claim',
      id,
      before: { text: before },
      after: { text: after },
    })
    const fits = entry(5, [rewording('c1', map.claims.get('c1' as never)!.text, 'Fits.')])
    const unfit = entry(6, [
      rewording('c2', 'Words that c2 never had.', 'Lost.'),
      rewording('missing', 'Old.', 'New.'),
    ])
    expect(copy.take([fits, unfit, entry(7, [])])).toEqual({ arrived: [fits], stuckAt: 6 })
    const right = applyEffects(map, fits.effects)
    expect(written(copy.map)).toBe(written(right))
    expect(copy).toMatchObject({ revision: 5, hash: stateHash(right) })
  })

  it('[R2] does not skip a revision, and stays the same map when nothing arrives', () => {
    const map = mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }])
    const copy = new Copy({ map, revision: 4 })
    expect(copy.take([entry(3, []), entry(4, [])])).toEqual({ arrived: [] })
    expect(copy.take([entry(6, [])])).toEqual({ arrived: [], stuckAt: 6 })
    expect(copy.revision).toBe(4)
    expect(copy.map).toBe(map)
  })
})
