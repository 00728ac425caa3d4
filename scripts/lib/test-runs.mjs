import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run.mjs'

/** @typedef {import('./checks.mjs').Outcome} Outcome */

/**
 * Runs the tests of the named projects of vitest.config.ts.
 * @param {readonly string[]} projects
 * @returns {Promise<Outcome>}
 */
export const runVitest = (projects) =>
  withReport(async (path) => {
    const { code, output } = await runNode('node_modules/vitest/vitest.mjs', [
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`,
    ])
    const report = read(path)
    return counted(code, output, {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
      broken: (report?.testResults ?? []).filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      ).length,
    })
  })

/**
 * Runs the browser tests of playwright.config.ts.
 * @param {Record<string, string>} env
 * @returns {Promise<Outcome>}
 */
export const runPlaywright = (env) =>
  withReport(async (path) => {
    const { code, output } = await runNode(
      'node_modules/@playwright/test/cli.js',
      ['test', '--reporter=line,json'],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: path, CI: '1' } },
    )
    const report = read(path)
    return counted(code, output, {
      passed: report?.stats.expected ?? 0,
      failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0),
      skipped: report?.stats.skipped ?? 0,
      broken: report?.errors.length ?? 0,
    })
  })

/**
 * A test that was skipped, a file that could not be loaded and a run of nothing are failures: none
 * of them has shown anything.
 * @returns {Outcome}
 */
export function counted(code, output, { passed, failed, skipped, broken }) {
  const reasons = [
    ...(skipped > 0 ? [`${skipped} tests were skipped; a test that did not run has failed.`] : []),
    ...(passed + failed + skipped === 0 ? ['No test ran at all.'] : []),
  ]
  const counts = failed + skipped + broken
  const isUnexplained = counts === 0 && (code !== 0 || passed === 0)
  return {
    passed,
    failed: counts + (isUnexplained ? 1 : 0),
    said: [output, ...reasons].join('\n'),
  }
}

async function withReport(runTests) {
  const directory = mkdtempSync(join(tmpdir(), 'counterpoint-tests-'))
  try {
    return await runTests(join(directory, 'report.json'))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
