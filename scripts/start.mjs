// `npm start`: brings whatever is missing or stale, then serves. Says nothing of its own on
// standard output, where the server's line is.
import './lib/require-node.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { make } from './lib/artefacts.mjs'
import { endWithParent } from './lib/end-with-parent.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'

const announce = (sentence) => console.error(sentence)

process.chdir(ROOT)
if (process.env['npm_lifecycle_event'] === 'start') endWithParent()
await ensureInstalled(announce)
try {
  await make(
    process.env['DATABASE_URL']
      ? ['client', 'server', 'web']
      : ['client', 'template', 'server', 'web'],
    announce,
  )
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

process.env['NODE_ENV'] ??= 'production'
process.setSourceMapsEnabled(true)
const server = join(ROOT, 'apps/server/dist/main.js')
process.argv[1] = server
await import(pathToFileURL(server).href)
