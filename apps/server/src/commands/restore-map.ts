import { restorationOf, type MapId } from '@counterpoint/core'
import type { MapPlace } from '@counterpoint/storage'
import { notFound, refusedSubmission } from '../problem.ts'
import { mapAtRevision } from './map-at-revision.ts'
import { submitAllowed, type Submitting } from './submit-allowed.ts'

/** Each time somebody changed the map while it was being restored. */
const MAX_ATTEMPTS = 5

/**
 * Makes the map again what it was at `revision`, by one operation. What others did meanwhile is not
 * overwritten unseen: the operation is refused then, and worked out anew from the map as it is.
 * `count` is 0, and nothing happened, where the map is as it was.
 *
 * @throws Refused
 */
export async function restoreMap(
  submitting: Submitting,
  place: MapPlace,
  revision: number,
): Promise<{ readonly revision: number; readonly count: number }> {
  const { storage } = submitting
  const map = place.map as MapId
  const then = await mapAtRevision(storage, place, revision)
  for (let attempt = 1; ; attempt++) {
    const now = await storage.openMap(place.workspace, map)
    if (!now) throw notFound('map', map)
    const restoration = restorationOf(now.map, then.map)
    if (!restoration) return { revision: now.revision, count: 0 }
    const outcome = await submitAllowed(submitting, map, async ({ as }) => ({
      map,
      operations: [restoration],
      subject: as,
      origin: 'rest',
    }))
    if (outcome.ok) return { revision: outcome.value.revision, count: outcome.value.count }
    const { error } = outcome
    const isOvertaken = error.code === 'rule_violated' && error.violation.rule === 'O10'
    if (!isOvertaken || attempt === MAX_ATTEMPTS) throw refusedSubmission(error, map)
  }
}
