// `npm run chaos -- [--seconds N]`: the test in which people edit while everything under them breaks,
// for as long as is said; `npm test` runs a short one.
import './lib/require-node.mjs'
import { parseArgs } from 'node:util'
import { make } from './lib/artefacts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT, runNode } from './lib/run.mjs'

const announce = (sentence) => console.log(sentence)
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
if (!/^[1-9]\d{0,4}$/.test(values.seconds)) {
  console.error(`--seconds is “${values.seconds}”, but must be a whole number from 1 to 99999.`)
  process.exit(1)
}
process.chdir(ROOT)
await ensureInstalled(announce)
await make(['client', 'template'], announce)
const { code, output } = await runNode(
  'node_modules/vitest/vitest.mjs',
  ['run', '--project', 'server', 'apps/server/test/chaos'],
  { env: { CHAOS_SECONDS: values.seconds } },
)
console.log(output)
process.exitCode = code
