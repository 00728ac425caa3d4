import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { make } from './artefacts.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { ensureLibreOffice } from './ensure-libreoffice.mjs'
import { faultsOfLockFile } from './lock-file.mjs'
import { ROOT, runNode } from './run.mjs'
import { runPlaywright, runVitest } from './test-runs.mjs'

/**
 * What one check found. A check that runs no tests of its own counts as one test.
 * @typedef {{ passed: number, failed: number, said: string }} Outcome
 * @typedef {{ title: string, run: () => Promise<Outcome> }} Check
 */

const announce = (sentence) => console.log(`  ${sentence}`)

/** @returns {Outcome} */
const single = (isGood, said = '') => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, said })

/**
 * @param {string} title
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {readonly import('./artefacts.mjs').Artefact[]} [needs]
 * @returns {Check}
 */
const program = (title, file, parameters, needs = []) => ({
  title,
  run: async () => {
    await make(needs, announce)
    const { code, output } = await runNode(file, parameters)
    return single(code === 0, output)
  },
})

export const FORMAT = program('Format', 'node_modules/oxfmt/bin/oxfmt', ['--check', '--threads=2'])

export const LINT = program(
  'Lint',
  'node_modules/oxlint/bin/oxlint',
  ['--threads=2', '--deny-warnings', '--format=unix'],
  ['client'],
)

export const IMPORT_LAW = program('Import law', 'scripts/import-law.mjs', [], ['client'])

/** @type {Check} */
export const LOCK_FILE = {
  title: 'Lock file',
  run: async () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
    const faults = faultsOfLockFile(lock)
    return single(faults.length === 0, `${faults.join('\n')}\n`)
  },
}

export const TYPES = program(
  'Types',
  'node_modules/turbo/bin/turbo',
  [
    'run',
    'check-types',
    'check-types:root',
    '--concurrency=2',
    '--continue',
    '--output-logs=errors-only',
  ],
  ['client'],
)

export const DEAD_CODE = program(
  'Dead code and undeclared packages',
  'node_modules/knip/bin/knip.js',
  ['--no-progress', '--no-config-hints'],
  ['client'],
)

/** Units of the packages that need neither a database nor a browser. @type {Check} */
export const UNITS = {
  title: 'Units',
  run: () => runVitest(['core', 'formats', 'protocol', 'corpus', 'client', 'web']),
}

/** @type {Check} */
export const TESTS = {
  title: 'Unit, property, contract and server tests',
  run: async () => {
    await make(['client', 'template'], announce)
    return runVitest([
      'core',
      'formats',
      'exchange',
      'protocol',
      'corpus',
      'client',
      'web',
      'storage',
      'server',
      'cli',
      'tooling',
    ])
  },
}

/** @type {Check} */
export const BUILD = {
  title: 'Build',
  run: async () => {
    await make(['client', 'template', 'server', 'web', 'cli'], announce)
    return single(true)
  },
}

/** @type {Check} */
export const BROWSER = {
  title: 'Browser and accessibility tests',
  run: async () => {
    const chromium = await ensureChromium(announce)
    return runPlaywright({ CHROME_PATH: chromium })
  },
}

/** @type {Check} */
export const OFFICE = {
  title: 'Office files, opened by LibreOffice',
  run: async () => {
    await ensureLibreOffice(announce)
    return runVitest(['office'])
  },
}

/** @type {Check} */
export const IMAGE = { title: 'Container image', run: () => runVitest(['image']) }
