import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

const ours = (name: string): Promise<Buffer> =>
  readFile(new URL(`../fonts/${name}.ttf`, import.meta.url))
const dejaVu = (name: string): Promise<Buffer> =>
  readFile(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/** The typefaces of the page, and one for the scripts and signs that they have no letters for. */
export interface Fonts {
  readonly sans: Uint8Array
  readonly sansSemiBold: Uint8Array
  readonly serif: Uint8Array
  readonly fallback: Uint8Array
}

/** Family names as the drawing knows them. */
export const FAMILY = { sans: 'Instrument Sans', serif: 'Newsreader' } as const

export async function loadFonts(): Promise<Fonts> {
  const [sans, sansSemiBold, serif, fallback] = await Promise.all([
    ours('InstrumentSans-Regular'),
    ours('InstrumentSans-SemiBold'),
    ours('Newsreader-Regular'),
    dejaVu('DejaVuSans'),
  ])
  return { sans, sansSemiBold, serif, fallback }
}
