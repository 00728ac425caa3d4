import type { MapId } from '@counterpoint/core'
import { loadByHttp } from './http-way.ts'
import { LiveSession } from './live-session.ts'
import type { MapSession, SessionEnvironment } from './map-session.ts'

/** Loads the map and whatever still waited to be sent. Throws `Refused` or `Unreachable`. */
export async function openMapSession(
  id: MapId,
  environment: SessionEnvironment,
): Promise<MapSession> {
  const [snapshot, waiting] = await Promise.all([
    loadByHttp(id, environment.api),
    environment.queue.load(),
  ])
  return new LiveSession(id, environment, snapshot, waiting)
}
