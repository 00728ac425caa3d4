import type { FastifyInstance } from 'fastify'

/**
 * While the server stops, each connection ends with its answer: one that is kept alive would keep
 * the server alive with it.
 */
export function drainWhenClosing(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
