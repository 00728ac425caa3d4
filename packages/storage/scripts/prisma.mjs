#!/usr/bin/env node
/**
 * The Prisma CLI, with the stand-in schema engine of this folder, so that it works without
 * downloading anything. `PRISMA_NATIVE_ENGINE=1` leaves the CLI to fetch and use its own engine.
 * `PGLITE_URL=pglite:memory` runs a command without any database server.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const prisma = createRequire(import.meta.url).resolve('prisma/package.json')
const env = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...process.env }
if (!env.PRISMA_NATIVE_ENGINE) {
  env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(here, 'schema-engine.mjs')
}

const { status, error } = spawnSync(
  process.execPath,
  [path.join(path.dirname(prisma), 'build/index.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env, cwd: path.join(here, '..') },
)
if (error) throw error
process.exit(status ?? 1)
