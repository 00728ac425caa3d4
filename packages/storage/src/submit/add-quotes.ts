import type { Quote } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import { quoteRowOf } from '../rows/quote-rows.ts'
import { Overtaken } from './overtaken.ts'

/**
 * Puts new quotes into the library.
 * @throws Overtaken when another transaction brought one of them meanwhile, perhaps otherwise.
 */
export async function addQuotes(
  connection: Connection,
  workspaceId: string,
  added: ReadonlyMap<string, Quote>,
): Promise<void> {
  if (added.size === 0) return
  // In one order everywhere, so that two maps that bring the same quotes never wait in a ring.
  const rows = [...added.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(quoteRowOf)
  const written = await connection.execute(Prisma.sql`
    INSERT INTO quote (id, workspace_id, source_id, start, "end", exact, prefix, suffix)
    SELECT r.id, ${workspaceId}, r."sourceId", r.start, r."end", r.exact, r.prefix, r.suffix
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      id text, "sourceId" text, start int4, "end" int4, exact text, prefix text, suffix text)
    ON CONFLICT (id) DO NOTHING`)
  if (written < rows.length) throw new Overtaken()
}
