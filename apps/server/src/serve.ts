import { DEFAULT_BODY_LIMIT, type Route } from '@counterpoint/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { parseInput } from './parse-input.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** A request in the form that its route describes. */
export interface Asked<R extends Route> {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly headers: Parsed<R['headers']>
  readonly body: Parsed<R['body']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What the route's answer holds; a route without one sends its own, or nothing. */
type Answer<R extends Route> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : FastifyReply | void

/**
 * Puts `route` on `app`: parses what comes by the route's own schemas, hands it to `handle`, and
 * answers with the route's status. What does not fit is refused before `handle` sees it.
 */
export function serve<const R extends Route>(
  app: FastifyInstance,
  route: R,
  handle: (asked: Asked<R>) => Promise<Answer<R>> | Answer<R>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? DEFAULT_BODY_LIMIT,
    handler: async (request, reply) => {
      const asked = {
        params: route.params && parseInput(route.params, request.params),
        query: route.query && parseInput(route.query, request.query),
        headers: route.headers && parseInput(route.headers, request.headers),
        body: route.body && parseInput(route.body, request.body),
        request,
        reply,
      } as Asked<R>
      reply.code(route.status)
      const answer = await handle(asked)
      return reply.sent || answer === reply ? reply : reply.send(answer)
    },
  })
}
