// `npm run dev`: the server, started anew at every change of its sources, and the page beside it,
// which asks the server under /api.
import './lib/require-node.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { make } from './lib/artefacts.mjs'
import { endWithParent } from './lib/end-with-parent.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'

const PAGE_PORT = 5173

process.chdir(ROOT)
if (process.env['npm_lifecycle_event'] === 'dev') endWithParent()
await ensureInstalled((sentence) => console.error(sentence))
await make(['client'], (sentence) => console.error(sentence))

const server = spawn(
  process.execPath,
  [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'watch', 'apps/server/src/main.ts'],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)

const { createServer } = await import('vite')
const api = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`
const page = await createServer({
  root: join(ROOT, 'apps/web'),
  configFile: join(ROOT, 'apps/web/vite.config.ts'),
  server: {
    host: '127.0.0.1',
    port: PAGE_PORT,
    // The Host header stays the page's, so that the server sees one origin.
    proxy: { '/api': { target: api, ws: true, changeOrigin: false } },
  },
})
await page.listen()
console.log(`The page, following its sources, is at http://127.0.0.1:${page.config.server.port}`)

let isEnding = false
async function end(signal) {
  if (isEnding) return
  isEnding = true
  server.kill(signal)
  await page.close()
}
process.on('SIGINT', () => void end('SIGINT'))
process.on('SIGTERM', () => void end('SIGTERM'))
server.on('exit', (code) => {
  process.exitCode = isEnding ? 0 : (code ?? 1)
  void end('SIGTERM')
})
