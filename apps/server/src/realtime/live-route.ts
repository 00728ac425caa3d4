import websocket from '@fastify/websocket'
import { mapIdSchema } from '@counterpoint/core'
import { LIVE_CLOSE, LIVE_LIMITS, type Actor } from '@counterpoint/protocol'
import { assert } from '@counterpoint/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { parseInput } from '../parse-input.ts'
import type { Parts } from '../parts.ts'
import { answerUnknownAddress } from '../plugins/problems.ts'
import { unauthenticated } from '../policies/granted.ts'
import { Refused } from '../problem.ts'
import { hear } from './hear.ts'
import { LiveSocket } from './live-socket.ts'
import { refuseForeignOrigin } from './origin.ts'
import { Rooms } from './rooms.ts'
import { LIVE_CAPACITY, Turnstile } from './turnstile.ts'
import { Vigil } from './vigil.ts'

/** Frames that one message may come in. No client of ours splits any. */
const MOST_FRAGMENTS = 64

const params = z.strictObject({ id: mapIdSchema })

/** Who may open a connection, looked up before there is one. */
interface Admission {
  readonly map: string
  /** Undefined: there is no such map for them, which the closing code tells. */
  readonly workspace: string | undefined
  readonly who: Actor
}

/**
 * Lets `app` turn requests into WebSockets. Comes before all hooks of ours, so that a request that
 * one of them refuses leaves no open socket behind.
 */
export async function acceptWebSockets(app: FastifyInstance, parts: Parts): Promise<void> {
  const { storage, ids, live = {} } = parts
  const { gate, announcements } = app
  const rooms = new Rooms({
    storage,
    gate,
    announcements,
    ids,
    logger: app.log,
    limits: live.limits,
  })
  app.decorate('rooms', rooms)
  await app.register(websocket, {
    options: {
      maxPayload: LIVE_LIMITS.frameBytes,
      maxFragments: MOST_FRAGMENTS,
      perMessageDeflate: false,
    },
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, 'A live connection broke.')
      socket.terminate()
    },
    preClose: () => rooms.close(),
  })
}

/** `WS /api/maps/{id}/live`. Whatever it is refused for is found out before there is a WebSocket. */
export function serveLiveEditing(
  app: FastifyInstance,
  { storage, config, live = {} }: Parts,
): void {
  const { gate, rooms } = app
  const turnstile = new Turnstile(live.capacity ?? LIVE_CAPACITY)
  const vigil = new Vigil(gate)
  const admissions = new WeakMap<FastifyRequest, Admission>()
  app.addHook('preClose', async () => vigil.close())
  app.addHook('onRequest', async ({ ws, headers, routeOptions }) => {
    if (!ws) return
    refuseForeignOrigin(headers, config.baseUrl)
    if (routeOptions.config.isLive !== true) {
      throw new Refused('not_found', 'There is no live connection here.')
    }
    if (rooms.isClosed) throw new Refused('unavailable', 'The server is about to stop.')
  })

  const admit = async (request: FastifyRequest): Promise<Admission> => {
    const { id: map } = parseInput(params, request.params)
    const caller = await gate.resolveSubject(request)
    const access = await gate.accessTo(caller, map)
    const subject = access?.as ?? caller.subjects[0]
    if (!subject) throw unauthenticated()
    const [who] = await storage.namesOf([subject])
    assert(who, 'Everybody has a name.')
    return { map, workspace: access?.role && access.workspace, who }
  }

  const enter = (socket: WebSocket, request: FastifyRequest): void => {
    const admission = admissions.get(request)
    assert(admission, 'Whoever enters was admitted.')
    const { map, workspace, who } = admission
    const connection = new LiveSocket(socket)
    if (workspace === undefined) {
      return connection.close(LIVE_CLOSE.gone, 'There is no such map.')
    }
    const leave = turnstile.enter(map, `${who.kind} ${who.id}`, request.ip)
    if (!leave) return connection.close(LIVE_CLOSE.tooMany, 'Too many connections are open.')
    const room = rooms.enter({ workspace, map }, connection, who)
    const endWatch = vigil.watch({
      sender: { headers: request.headers, ip: request.ip },
      as: who,
      gone: (isSignedIn) =>
        isSignedIn
          ? connection.close(LIVE_CLOSE.forbidden, 'You may not see this map any more.')
          : connection.close(LIVE_CLOSE.unauthenticated, 'You are signed out.'),
    })
    socket.on('close', () => {
      leave()
      endWatch()
      rooms.leave(map, connection)
    })
    hear(socket, connection, (message) => room.receive(connection, message))
  }

  app.route({
    method: 'GET',
    url: '/api/maps/:id/live',
    config: { isLive: true },
    preValidation: async (request) => {
      if (request.ws) admissions.set(request, await admit(request))
    },
    handler: (request, reply) => {
      reply.header('upgrade', 'websocket')
      return answerUnknownAddress(request, reply)
    },
    wsHandler: enter,
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly isLive?: boolean
  }
  interface FastifyInstance {
    readonly rooms: Rooms
  }
}
