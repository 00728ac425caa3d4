import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import type { Refusal, Subject, Submission } from '../storage.ts'

interface SuggestionRow {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly author_kind: string
  readonly author_id: string | null
}

interface AcceptedSuggestion {
  readonly suggestion: SuggestionRow
  readonly by: Subject
}

/** The suggestions that some submissions accept; nobody else decides them meanwhile. */
export class LockedSuggestions {
  readonly #open = new Map<string, SuggestionRow>()
  readonly accepted: AcceptedSuggestion[] = []

  constructor(rows: readonly SuggestionRow[]) {
    for (const row of rows) this.#open.set(row.id, row)
  }

  /** Why `submission` cannot accept the suggestion it names. */
  refusalOf({ suggestion }: Submission): Refusal | undefined {
    if (!suggestion) return undefined
    const row = this.#open.get(suggestion.id)
    if (!row) return { code: 'suggestion_not_found' }
    const isTaken = this.accepted.some((each) => each.suggestion.id === row.id)
    if (isTaken || row.state !== 'open') return { code: 'suggestion_decided' }
    return row.version === suggestion.version ? undefined : { code: 'suggestion_changed' }
  }

  /** The suggestion that `submission` accepts, and who made it. */
  madeBy({ suggestion }: Submission): { readonly id: string; readonly by: Subject } | null {
    const row = suggestion && this.#open.get(suggestion.id)
    if (!row) return null
    return { id: row.id, by: { kind: row.author_kind as Subject['kind'], id: row.author_id } }
  }

  accept({ suggestion, subject }: Submission): void {
    const row = suggestion && this.#open.get(suggestion.id)
    if (row) this.accepted.push({ suggestion: row, by: subject })
  }
}

/** The caller holds the lock on the head of the map, which it knows to be of the workspace. */
export async function lockSuggestions(
  connection: Connection,
  mapId: string,
  submissions: readonly Submission[],
): Promise<LockedSuggestions> {
  const ids = submissions.flatMap(({ suggestion }) => suggestion?.id ?? [])
  if (ids.length === 0) return new LockedSuggestions([])
  return new LockedSuggestions(
    await connection.query<SuggestionRow>(Prisma.sql`
      SELECT id, version, state, author_kind, author_id FROM suggestion
      WHERE map_id = ${mapId} AND id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE`),
  )
}

/** Decides what was accepted, and tells each author, unless it is his own doing. */
export async function markAccepted(
  connection: Connection,
  { workspaceId, mapId }: { readonly workspaceId: string; readonly mapId: string },
  accepted: readonly AcceptedSuggestion[],
): Promise<void> {
  if (accepted.length === 0) return
  const rows = accepted.map(({ suggestion, by }) => ({
    id: suggestion.id,
    by_kind: by.kind,
    by_id: by.id,
    author: suggestion.author_kind === 'user' ? suggestion.author_id : null,
  }))
  const recordset = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS r(id text, by_kind text, by_id text, author text)`
  await connection.execute(Prisma.sql`
    WITH told AS (
      INSERT INTO notification (workspace_id, recipient_id, map_id, kind, by_kind, by_id, about_id)
      SELECT ${workspaceId}, r.author, ${mapId}, 'suggestion_accepted', r.by_kind, r.by_id, r.id
      FROM ${recordset}
      WHERE r.author IS NOT NULL AND NOT (r.by_kind = 'user' AND r.by_id = r.author)
    )
    UPDATE suggestion AS s SET state = 'accepted', decided_at = clock_timestamp(),
      decided_by_kind = r.by_kind, decided_by_id = r.by_id
    FROM ${recordset} WHERE s.map_id = ${mapId} AND s.id = r.id`)
}
