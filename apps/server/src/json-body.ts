import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseExcessiveBytes, refuseExcessiveShape } from './json-shape.ts'
import { Refused } from './problem.ts'

/**
 * JSON as the only kind of body, in UTF-8 without faults, of a shape that no schema has to be
 * afraid of; `__proto__` and `constructor.prototype` are refused.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      refuseExcessiveBytes(body)
      const text = decodeUtf8(body)
      const value = await new Promise<unknown>((resolve, reject) => {
        void parse(request, text, (error, parsed) => (error ? reject(error) : resolve(parsed)))
      })
      refuseExcessiveShape(value)
      return value
    },
  )
}

/** @throws Refused `malformed_body` where bytes are no UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('malformed_body', 'The body is not encoded in UTF-8; encode it as UTF-8.')
  }
}
