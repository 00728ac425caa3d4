import { mapOf, type ArgumentMap } from '@counterpoint/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossesIn, type Format, type Imported, type Reader, type Writer } from './format.ts'
import { withoutLosses } from './loss/loss.ts'
import { aLongLine, HAND_MADE_MAPS } from './testing/hand-made-maps.ts'
import { aHostileMap } from './testing/hostile-map.ts'
import { reordered } from './testing/reordered.ts'

const NO_TEXTS = new Map()

/** What every format owes. */
export function describeFormat(format: Format): void {
  const { title } = format
  describe(`${title}, what it loses`, () => {
    it('[L15] says what a map would lose, and nothing of what the map has not', () => {
      fc.assert(
        fc.property(aHostileMap(), (map) => {
          for (const { count, reason } of lossesIn(format, map)) {
            expect(count).toBeGreaterThan(0)
            expect(reason).toMatch(/^[A-Z].*\.$/)
          }
          const left = { ...withoutLosses(map, format.loses), sources: new Map() }
          expect(lossesIn(format, left)).toEqual([])
        }),
        { numRuns: 40 },
      )
    })
  })
}

/** What every format owes that can be written. */
export function describeWriter(title: string, write: Writer): void {
  describe(`${title}, written`, () => {
    it('[L10] has the same bytes for the same map, in whatever order it was filled', () => {
      fc.assert(
        fc.property(aHostileMap(), (map) => {
          expect(write(reordered(map), NO_TEXTS)).toBe(write(map, NO_TEXTS))
        }),
        { numRuns: 40 },
      )
    })

    it.each(Object.entries(HAND_MADE_MAPS))('[L11] can be %s', (_, map) => {
      expect(write(map, NO_TEXTS).length).toBeGreaterThan(0)
    })

    it('[L12] holds lines of reasons of any length', () => {
      expect(write(aLongLine(3000), NO_TEXTS).length).toBeGreaterThan(3000)
    })
  })
}

/**
 * What every format owes that can be written and read. `same` says what two maps have in common when
 * they are equal.
 */
export function describeRoundTrip(
  { title, loses }: Format,
  write: Writer,
  read: Reader,
  same: (map: ArgumentMap) => unknown,
): void {
  const imported = async (map: ArgumentMap): Promise<Imported> => {
    const result = await read(write(map, NO_TEXTS), { missingTexts: 'allow' })
    if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
    return result.value
  }
  const throughFile = async (map: ArgumentMap): Promise<ArgumentMap> =>
    mapOf((await imported(map)).document)
  const kept = (map: ArgumentMap): unknown => same(withoutLosses(map, loses))

  describe(`${title}, written and read`, () => {
    it('[L13] comes back as it was, up to what it says is lost', async () => {
      await fc.assert(
        fc.asyncProperty(aHostileMap(), async (map) => {
          expect(same(await throughFile(map))).toEqual(kept(map))
        }),
      )
    })

    it.each(Object.entries(HAND_MADE_MAPS))('[L13] comes back as %s', async (_, map) => {
      expect(same(await throughFile(map))).toEqual(kept(map))
    })

    it('[L14] is written again as it was read, to the byte', async () => {
      await fc.assert(
        fc.asyncProperty(aHostileMap(), async (map) => {
          const once = await throughFile(map)
          expect(write(await throughFile(once), NO_TEXTS)).toBe(write(once, NO_TEXTS))
        }),
        { numRuns: 40 },
      )
    })

    it('[L150] says how many records of each kind were understood', async () => {
      await fc.assert(
        fc.asyncProperty(aHostileMap(), async (map) => {
          const { understood, document } = await imported(map)
          const counts = Object.entries(mapOf(document)).flatMap(([kind, records]) =>
            records instanceof Map ? [[kind, records.size]] : [],
          )
          expect(understood).toEqual(Object.fromEntries(counts))
        }),
        { numRuns: 20 },
      )
    })
  })
}
