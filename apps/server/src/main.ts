import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assert } from '@counterpoint/core'
import { loadCorpus } from '@counterpoint/corpus'
import { openExchange, type Exchange } from '@counterpoint/exchange'
import { openStorage, type Storage } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { seed } from './commands/seed.ts'
import { readConfig, type Config } from './config.ts'
import { newId } from './ids.ts'
import { judgePool } from './judging/judge-pool.ts'
import { PERSONAL_WORKSPACE } from './parts.ts'
import { startFailure } from './start-failure.ts'

/** How long running requests have when the server is asked to stop. */
const STOP_WITHIN_MS = 10_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const storage = await openStorage(
    config.databaseUrl === undefined
      ? { dataDir: config.dataDir }
      : { databaseUrl: config.databaseUrl },
  )
  await seed(storage, PERSONAL_WORKSPACE, loadCorpus)
  const clock = () => new Date()
  const exchange = openExchange()
  const app = await buildApp({
    storage,
    exchange,
    clock,
    ids: () => newId(clock()),
    judging: judgePool(judgeWorker()),
    config,
    webDir: builtWebApp(),
  })
  await app.listen({ port: config.port, host: config.host })
  stopWhenAsked(app, storage, exchange)
  process.stdout.write(`Counterpoint is ready at ${addressOf(app, config)}\n`)
}

/** In the bundle it is a file of its own; run from its sources, the server has it there. */
const judgeWorker = (): URL =>
  process.argv[1]?.endsWith('.ts')
    ? new URL('./judging/judge-worker-from-source.mjs', import.meta.url)
    : new URL('../dist/judge.worker.js', import.meta.url)

/** Lies beside this app both in the repository and in the bundle. */
function builtWebApp(): string | undefined {
  const directory = fileURLToPath(new URL('../../web/dist', import.meta.url))
  return existsSync(`${directory}/index.html`) ? directory : undefined
}

/** With the port that was found, where PORT is 0. */
function addressOf(app: FastifyInstance, { host }: Config): string {
  const [address] = app.addresses()
  assert(typeof address === 'object', 'The server listens on no port.')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}

/** Serves what runs to its end, then gives the database back. */
function stopWhenAsked(app: FastifyInstance, storage: Storage, exchange: Exchange): void {
  let isStopping = false
  const stop = async (exitCode: number): Promise<void> => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await app.close()
    exchange.close()
    await storage.close()
    process.exit(exitCode)
  }
  const stopOrDie = (exitCode: number) => {
    stop(exitCode).catch((error: unknown) => {
      app.log.fatal({ err: error }, 'The server could not stop in order.')
      process.exit(1)
    })
  }
  process.on('SIGTERM', () => stopOrDie(0))
  process.on('SIGINT', () => stopOrDie(0))
  for (const mistake of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(mistake, (error: unknown) => {
      app.log.fatal({ err: error }, `${mistake}: the server stops, because its state is in doubt.`)
      stopOrDie(1)
    })
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exit(1)
})
