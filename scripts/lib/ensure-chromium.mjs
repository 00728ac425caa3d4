import { findChromium } from './find-chromium.mjs'
import { canInstallDebian, installDebian } from './install-debian.mjs'

/**
 * A Chromium for the browser tests: one that is there or, for root on Debian, its package. Throws a
 * sentence when there is none to be had.
 * @param {(sentence: string) => void} announce  told before anything that takes long
 * @returns {Promise<string>}
 */
export async function ensureChromium(announce) {
  const found = await findChromium()
  if (found) return found
  if (canInstallDebian()) {
    announce('Installing Chromium with apt-get; this takes a minute, once.')
    const installed = await installDebian(['chromium', 'fonts-liberation'])
    const path = await findChromium()
    if (path) return path
    throw new Error(`${installed}\nChromium could not be installed; apt-get says above why.`)
  }
  throw new Error(
    'The browser tests need Chromium and there is none. Install it (Debian: `apt-get install chromium`), run `npx playwright install chromium`, or name one in CHROME_PATH.',
  )
}
