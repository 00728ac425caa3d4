// `npm run -s counterpoint -- …`: the command line, with paths as its caller means them.
import './lib/require-node.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { make } from './lib/artefacts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'

const announce = (sentence) => console.error(sentence)

await ensureInstalled(announce)
try {
  await make(['cli'], announce)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

// npm moves to the root of the repository, and keeps here where it was called.
process.chdir(process.env['INIT_CWD'] ?? process.cwd())
process.setSourceMapsEnabled(true)
const program = join(ROOT, 'apps/cli/dist/main.js')
process.argv[1] = program
await import(pathToFileURL(program).href)
