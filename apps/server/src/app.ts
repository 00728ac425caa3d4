import fastify, { type FastifyInstance } from 'fastify'
import { Announcements } from './announcements.ts'
import { personalGate } from './auth/personal-gate.ts'
import { acceptJsonBodies } from './json-body.ts'
import type { Parts } from './parts.ts'
import { drainWhenClosing } from './plugins/drain.ts'
import { describeApi } from './plugins/openapi.ts'
import {
  answerFrameworkError,
  refuseMalformedRequest,
  registerProblems,
} from './plugins/problems.ts'
import { secure } from './plugins/security.ts'
import { serveWebApp } from './plugins/web-app.ts'
import { acceptWebSockets, serveLiveEditing } from './realtime/live-route.ts'
import { activityRoutes } from './routes/activity.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { healthRoutes } from './routes/health.ts'
import { judgingRoutes } from './routes/judging.ts'
import { mapRoutes } from './routes/maps.ts'
import { operationRoutes } from './routes/operations.ts'
import { searchRoutes } from './routes/search.ts'
import { sourceRoutes } from './routes/sources.ts'
import { stanceRoutes } from './routes/stances.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { threadRoutes } from './routes/threads.ts'
import { uploadRoute } from './routes/upload.ts'

/** The whole server but for listening: the API under `/api`, the web app everywhere else. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: parts.config.logLevel, stream: process.stderr },
    genReqId: parts.ids,
    // A request that is under way when the server stops is served to its end.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: refuseMalformedRequest,
  })
  app.decorate('gate', personalGate(parts.storage))
  app.decorate('announcements', new Announcements())
  await acceptWebSockets(app, parts)
  acceptJsonBodies(app)
  registerProblems(app)
  drainWhenClosing(app)

  await secure(app, parts.config.baseUrl)
  serveLiveEditing(app, parts)
  await app.register(describeApi)
  await app.register(healthRoutes, { parts })
  await app.register(
    async (api) => {
      await api.register(healthRoutes, { parts })
      await api.register(sourceRoutes, { parts })
      await api.register(uploadRoute, { parts })
      await api.register(mapRoutes, { parts })
      await api.register(operationRoutes, { parts })
      await api.register(judgingRoutes, { parts })
      await api.register(exchangeRoutes, { parts })
      await api.register(searchRoutes, { parts })
      await api.register(threadRoutes, { parts })
      await api.register(suggestionRoutes, { parts })
      await api.register(stanceRoutes, { parts })
      await api.register(activityRoutes, { parts })
    },
    { prefix: '/api' },
  )
  await serveWebApp(app, parts.webDir)
  return app
}
