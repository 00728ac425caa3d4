import type { MapAtRevision, MapPlace, Storage } from '@counterpoint/storage'
import { notFound, unknownRevision } from '../problem.ts'

/** The map as it was at `revision`. @throws Refused `not_found` */
export async function mapAtRevision(
  storage: Storage,
  place: MapPlace,
  revision: number,
): Promise<MapAtRevision> {
  const found = await storage.history.mapAt(place, revision)
  if (found.ok) return found.value
  throw found.error === 'map_not_found'
    ? notFound('map', place.map)
    : unknownRevision(place.map, revision)
}
