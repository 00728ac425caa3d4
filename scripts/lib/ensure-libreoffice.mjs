import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { canInstallDebian, installDebian } from './install-debian.mjs'

const NAMES = ['soffice', 'libreoffice']

/** Where LibreOffice is; undefined when there is none. */
const findLibreOffice = () =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/Applications/LibreOffice.app/Contents/MacOS']
    .flatMap((place) => NAMES.map((name) => join(place, name)))
    .find((path) => existsSync(path))

/**
 * A LibreOffice for the tests of office files: one that is there or, for root on Debian, its packages.
 * Throws a sentence when there is none to be had.
 * @param {(sentence: string) => void} announce  told before anything that takes long
 * @returns {Promise<string>}
 */
export async function ensureLibreOffice(announce) {
  const found = findLibreOffice()
  if (found) return found
  if (canInstallDebian()) {
    announce('Installing LibreOffice with apt-get; this takes a minute or two, once.')
    const installed = await installDebian(['libreoffice-writer', 'libreoffice-calc'])
    const path = findLibreOffice()
    if (path) return path
    throw new Error(`${installed}\nLibreOffice could not be installed; apt-get says above why.`)
  }
  throw new Error(
    'The tests of office files need LibreOffice and there is none. Install it (Debian: `apt-get install libreoffice-writer libreoffice-calc`).',
  )
}
