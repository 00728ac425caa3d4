#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine: the Prisma CLI starts it (scripts/prisma.mjs) and
 * speaks JSON-RPC, one message a line, over its standard input and output. Behind it works the same
 * engine as WebAssembly, so nothing has to be downloaded.
 */
import { readFileSync } from 'node:fs'
import readline from 'node:readline'
import { MigrationFactory } from './migration-factory.mjs'
import { createEngine } from './wasm-engine.mjs'

const options = process.argv.slice(2)
const after = (name) => options.flatMap((option, i) => (option === name ? [options[i + 1]] : []))

if (options.includes('--version')) {
  console.log('schema-engine-cli wasm')
  process.exit(0)
}

const datasource = JSON.parse(after('--datasource')[0] ?? '{}')
const factory = new MigrationFactory(process.env.PGLITE_URL ?? datasource.url ?? 'pglite:memory')
const datamodels = after('--datamodels').map((path) => [path, readFileSync(path, 'utf8')])

if (options.includes('cli')) await reachDatabase()
else serve()

/** `cli can-connect-to-database`: ends the process with 0, or with 1 and the reason on stderr. */
async function reachDatabase() {
  try {
    const adapter = await factory.connect()
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
    await factory.close()
    process.exit(0)
  } catch (error) {
    const fields = { error_code: 'P1001', message: String(error.message ?? error) }
    console.error(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`,
    )
    process.exit(1)
  }
}

function serve() {
  let queue = Promise.resolve()
  const finish = () => {
    queue = queue.then(() => factory.close()).finally(() => process.exit(0))
  }
  readline
    .createInterface({ input: process.stdin, crlfDelay: Infinity })
    .on('line', (line) => {
      const request = JSON.parse(line)
      if (request.method) queue = queue.then(() => answer(request))
    })
    .on('close', finish)
  process.on('SIGTERM', finish)
}

const send = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

async function answer({ id, method, params }) {
  try {
    const result = plain(await call(method, params))
    if (method === 'diff' && typeof result.stdout === 'string') {
      send({ id: 9000 + id, method: 'print', params: { content: result.stdout } })
    }
    send({ id, result })
  } catch (error) {
    const reason = {
      is_panic: false,
      message: String(error?.message ?? error),
      error_code: error?.code ?? null,
      meta: error?.meta ?? null,
    }
    send({ id, error: { code: 4466, message: 'The schema engine failed.', data: reason } })
  }
}

/** A fresh engine per call: this one loses its shadow database after applying migrations. */
async function call(method, params) {
  const engine = await createEngine(factory, datamodels.length > 0 ? datamodels : undefined)
  try {
    if (method === 'evaluateDataLoss' || method === 'createMigration') {
      // These find no shadow database of their own, but use the schema that a history check computed.
      const { migrationsList, filters } = params
      await engine.diagnoseMigrationHistory({
        migrationsList,
        filters,
        optInToShadowDatabase: true,
      })
    }
    const name = method === 'getDatabaseVersion' ? 'version' : method
    return (await engine[name](params)) ?? {}
  } finally {
    engine.free()
    await factory.disposeAll()
  }
}

/** The engine answers with Maps, which JSON does not know. */
function plain(value) {
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
