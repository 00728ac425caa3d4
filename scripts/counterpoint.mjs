// `npm run -s counterpoint -- …`: the command line, with paths as its caller means them.
import './lib/require-node.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { make } from './lib/artefacts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'

const announce = (sentence) => console.error(sentence)

// What the operator does to accounts needs the server's own code, and its settings.
const isAdmin = process.argv[2] === 'admin'

await ensureInstalled(announce)
try {
  await make(isAdmin ? ['client', 'server'] : ['cli'], announce)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

// npm moves to the root of the repository, and keeps here where it was called. An operator's DATA_DIR
// is where the server's is.
process.chdir(isAdmin ? ROOT : (process.env['INIT_CWD'] ?? process.cwd()))
process.setSourceMapsEnabled(true)
const program = join(ROOT, isAdmin ? 'apps/server/dist/admin.js' : 'apps/cli/dist/main.js')
process.argv.splice(1, isAdmin ? 2 : 1, program)
await import(pathToFileURL(program).href)
