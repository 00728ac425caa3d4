import { apply, documentSchema, mapOf, writeDocument } from '@counterpoint/core'
import { anArgumentMap, anOperationOnAMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashTurnedBy, stateHash } from './state-hash.ts'

it('[R6] the hash after an operation is the same from its effects and from the whole map', () => {
  fc.assert(
    fc.property(anOperationOnAMap(), ({ map, operation }) => {
      const applied = apply(map, operation)
      if (!applied.ok) return
      const { effects, map: after } = applied.value
      const without = hashTurnedBy(effects, map, stateHash(map))
      expect(hashTurnedBy(effects, after, without)).toBe(stateHash(after))
      expect(stateHash(after) === stateHash(map)).toBe(effects.length === 0)
    }),
  )
})

it('[R6] a copy that went over the wire has the same hash', () => {
  fc.assert(
    fc.property(anArgumentMap(), (map) => {
      const read = mapOf(documentSchema.parse(JSON.parse(JSON.stringify(writeDocument(map)))))
      expect(stateHash(read)).toBe(stateHash(map))
      expect(stateHash(map)).toMatch(/^[0-9a-f]{32}$/)
    }),
  )
})
