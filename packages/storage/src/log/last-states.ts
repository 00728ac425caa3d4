import type { Effect, EntityName } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'

/** Kinds of operation that can delete a record. */
const DELETING = [
  'source.remove',
  'quote.remove',
  'claim.merge',
  'claim.delete',
  'inference.delete',
  'equivalence.delete',
  'tension.delete',
  'position.delete',
  'audience.delete',
  'restore',
  'batch',
] as const

/** The last deletion of each of `ids`, with the record as it was; nothing of those never deleted. */
export async function lastStatesOf(
  session: Session,
  workspaceId: string,
  mapId: string,
  ids: readonly string[],
): Promise<readonly Effect[]> {
  if (ids.length === 0) return []
  const rows = await session.$queryRaw<LastState[]>(Prisma.sql`
    SELECT DISTINCT ON (effect->>'entity', effect->>'id')
      effect->>'entity' AS entity, effect->>'id' AS id, effect->'before' AS before
    FROM map_op o JOIN map m ON m.id = o.map_id, jsonb_array_elements(o.effects) AS effect
    WHERE o.map_id = ${mapId} AND m.workspace_id = ${workspaceId}
      AND o.kind = ANY(${[...DELETING]}::text[]) AND effect->>'id' = ANY(${[...ids]}::text[])
      AND effect->>'entity' <> 'placement' AND jsonb_typeof(effect->'after') = 'null'
    ORDER BY effect->>'entity', effect->>'id', o.revision DESC`)
  return rows.map(({ entity, id, before }) => ({ entity, id, before, after: null }) as Effect)
}

interface LastState {
  readonly entity: EntityName
  readonly id: string
  readonly before: object
}
