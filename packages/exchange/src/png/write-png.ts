import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { svgFormat } from '@counterpoint/formats'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { BytesWriter } from '../bytes-writer.ts'
import { FAMILY, loadFonts } from '../fonts.ts'
import { sizeOf } from '../svg-size.ts'

/** Pixels to each pixel of the drawing, where the picture is not too large for that. */
const SHARPNESS = 2
/** What common programs open: pixels of one side, and of the whole. */
const LONGEST_SIDE = 8_192
const MOST_PIXELS = 32_000_000
/**
 * Letters of cards are 12.5 pixels high. Where they would be less than two, letters and the dashes of
 * lines are dust, and dear to draw: a long line has a hundred thousand dashes.
 */
const LEGIBLE_SCALE = 2 / 12.5

let engine: Promise<void> | undefined
const loadEngine = (): Promise<void> =>
  (engine ??= initWasm(
    readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  ))

/** The SVG picture of the map in pixels; a large one is made smaller as a whole. */
export const writePng: BytesWriter = async (map) => {
  const [fonts] = await Promise.all([loadFonts(), loadEngine()])
  const picture = svgFormat.write(map)
  const { width, height } = sizeOf(picture)
  const scale = Math.min(
    SHARPNESS,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  )
  const drawing = new Resvg(scale < LEGIBLE_SCALE ? withoutDust(picture) : picture, {
    fitTo: { mode: 'width', value: Math.max(1, Math.floor(width * scale)) },
    font: {
      fontBuffers: [fonts.sans, fonts.sansSemiBold, fonts.serif, fonts.fallback],
      defaultFontFamily: FAMILY.sans,
      sansSerifFamily: FAMILY.sans,
      serifFamily: FAMILY.serif,
    },
  })
  const rendered = drawing.render()
  try {
    return rendered.asPng()
  } finally {
    rendered.free()
    drawing.free()
  }
}

/** Our own drawing without letters and dashes; what texts say is escaped, so none holds another. */
const withoutDust = (picture: string): string =>
  picture.replaceAll(/<text .*?<\/text>/gs, '').replaceAll(/ stroke-dasharray="[^"]*"/g, '')
