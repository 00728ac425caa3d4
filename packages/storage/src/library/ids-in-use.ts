import type { Session } from '../database/database.ts'

/** Those of `ids` that name a source, or a quote, in any workspace: rows of both have one id each. */
export async function idsInUse(
  session: Session,
  kind: 'source' | 'quote',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = { where: { id: { in: [...new Set(ids)] } }, select: { id: true as const } }
  const rows =
    kind === 'source' ? await session.source.findMany(asked) : await session.quote.findMany(asked)
  return new Set(rows.map(({ id }) => id))
}
