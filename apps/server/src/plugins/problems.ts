import { ERROR_CODES, ROUTES, type Problem } from '@counterpoint/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problem, PROBLEM_MEDIA_TYPE, problemOf, TooManyRequests } from '../problem.ts'

/** Every error of `app`'s routes is a problem answer. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = problemOf(error, instanceOf(request))
    if (answer.status >= 500)
      request.log.error({ err: error, instance: answer.instance }, answer.code)
    return send(reply, answer, error instanceof TooManyRequests ? error.retryAfterS : 1)
  })
}

/** For what the framework refuses before there is a route. */
export const answerFrameworkError = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  void send(reply, problemOf(error, instanceOf(request)))
}

/** Names this failure in the log. */
const instanceOf = (request: FastifyRequest): string => `urn:uuid:${request.id}`

/** 405 where the address is served by another method, else 404. */
export function answerUnknownAddress(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = methodsAt(path)
  if (methods.length === 0) {
    return send(reply, problem('not_found', `There is nothing at ${path.slice(0, 200)}.`))
  }
  reply.header('allow', methods.join(', '))
  return send(
    reply,
    problem(
      'method_not_allowed',
      `${path} is served by ${methods.join(', ')}, not by ${request.method}.`,
    ),
  )
}

const PATTERNS = ROUTES.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^/api${path.replaceAll(/:[a-z]+/g, '[^/]+')}$`),
}))

const methodsAt = (path: string): string[] =>
  PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)

function send(reply: FastifyReply, answer: Problem, retryAfterS = 1): FastifyReply {
  if (answer.status === 503 || answer.status === 429) {
    reply.header('retry-after', String(retryAfterS))
  }
  return reply
    .code(answer.status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(answer))
}

/** The answer to bytes that are no HTTP request; there is no request to answer, only a socket. */
export function refuseMalformedRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const code =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'headers_too_large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'request_timeout'
        : 'malformed_request'
  const answer = problem(code, `${ERROR_CODES[code].title}.`)
  const body = JSON.stringify(answer)
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\nConnection: close\r\n` +
        `Content-Type: ${PROBLEM_MEDIA_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
  socket.destroy(error)
}
