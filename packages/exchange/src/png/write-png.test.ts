import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import { aHostileMap, aLongLine } from '@counterpoint/formats/testing'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { colorsIn } from '../testing/colors-in.ts'
import { writePng } from './write-png.ts'

const NO_TEXTS = new Map()
const claimSaying = (text: string) => {
  const claim = aClaim('c1', { text })
  return { ...anEmptyMap(), claims: new Map([[claim.id, claim]]) }
}

describe('a PNG picture', () => {
  it('[L120] is decoded by another library and shows something, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileMap({ size: 4 }), async (map) => {
        const picture = PNG.sync.read(Buffer.from(await writePng(map, NO_TEXTS)))
        expect(picture.width).toBeGreaterThan(500)
        expect(colorsIn(picture.data)).toBeGreaterThan(2)
      }),
      { numRuns: 3 },
    )
  })

  it('[L121] of a map of any size has sides and pixels that programs open', async () => {
    const { width, height } = PNG.sync.read(Buffer.from(await writePng(aLongLine(600), NO_TEXTS)))
    expect(Math.max(width, height)).toBeLessThanOrEqual(8_192)
    expect(width * height).toBeLessThanOrEqual(32_000_000)
  })

  it.each([
    ['Ω', 'Я'],
    ['א', 'ב'],
    ['ø', 'ß'],
  ])('[L122] has letters of its own for %s and %s', async (one, other) => {
    const [a, b] = await Promise.all(
      [one, other].map((letter) => writePng(claimSaying(letter), NO_TEXTS)),
    )
    expect(Buffer.compare(a!, b!)).not.toBe(0)
  })
})
