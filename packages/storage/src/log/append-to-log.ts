import type { ArgumentMap } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import type { CommittedEntry } from '../storage.ts'
import { argsOf, OP_VERSION } from './entries.ts'

/**
 * Writes `entries`, which follow each other without a gap, and the head and date that go with them,
 * in one statement; gives them back with the time that the database gave them.
 */
export async function appendToLog(
  connection: Connection,
  { id }: ArgumentMap,
  entries: readonly Omit<CommittedEntry, 'at'>[],
): Promise<readonly CommittedEntry[]> {
  if (entries.length === 0) return []
  const rows = entries.map(
    ({ revision, operation, effects, subject, origin, mutation, suggestion }) => ({
      revision,
      kind: operation.kind,
      args: argsOf(operation),
      effects,
      client_id: mutation?.client,
      mutation_id: mutation?.number,
      subject_kind: subject.kind,
      subject_id: subject.id,
      origin,
      suggestion_id: suggestion?.id ?? null,
    }),
  )
  const [written] = await connection.query<{ at: Date }>(Prisma.sql`
    WITH head AS (
      UPDATE map_head SET revision = ${entries.at(-1)?.revision}::int8 WHERE map_id = ${id}
    ), dated AS (
      UPDATE map SET updated_at = clock_timestamp() WHERE id = ${id}
    ), written AS (
      INSERT INTO map_op (map_id, revision, op_version, kind, args, effects, client_id, mutation_id,
                          subject_kind, subject_id, origin, suggestion_id, created_at)
      SELECT ${id}, r.revision, ${OP_VERSION}::int2, r.kind, r.args, r.effects, r.client_id,
             r.mutation_id, r.subject_kind, r.subject_id, r.origin, r.suggestion_id,
             statement_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
        revision int8, kind text, args jsonb, effects jsonb, client_id text, mutation_id int8,
        subject_kind text, subject_id text, origin text, suggestion_id text)
      RETURNING created_at
    )
    SELECT max(created_at) AS at FROM written`)
  const at = written!.at.toISOString()
  return entries.map((entry) => ({ ...entry, at }))
}
