import { mapOf, type ArgumentMap } from '@counterpoint/core'
import { anEmptyMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossesIn, type Format } from './format.ts'
import { withoutLosses } from './loss/loss.ts'
import { aLongLine, HAND_MADE_MAPS } from './testing/hand-made-maps.ts'
import { aHostileMap } from './testing/hostile-map.ts'
import { reordered } from './testing/reordered.ts'

const NO_TEXTS = new Map()

/** What every format owes; `same` says what two maps have in common when they are equal. */
export function describeFormat(format: Format, same: (map: ArgumentMap) => unknown = asItIs): void {
  const { title, write, read } = format

  describe(title, () => {
    if (write !== undefined) {
      it('[L10] writes the same bytes for the same map, in whatever order it was filled', () => {
        fc.assert(
          fc.property(aHostileMap(), (map) => {
            expect(write(reordered(map), NO_TEXTS)).toBe(write(map, NO_TEXTS))
          }),
          { numRuns: 40 },
        )
      })

      it.each(Object.keys(HAND_MADE_MAPS))('[L11] writes %s', (name) => {
        const map = HAND_MADE_MAPS[name] ?? anEmptyMap()
        expect(write(map, NO_TEXTS).length).toBeGreaterThan(0)
      })

      it('[L12] writes lines of reasons of any length', () => {
        expect(write(aLongLine(3000), NO_TEXTS).length).toBeGreaterThan(3000)
      })
    }

    if (write !== undefined && read !== undefined) {
      const throughFile = (map: ArgumentMap): ArgumentMap => {
        const result = read(write(map, NO_TEXTS), { missingTexts: 'allow' })
        if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
        return mapOf(result.value.document)
      }
      const kept = (map: ArgumentMap): unknown => same(withoutLosses(map, format.loses))

      it('[L13] reads back what it wrote, up to what it says is lost', () => {
        fc.assert(
          fc.property(aHostileMap(), (map) => {
            expect(same(throughFile(map))).toEqual(kept(map))
          }),
        )
      })

      it.each(Object.keys(HAND_MADE_MAPS))('[L13] reads back %s', (name) => {
        const map = HAND_MADE_MAPS[name] ?? anEmptyMap()
        expect(same(throughFile(map))).toEqual(kept(map))
      })

      it('[L14] writes again what it read, to the byte', () => {
        fc.assert(
          fc.property(aHostileMap(), (map) => {
            const once = throughFile(map)
            expect(write(throughFile(once), NO_TEXTS)).toBe(write(once, NO_TEXTS))
          }),
          { numRuns: 40 },
        )
      })
    }

    it('[L15] says what a map would lose, and nothing of what the map has not', () => {
      fc.assert(
        fc.property(aHostileMap(), (map) => {
          for (const { count, reason } of lossesIn(format, map)) {
            expect(count).toBeGreaterThan(0)
            expect(reason).toMatch(/^[A-Z].*\.$/)
          }
          const { sources: _sources, ...rest } = withoutLosses(map, format.loses)
          const left = lossesIn(format, { ...rest, sources: new Map() })
          expect(left).toEqual([])
        }),
        { numRuns: 40 },
      )
    })
  })
}

const asItIs = (map: ArgumentMap): unknown => map
