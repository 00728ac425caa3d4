import os from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { openExchange } from '@counterpoint/exchange'
import { problemSchema, type Problem, type Route } from '@counterpoint/protocol'
import type { Storage } from '@counterpoint/storage'
import { openMemoryStorage } from '@counterpoint/storage/testing'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { buildApp } from '../src/app.ts'
import { newId } from '../src/ids.ts'
import type { Parts } from '../src/parts.ts'
import type { LiveOptions } from '../src/realtime/live-options.ts'
import { judgePool } from '../src/judging/judge-pool.ts'

/** A request by its route, as a client of the contract makes it. */
export interface Request {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** The real app on a real database in memory. */
export interface ServerUnderTest {
  readonly app: FastifyInstance
  readonly storage: Storage
  /** The answer to a request that must succeed, checked against the route's reply. */
  readonly ask: <T = Json>(route: Route, request?: Request) => Promise<T>
  /** The problem that a request must get, checked against the route's errors. */
  readonly refused: (route: Route, request?: Request) => Promise<Problem>
  readonly send: (route: Route, request?: Request) => Promise<LightMyRequestResponse>
  readonly close: () => Promise<void>
}

// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any

/** What a test wants otherwise. */
export interface Otherwise {
  readonly webDir?: string
  readonly config?: Partial<Parts['config']>
  readonly clock?: () => Date
  readonly live?: LiveOptions
  readonly storage?: Storage
  readonly limits?: Parameters<typeof openExchange>[0]
}

export async function startServer({
  webDir,
  config,
  clock,
  live,
  storage: given,
  limits,
}: Otherwise = {}): Promise<ServerUnderTest> {
  const storage = given ?? (await openMemoryStorage())
  const exchange = openExchange(limits)
  const app = await buildApp({
    storage,
    exchange,
    clock: clock ?? (() => new Date()),
    ids: () => newId(new Date()),
    judging: judgePool(new URL('../src/judging/judge-worker-from-source.mjs', import.meta.url)),
    config: {
      logLevel: 'silent',
      baseUrl: undefined,
      auth: { mode: 'personal' },
      dataDir: os.tmpdir(),
      ...config,
    },
    webDir,
    ...(live && { live }),
  })
  const send = (route: Route, request: Request = {}) =>
    injectAt(app, route, {
      ...request,
      headers: { host: '127.0.0.1:4000', ...request.headers },
    })
  return {
    app,
    storage,
    send,
    ask: async (route, request) => answerIn(route, await send(route, request)),
    refused: async (route, request) => problemIn(await send(route, request)),
    close: async () => {
      await app.close()
      exchange.close()
      await storage.close()
    },
  }
}

/** `request` to `route`, from `ip`. */
export const injectAt = (
  app: FastifyInstance,
  route: Route,
  { params = {}, query = {}, headers = {}, body }: Request,
  ip?: string,
): Promise<LightMyRequestResponse> =>
  app.inject({
    method: route.method,
    url: `/api${route.path.replaceAll(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    headers,
    ...(ip !== undefined && { remoteAddress: ip }),
    ...(body !== undefined && { payload: body as object }),
  })

/** The answer that `response` is to `route`: as described, and with nothing beyond the description. */
export function answerIn<T>(route: Route, response: LightMyRequestResponse): T {
  expect(response.statusCode, response.body).toBe(route.status)
  if (!route.reply) return response as T
  const answer: unknown = response.json()
  expect(isDeepStrictEqual(JSON.parse(JSON.stringify(route.reply.parse(answer))), answer)).toBe(
    true,
  )
  return answer as T
}

/** The problem that `response` is; fails if it is anything else. */
export function problemIn(response: LightMyRequestResponse): Problem {
  expect(response.headers['content-type'], response.body).toMatch(/^application\/problem\+json/)
  const problem = problemSchema.strict().parse(response.json())
  expect(problem.status).toBe(response.statusCode)
  expect(problem.detail).toMatch(/\S.*[.!]/)
  expect(response.body).not.toMatch(/node_modules|\.ts:|SELECT|prisma/i)
  return problem
}
