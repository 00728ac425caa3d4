// `npm test`: every check there is, cheapest first.
import './lib/require-node.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'
import { runChecks } from './lib/run-checks.mjs'

process.chdir(ROOT)
await ensureInstalled((sentence) => console.log(sentence))
// Loaded only now: the checks need installed packages.
const checks = await import('./lib/checks.mjs')
await runChecks([
  checks.FORMAT,
  checks.LINT,
  checks.IMPORT_LAW,
  checks.LOCK_FILE,
  checks.TYPES,
  checks.DEAD_CODE,
  checks.TESTS,
  checks.BUILD,
  checks.BROWSER,
  checks.OFFICE,
  checks.IMAGE,
])
