// `npm run check`: the checks that together take less than a minute.
import './lib/require-node.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'
import { runChecks } from './lib/run-checks.mjs'

process.chdir(ROOT)
await ensureInstalled((sentence) => console.log(sentence))
const { FORMAT, LINT, IMPORT_LAW, TYPES, UNITS } = await import('./lib/checks.mjs')
await runChecks([FORMAT, LINT, IMPORT_LAW, TYPES, UNITS])
