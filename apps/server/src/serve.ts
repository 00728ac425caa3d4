import { DEFAULT_BODY_LIMIT, type Need, type Route } from '@counterpoint/protocol'
import { assert } from '@counterpoint/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Caller, Gate, SignedIn } from './auth/gate.ts'
import { parseInput } from './parse-input.ts'
import {
  Denied,
  requireInWorkspace,
  requireOnMap,
  requireOnSource,
  requireUser,
  type Granted,
  type GrantedOnMap,
} from './policies/granted.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** What the demand of a route turned out to be for the one who asks. */
type Given<N extends Need> = N extends 'anyone'
  ? undefined
  : N extends 'user'
    ? SignedIn
    : N extends { readonly of: 'map' }
      ? GrantedOnMap
      : Granted

/** A request in the form that its route describes, of somebody who may send it. */
export interface Asked<R extends Route> {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly headers: Parsed<R['headers']>
  readonly body: Parsed<R['body']>
  readonly caller: Caller
  readonly granted: Given<R['needs']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What the route's answer holds, unless the handler sends it itself, as text that is ready. */
type Answer<R extends Route> =
  | FastifyReply
  | (R['reply'] extends z.ZodType ? z.output<R['reply']> : void)

declare module 'fastify' {
  interface FastifyInstance {
    readonly gate: Gate
  }
}

/**
 * Puts `route` on `app`: parses what comes by the route's own schemas, demands the rights that the
 * route needs, hands it to `handle`, and answers with the route's status. Rights are looked at before
 * a body is read. What does not fit is refused before `handle` sees it.
 */
export function serve<const R extends Route>(
  app: FastifyInstance,
  route: R,
  handle: (asked: Asked<R>) => Promise<Answer<R>> | Answer<R>,
): void {
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? DEFAULT_BODY_LIMIT,
    onRequest: async (request, reply) => {
      const entry = await admit(app.gate, route, request)
      if (entry.caller.cookies?.length) reply.header('set-cookie', [...entry.caller.cookies])
      admitted.set(request, entry)
    },
    handler: async (request, reply) => {
      const entry = admitted.get(request)
      assert(entry, 'A request is admitted before it is handled.')
      const asked = {
        ...entry,
        headers: route.headers && parseInput(route.headers, request.headers),
        body: route.body && parseInput(route.body, request.body),
        request,
        reply,
      } as Asked<R>
      reply.code(route.status)
      const answer = await notingDenials(app.gate, route, asked, async () => handle(asked))
      return reply.sent || answer === reply ? reply : reply.send(answer)
    },
  })
}

interface Admitted {
  readonly params: unknown
  readonly query: unknown
  readonly caller: Caller
  readonly granted: SignedIn | Granted | undefined
}

async function admit(gate: Gate, route: Route, request: FastifyRequest): Promise<Admitted> {
  const params = route.params && parseInput(route.params, request.params)
  const query = route.query && parseInput(route.query, request.query)
  const caller = await gate.resolveSubject(request)
  const named: { readonly id?: string; readonly workspace?: string } = { ...params, ...query }
  const granted = await notingDenials(gate, route, { request, caller }, () =>
    demanded(gate, route.needs, caller, named),
  )
  return { params, query, caller, granted }
}

async function notingDenials<T>(
  gate: Gate,
  { id }: Route,
  { request, caller }: { readonly request: FastifyRequest; readonly caller: Caller },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Denied) {
      await gate.denied(request, caller, { route: id, workspace: error.workspace })
    }
    throw error
  }
}

/** Routes name what they are about `id`, and the workspace to look in `workspace`. */
async function demanded(
  gate: Gate,
  need: Need,
  caller: Caller,
  { id = '', workspace }: { readonly id?: string; readonly workspace?: string },
): Promise<Admitted['granted']> {
  if (need === 'anyone') return undefined
  if (need === 'user') return requireUser(caller)
  switch (need.of) {
    case 'map':
      return requireOnMap(gate, caller, need.action, id)
    case 'source':
      return requireOnSource(gate, caller, need.action, id)
    case 'workspace':
      return requireInWorkspace(gate, caller, need.action, workspace ?? (id || undefined))
  }
}
