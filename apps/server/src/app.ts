import fastify, { type FastifyInstance } from 'fastify'
import { Announcements } from './announcements.ts'
import { acceptJsonBodies } from './json-body.ts'
import type { Parts } from './parts.ts'
import { drainWhenClosing } from './plugins/drain.ts'
import { describeApi } from './plugins/openapi.ts'
import {
  answerFrameworkError,
  refuseMalformedRequest,
  registerProblems,
} from './plugins/problems.ts'
import { authenticate } from './plugins/auth.ts'
import { secure } from './plugins/security.ts'
import { serveWebApp } from './plugins/web-app.ts'
import { acceptWebSockets, serveLiveEditing } from './realtime/live-route.ts'
import { activityRoutes } from './routes/activity.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { healthRoutes } from './routes/health.ts'
import { judgingRoutes } from './routes/judging.ts'
import { mapRoutes } from './routes/maps.ts'
import { operationRoutes } from './routes/operations.ts'
import { accountRoutes, noAccountRoutes } from './routes/accounts/index.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { sharingRoutes } from './routes/sharing.ts'
import { sourceRoutes } from './routes/sources.ts'
import { stanceRoutes } from './routes/stances.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { threadRoutes } from './routes/threads.ts'
import { uploadRoute } from './routes/upload.ts'
import { versionRoutes } from './routes/versions.ts'
import { workspaceRoutes } from './routes/workspaces.ts'

/** The whole server but for listening: the API under `/api`, the web app everywhere else. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: parts.config.logLevel, stream: process.stderr },
    genReqId: parts.ids,
    // A request that is under way when the server stops is served to its end.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
    trustProxy: trustedProxies(parts.config),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: refuseMalformedRequest,
  })
  const accounts = await authenticate(app, parts)
  app.decorate('announcements', new Announcements())
  await acceptWebSockets(app, parts)
  acceptJsonBodies(app)
  registerProblems(app)
  drainWhenClosing(app)

  await secure(app, parts.config)
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
      await api.register(versionRoutes, { parts })
      await api.register(judgingRoutes, { parts })
      await api.register(exchangeRoutes, { parts })
      await api.register(searchRoutes, { parts })
      await api.register(threadRoutes, { parts })
      await api.register(suggestionRoutes, { parts })
      await api.register(stanceRoutes, { parts })
      await api.register(activityRoutes, { parts })
      await api.register(sessionRoutes, { parts })
      await api.register(workspaceRoutes, { parts })
      await api.register(sharingRoutes, { parts })
      if (accounts) await api.register(accountRoutes, { accounts })
      else await api.register(noAccountRoutes)
    },
    { prefix: '/api' },
  )
  await serveWebApp(app, parts.webDir)
  return app
}

/** Whose word is taken for where a request comes from; by default nobody's. */
const trustedProxies = ({ auth }: Parts['config']): string[] | false =>
  auth.mode === 'accounts' && auth.trustedProxies.length > 0 && [...auth.trustedProxies]
