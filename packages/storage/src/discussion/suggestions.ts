import { fail, ok, type Operation, type Result } from '@counterpoint/core'
import type { Database, Session } from '../database/database.ts'
import { Prisma, type Suggestion as SuggestionRow } from '../generated/client.ts'
import { NEWEST_FIRST, newestFirstKey, olderThan } from '../library/newest-first.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import type { Page, PageRequest, Subject } from '../storage.ts'
import type {
  MapPlace,
  NewSuggestion,
  Suggestion,
  SuggestionRefusal,
  SuggestionState,
} from './discussion.ts'
import { record, tell } from './events.ts'
import { holdMap, inPlace, isSameSubject, subjectFrom } from './place.ts'

export function suggest(
  { prisma }: Database,
  place: MapPlace,
  { id, author, revision, operations, note, waitingFor }: NewSuggestion,
): Promise<Result<Suggestion, 'map_not_found' | 'id_taken'>> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return fail('map_not_found')
    const rows = await session.suggestion.createManyAndReturn({
      data: {
        mapId: place.map,
        id,
        authorKind: author.kind,
        authorId: author.id,
        revision,
        operations: stored(operations),
        note,
      },
      skipDuplicates: true,
    })
    if (!rows[0]) return fail('id_taken')
    await record(session, { map: place.map, kind: 'suggestion.made', by: author, about: id })
    await tell(session, waitingFor, {
      ...place,
      kind: 'suggestion_waiting',
      by: author,
      about: id,
    })
    return ok(suggestionOf(rows[0]))
  })
}

export async function getSuggestion(
  session: Session,
  place: MapPlace,
  id: string,
): Promise<Suggestion | undefined> {
  const row = await session.suggestion.findFirst({ where: { ...inPlace(place), id } })
  return row ? suggestionOf(row) : undefined
}

export async function listSuggestions(
  session: Session,
  place: MapPlace,
  { after, limit, state }: PageRequest & { readonly state?: SuggestionState | undefined },
): Promise<Page<Suggestion>> {
  const rows = await session.suggestion.findMany({
    where: { ...inPlace(place), ...(state && { state }), ...olderThan(after) },
    orderBy: [...NEWEST_FIRST],
    take: rowsFor(limit),
  })
  return pageOf(rows, limit, newestFirstKey, suggestionOf)
}

export function rejectSuggestion(
  database: Database,
  place: MapPlace,
  { id, by, reason }: { readonly id: string; readonly by: Subject; readonly reason: string },
): Promise<Result<Suggestion, SuggestionRefusal>> {
  return change(database, place, id, async (session, suggestion) => {
    await record(session, { map: place.map, kind: 'suggestion.rejected', by, about: id })
    const { kind, id: author } = suggestion.author
    await tell(session, kind === 'user' && author !== null ? [author] : [], {
      ...place,
      kind: 'suggestion_rejected',
      by,
      about: id,
    })
    return ok({ ...decidedBy(by), state: 'rejected', reason })
  })
}

export function withdrawSuggestion(
  database: Database,
  place: MapPlace,
  id: string,
  by: Subject,
): Promise<Result<Suggestion, SuggestionRefusal>> {
  return change(database, place, id, async (session, { author }) => {
    if (!isSameSubject(author, by)) return fail('not_yours')
    await record(session, { map: place.map, kind: 'suggestion.withdrawn', by, about: id })
    return ok({ ...decidedBy(by), state: 'withdrawn' })
  })
}

export function rebaseSuggestion(
  database: Database,
  place: MapPlace,
  {
    id,
    by,
    operations,
    revision,
  }: Pick<Suggestion, 'id' | 'operations' | 'revision'> & { readonly by: Subject },
): Promise<Result<Suggestion, SuggestionRefusal>> {
  return change(database, place, id, async (session, { author, version }) => {
    if (!isSameSubject(author, by)) return fail('not_yours')
    await record(session, { map: place.map, kind: 'suggestion.rebased', by, about: id })
    return ok({ operations: stored(operations), revision, version: version + 1 })
  })
}

/** Changes an open suggestion, which nobody else changes meanwhile. */
function change(
  { prisma }: Database,
  place: MapPlace,
  id: string,
  changesFor: (
    session: Session,
    suggestion: Suggestion,
  ) => Promise<Result<Prisma.SuggestionUpdateInput, 'not_yours'>>,
): Promise<Result<Suggestion, SuggestionRefusal>> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return fail('not_found')
    await session.$queryRaw(Prisma.sql`
      SELECT 1 AS held FROM suggestion WHERE map_id = ${place.map} AND id = ${id} FOR UPDATE`)
    const suggestion = await getSuggestion(session, place, id)
    if (!suggestion) return fail('not_found')
    if (suggestion.state !== 'open') return fail('decided')
    const changes = await changesFor(session, suggestion)
    if (!changes.ok) return changes
    const row = await session.suggestion.update({
      where: { mapId_id: { mapId: place.map, id } },
      data: changes.value,
    })
    return ok(suggestionOf(row))
  })
}

const decidedBy = (by: Subject) => ({
  decidedAt: new Date(),
  decidedByKind: by.kind,
  decidedById: by.id,
})

const stored = (operations: readonly Operation[]) => operations as unknown as Prisma.InputJsonValue

function suggestionOf(row: SuggestionRow): Suggestion {
  const { decidedAt, decidedByKind } = row
  return {
    id: row.id,
    author: subjectFrom(row.authorKind, row.authorId),
    revision: Number(row.revision),
    version: row.version,
    operations: row.operations as unknown as readonly Operation[],
    note: row.note,
    state: row.state as SuggestionState,
    createdAt: row.createdAt.toISOString(),
    decided:
      decidedAt && decidedByKind !== null
        ? {
            by: subjectFrom(decidedByKind, row.decidedById),
            at: decidedAt.toISOString(),
            reason: row.reason,
          }
        : null,
  }
}
