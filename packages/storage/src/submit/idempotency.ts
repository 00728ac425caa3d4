import type { Connection } from '../database/connection.ts'
import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import type { Submission } from '../storage.ts'
import type { Outcome } from './outcome.ts'

/** A submission that carries a key. */
export interface KeyedSubmission extends Submission {
  readonly idempotency: { readonly key: string; readonly requestHash: string }
}

/** What the first submission with a key was, and what came of it. */
export interface Remembered {
  readonly map: string
  readonly requestHash: string
  readonly outcome: Outcome
}

/** A key is its sender's: two people may choose the same one. */
export const keyOf = ({ subject, idempotency }: KeyedSubmission): string =>
  `${subject.kind} ${subject.id ?? ''} ${idempotency.key}`

export const isKeyed = (submission: Submission): submission is KeyedSubmission =>
  submission.idempotency !== undefined

/** The outcome of the first time, if `submission` repeats it; a refusal if it misuses its key. */
export function repeated(submission: KeyedSubmission, first: Remembered): Outcome {
  const isSame =
    first.map === submission.map && first.requestHash === submission.idempotency.requestHash
  return isSame ? first.outcome : { ok: false, error: { code: 'idempotency_mismatch' } }
}

/** What was remembered, in the last 24 hours, under the keys of `submissions`. */
export async function recall(
  connection: Connection,
  workspaceId: string,
  submissions: readonly KeyedSubmission[],
): Promise<Map<string, Remembered>> {
  if (submissions.length === 0) return new Map()
  const rows = await connection.query<RememberedRow>(Prisma.sql`
    SELECT k.subject_kind, k.subject_id, k.key, k.map_id, k.request_hash, k.outcome
    FROM idempotency_key k
    JOIN jsonb_to_recordset(${JSON.stringify(submissions.map(keyRow))}::jsonb)
      AS r(subject_kind text, subject_id text, key text)
      USING (subject_kind, subject_id, key)
    WHERE k.workspace_id = ${workspaceId} AND k.created_at > clock_timestamp() - interval '24 hours'`)
  return new Map(
    rows.map((row) => [
      `${row.subject_kind} ${row.subject_id} ${row.key}`,
      { map: row.map_id, requestHash: row.request_hash, outcome: row.outcome },
    ]),
  )
}

interface RememberedRow {
  readonly subject_kind: string
  readonly subject_id: string
  readonly key: string
  readonly map_id: string
  readonly request_hash: string
  readonly outcome: Outcome
}

const keyRow = ({ subject, idempotency }: KeyedSubmission) => ({
  subject_kind: subject.kind,
  subject_id: subject.id ?? '',
  key: idempotency.key,
})

/**
 * Remembers outcomes. False when another transaction took one of the keys meanwhile, after which
 * this one must not commit.
 */
export async function remember(
  connection: Connection,
  workspaceId: string,
  outcomes: readonly (readonly [KeyedSubmission, Outcome])[],
): Promise<boolean> {
  if (outcomes.length === 0) return true
  const rows = outcomes.map(([submission, outcome]) => ({
    ...keyRow(submission),
    map_id: submission.map,
    request_hash: submission.idempotency.requestHash,
    outcome,
  }))
  const written = await connection.execute(Prisma.sql`
    INSERT INTO idempotency_key AS k
      (workspace_id, subject_kind, subject_id, key, map_id, request_hash, outcome)
    SELECT ${workspaceId}, r.subject_kind, r.subject_id, r.key, r.map_id, r.request_hash, r.outcome
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      subject_kind text, subject_id text, key text, map_id text, request_hash text, outcome jsonb)
    ON CONFLICT (workspace_id, subject_kind, subject_id, key) DO UPDATE
      SET map_id = excluded.map_id, request_hash = excluded.request_hash,
          outcome = excluded.outcome, created_at = excluded.created_at
      WHERE k.created_at <= clock_timestamp() - interval '24 hours'`)
  return written === rows.length
}

/** Outcomes are forgotten when they are a day old; refusals of live editors, a month. */
export async function forgetExpired(session: Session): Promise<void> {
  await session.$executeRaw(Prisma.sql`
    DELETE FROM idempotency_key WHERE created_at <= clock_timestamp() - interval '24 hours'`)
  await session.$executeRaw(Prisma.sql`
    DELETE FROM mutation_refusal WHERE created_at <= clock_timestamp() - interval '30 days'`)
}
