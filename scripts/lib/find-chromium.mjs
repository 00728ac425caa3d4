import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
]

/** Options without which Chromium does not run as root, or looks for its maker's servers. */
export const CHROMIUM_OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Where a Chromium or Chrome is: what CHROME_PATH names, the one that Playwright brought, or one of
 * the system. Undefined when there is none. Throws when CHROME_PATH names no file.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env['CHROME_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROME_PATH is ${named}, where there is no file; correct it or leave it out.`)
  }
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath(), ...onPath(), ...ELSEWHERE].find(
    (path) => path && existsSync(path),
  )
}

const onPath = () =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].flatMap((place) =>
    NAMES.flatMap((name) => [join(place, name), join(place, `${name}.exe`)]),
  )
