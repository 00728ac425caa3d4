import type { FastifyReply } from 'fastify'
import { Refused } from './problem.ts'

/** Aborted when whoever asked goes away before `reply` is sent. */
export function whileAwaited(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (reply.raw.writableFinished) return
    controller.abort(new Refused('malformed_request', 'Whoever asked went away before the answer.'))
  })
  return controller.signal
}
