import { fail, ok, type ClaimId, type Result, type StanceAttitude } from '@counterpoint/core'
import type { Database, Session } from '../database/database.ts'
import { Prisma, type Stance as StanceRow } from '../generated/client.ts'
import type { Subject } from '../storage.ts'
import type { HeldStance, MapPlace, SeenStances } from './discussion.ts'
import { record, recordStance } from './events.ts'
import { holdMap, inPlace, subjectFrom } from './place.ts'

export function takeStance(
  { prisma }: Database,
  place: MapPlace,
  { claim, person, credence, attitude }: Omit<HeldStance, 'updatedAt'>,
): Promise<Result<HeldStance, 'map_not_found' | 'claim_not_found'>> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return fail('map_not_found')
    const isThere = (await session.claim.count({ where: { mapId: place.map, id: claim } })) > 0
    if (!isThere) return fail('claim_not_found')
    // One statement, so that two at once make one row and neither fails.
    const [row] = await session.$queryRaw<StanceRow[]>(Prisma.sql`
      INSERT INTO stance (map_id, claim_id, person_id, credence, attitude)
      VALUES (${place.map}, ${claim}, ${person}, ${credence}, ${attitude})
      ON CONFLICT (map_id, claim_id, person_id) DO UPDATE SET
        credence = excluded.credence, attitude = excluded.attitude, updated_at = clock_timestamp()
      RETURNING map_id AS "mapId", claim_id AS "claimId", person_id AS "personId", credence, attitude,
        updated_at AS "updatedAt"`)
    await recordStance(session, { map: place.map, about: claim, by: person })
    return ok(stanceOf(row!))
  })
}

export function withdrawStance(
  { prisma }: Database,
  place: MapPlace,
  claim: string,
  person: string,
): Promise<boolean> {
  return prisma.$transaction(async (session) => {
    const { count } = await session.stance.deleteMany({
      where: { ...inPlace(place), claimId: claim, personId: person },
    })
    await session.discussionEvent.deleteMany({
      where: { ...inPlace(place), kind: 'stance.taken', aboutId: claim, byId: person },
    })
    return count > 0
  })
}

export function stancesSeenBy(
  { prisma }: Database,
  place: MapPlace,
  person: string | null,
): Promise<SeenStances> {
  // One snapshot: what is hidden now must not be read by a decision of a moment ago.
  return prisma.$transaction(
    async (session) => {
      const ballot = await session.stanceBallot.findFirst({ where: inPlace(place) })
      const isBlind = ballot?.isBlind ?? false
      const rows =
        isBlind && person === null ? [] : await read(session, place, isBlind ? person : null)
      return {
        isBlind,
        changed: ballot && {
          by: subjectFrom(ballot.changedByKind, ballot.changedById),
          at: ballot.changedAt.toISOString(),
        },
        held: rows.map(stanceOf),
        count: isBlind ? await count(session, place) : rows.length,
      }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  )
}

/** Stances on claims that are there: `only` one person's, or everybody's. */
const read = (session: Session, { workspace, map }: MapPlace, only: string | null) =>
  session.$queryRaw<StanceRow[]>(Prisma.sql`
    SELECT s.map_id AS "mapId", s.claim_id AS "claimId", s.person_id AS "personId", s.credence,
           s.attitude, s.updated_at AS "updatedAt"
    FROM stance s JOIN map m ON m.id = s.map_id JOIN claim c ON c.map_id = s.map_id AND c.id = s.claim_id
    WHERE s.map_id = ${map} AND m.workspace_id = ${workspace}
      ${only === null ? Prisma.empty : Prisma.sql`AND s.person_id = ${only}`}
    ORDER BY s.claim_id, s.person_id`)

async function count(session: Session, { workspace, map }: MapPlace): Promise<number> {
  const [row] = await session.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int4 AS count
    FROM stance s JOIN map m ON m.id = s.map_id JOIN claim c ON c.map_id = s.map_id AND c.id = s.claim_id
    WHERE s.map_id = ${map} AND m.workspace_id = ${workspace}`)
  return row?.count ?? 0
}

export function setBlind(
  { prisma }: Database,
  place: MapPlace,
  isBlind: boolean,
  by: Subject,
): Promise<boolean> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return false
    const changed = await session.$executeRaw(Prisma.sql`
      INSERT INTO stance_ballot AS b (map_id, is_blind, changed_by_kind, changed_by_id)
      SELECT ${place.map}, ${isBlind}, ${by.kind}, ${by.id}
      WHERE ${isBlind} OR EXISTS (SELECT 1 FROM stance_ballot WHERE map_id = ${place.map})
      ON CONFLICT (map_id) DO UPDATE SET
        is_blind = excluded.is_blind, changed_at = clock_timestamp(),
        changed_by_kind = excluded.changed_by_kind, changed_by_id = excluded.changed_by_id
      WHERE b.is_blind <> excluded.is_blind`)
    const kind = isBlind ? 'stances.hidden' : 'stances.revealed'
    if (changed > 0) await record(session, { map: place.map, kind, by })
    return true
  })
}

const stanceOf = (row: StanceRow): HeldStance => ({
  claim: row.claimId as ClaimId,
  person: row.personId,
  credence: row.credence,
  attitude: row.attitude as StanceAttitude | null,
  updatedAt: row.updatedAt.toISOString(),
})
