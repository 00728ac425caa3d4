import { EXPORT_NAMES, type FormatName } from '@counterpoint/formats'
import { aHostileMap, aLongLine, HAND_MADE_MAPS, reordered } from '@counterpoint/formats/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeBytes } from './write-bytes.ts'

const NO_TEXTS = new Map()
const BYTES = ['png', 'pdf', 'docx'] as const satisfies readonly FormatName[]

describe.each(BYTES)('%s, written', (name) => {
  it('[L10] has the same bytes for the same map, in whatever order it was filled', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileMap({ size: 4 }), async (map) => {
        const one = await writeBytes(name, map, NO_TEXTS)
        expect(Buffer.compare(await writeBytes(name, reordered(map), NO_TEXTS), one)).toBe(0)
      }),
      { numRuns: 3 },
    )
  })

  it.each(Object.entries(HAND_MADE_MAPS))('[L11] can be %s', async (_, map) => {
    expect((await writeBytes(name, map, NO_TEXTS)).length).toBeGreaterThan(500)
  })

  it('[L12] holds long lines of reasons', async () => {
    expect((await writeBytes(name, aLongLine(1_000), NO_TEXTS)).length).toBeGreaterThan(3_000)
  }, 60_000)
})

describe('every format that can be written', () => {
  it.each(EXPORT_NAMES)('is written by its name: %s', async (name) => {
    const [map] = Object.values(HAND_MADE_MAPS)
    expect((await writeBytes(name, map!, NO_TEXTS)).length).toBeGreaterThan(0)
  })
})
