import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { describeRoutes } from './api-description.ts'
import { DOCS_POLICY } from './security.ts'

/**
 * `/api/openapi.json` for programs, `/api/docs` for people: all of it from here, nothing from
 * elsewhere. Addresses are whole, because the pages name their own files by them.
 */
export async function describeApi(app: FastifyInstance): Promise<void> {
  const document = describeRoutes()
  app.get('/api/openapi.json', async () => document)
  await app.register(async (docs) => {
    docs.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', DOCS_POLICY)
    })
    await docs.register(swagger, {
      mode: 'static',
      specification: { document: document as unknown as StaticDocumentSpec['document'] },
    })
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
    })
  })
}
