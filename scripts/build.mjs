// `npm run build`: makes everything that is not kept in git and is missing or stale.
import './lib/require-node.mjs'
import { make } from './lib/artefacts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'

const announce = (sentence) => console.log(sentence)

process.chdir(ROOT)
await ensureInstalled(announce)
try {
  await make(['client', 'template', 'server', 'web'], announce)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
