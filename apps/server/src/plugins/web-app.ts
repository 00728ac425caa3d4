import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import path from 'node:path'
import { answerUnknownAddress } from './problems.ts'

const YEAR_S = 365 * 24 * 60 * 60

/**
 * The built web app, where there is one: files with a hash in their name for ever, everything else
 * fresh, and its one page for every address of its own router. All other addresses are problems.
 */
export async function serveWebApp(app: FastifyInstance, webDir: string | undefined): Promise<void> {
  if (webDir === undefined) {
    app.setNotFoundHandler((request, reply) => answerUnknownAddress(request, reply))
    return
  }
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = path.relative(webDir, file).startsWith(`assets${path.sep}`)
      void reply.header(
        'cache-control',
        isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
      )
    },
  })
  app.get('/', (_request, reply) => reply.sendFile('index.html'))
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? reply.sendFile('index.html') : answerUnknownAddress(request, reply),
  )
}

/** Whether a person opened an address that only the web app's router knows. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const address = url.split('?', 1)[0] ?? ''
  const isReading = method === 'GET' || method === 'HEAD'
  const isApi = address === '/api' || address.startsWith('/api/')
  const wantsPage = (headers.accept ?? '').includes('text/html')
  return isReading && wantsPage && !isApi && !address.includes('.')
}
