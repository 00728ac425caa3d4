import { namesOf } from '../access/names-of.ts'
import type { Session } from '../database/database.ts'
import type { LogEntry } from '../storage.ts'
import { entryOf, subjectOf, suggesterOf, type LogRow } from './entries.ts'

/** `rows` as entries, with the names by which others know who made and who suggested them. */
export async function entriesOf(
  session: Session,
  rows: readonly LogRow[],
): Promise<readonly LogEntry[]> {
  const suggesters = rows.map(suggesterOf)
  const named = await namesOf(session, [
    ...rows.map(subjectOf),
    ...suggesters.flatMap((suggester) => suggester ?? []),
  ])
  let next = rows.length
  return rows.map((row, i) =>
    entryOf(row, named[i]!, suggesters[i] === undefined ? undefined : named[next++]),
  )
}
