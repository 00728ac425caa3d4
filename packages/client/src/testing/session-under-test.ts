import { operationSchema, type OperationInput } from '@counterpoint/core'
import type { OpenSocket } from '../live-socket.ts'
import type { MapSession, SessionState } from '../map-session.ts'
import { openMapSession } from '../open-map-session.ts'
import { memoryQueue, type PendingQueue } from '../pending-queue.ts'
import type { ScriptedServer } from './scripted-server.ts'

let lastKey = 0

/** A session on the server's map. Keys count up, so that no two changes ever share one. */
export const openSession = (
  server: ScriptedServer,
  queue: PendingQueue = memoryQueue(),
  openSocket?: OpenSocket,
): Promise<MapSession> =>
  openMapSession(server.id, {
    ...(openSocket ? { openSocket } : {}),
    api: server.api,
    queue,
    newKey: () => `00000000-0000-4000-a000-${String(++lastKey).padStart(12, '0')}`,
    random: () => 0.5,
  })

/** Resolves with the first state, now or later, that `isReached` holds for. */
export const until = (
  session: MapSession,
  isReached: (state: SessionState) => boolean,
): Promise<SessionState> =>
  new Promise((resolve) => {
    const look = (): boolean => {
      const state = session.state()
      if (!isReached(state)) return false
      unsubscribe()
      resolve(state)
      return true
    }
    const unsubscribe = session.subscribe(look)
    look()
  })

export const saved = (session: MapSession): Promise<SessionState> =>
  until(session, ({ save }) => save.kind === 'saved')

export const operation = (input: OperationInput) => operationSchema.parse(input)

export const claiming = (id: string, text = `Claim ${id}.`) =>
  operation({ kind: 'claim.create', claim: { id, text } })

export const rewording = (id: string, text: string) =>
  operation({ kind: 'claim.edit', claim: id, changes: { text } })

/** Texts of the claims in the state, in the order of the map. */
export const textsIn = ({ map }: SessionState): string[] =>
  [...map.claims.values()].map(({ text }) => text)
