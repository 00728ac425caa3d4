import { isAtLeast, type Role } from '@counterpoint/protocol'
import { Prisma } from '../generated/client.ts'
import type { Connection } from '../database/connection.ts'
import type { MapAccess, WorkspaceAccess } from '../storage.ts'
import type { Subject, SubjectKind } from '../subject.ts'

/** One way by which a subject has a role. */
interface Grant {
  readonly kind: SubjectKind | null
  readonly id: string | null
  readonly role: Role | null
  /** The most that this way gives, whatever the role: that of an API key. */
  readonly most: Role | null
}

/** A map's workspace and rights, as one statement sees them. Undefined when there is no such map. */
export async function accessOf(
  connection: Connection,
  subjects: readonly Subject[],
  mapId: string,
): Promise<MapAccess | undefined> {
  const rows = await connection.query<Grant & { workspace: string; epoch: string }>(Prisma.sql`
    SELECT m.workspace_id AS workspace, h.acl_epoch AS epoch, g.kind, g.id, g.role, g.most
    FROM map m JOIN map_head h ON h.map_id = m.id
    LEFT JOIN LATERAL (
      ${grantsIn(subjects, Prisma.sql`m.workspace_id`, Prisma.sql`m.id`)}
      UNION ALL
      SELECT 'share_link', l.id, l.role, NULL FROM share_link l
      WHERE l.map_id = m.id AND l.id = ANY(${idsOf(subjects, 'share_link')}::text[])
        AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp())
    ) g ON true
    WHERE m.id = ${mapId}`)
  const [first] = rows
  if (!first) return undefined
  return { workspace: first.workspace, ...best(subjects, rows), aclEpoch: Number(first.epoch) }
}

/** As `accessOf`; whoever may read a map by a share link may read the sources that it quotes. */
export async function accessToSource(
  connection: Connection,
  subjects: readonly Subject[],
  sourceId: string,
): Promise<WorkspaceAccess | undefined> {
  const rows = await connection.query<Grant & { workspace: string }>(Prisma.sql`
    SELECT s.workspace_id AS workspace, g.kind, g.id, g.role, g.most
    FROM source s
    LEFT JOIN LATERAL (
      ${grantsIn(subjects, Prisma.sql`s.workspace_id`)}
      UNION ALL
      SELECT 'share_link', l.id, 'viewer', NULL
      FROM share_link l JOIN map_source q ON q.map_id = l.map_id AND q.source_id = s.id
      WHERE l.id = ANY(${idsOf(subjects, 'share_link')}::text[])
        AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp())
    ) g ON true
    WHERE s.id = ${sourceId}`)
  const [first] = rows
  return first && { workspace: first.workspace, ...best(subjects, rows) }
}

export async function accessToWorkspace(
  connection: Connection,
  subjects: readonly Subject[],
  workspaceId: string,
): Promise<WorkspaceAccess | undefined> {
  const rows = await connection.query<Grant & { workspace: string }>(Prisma.sql`
    SELECT w.id AS workspace, g.kind, g.id, g.role, g.most
    FROM workspace w
    LEFT JOIN LATERAL (${grantsIn(subjects, Prisma.sql`w.id`)}) g ON true
    WHERE w.id = ${workspaceId}`)
  const [first] = rows
  return first && { workspace: first.workspace, ...best(subjects, rows) }
}

/** Memberships of users, and keys with the membership of whoever made them. */
const grantsIn = (subjects: readonly Subject[], workspace: Prisma.Sql, map?: Prisma.Sql) => {
  const role = map
    ? Prisma.sql`CASE WHEN b.role IN ('owner', 'admin') THEN b.role ELSE coalesce(
        (SELECT r.role FROM map_role r WHERE r.map_id = ${map} AND r.user_id = b.user_id), b.role) END`
    : Prisma.sql`b.role`
  return Prisma.sql`
    SELECT 'user' AS kind, b.user_id AS id, ${role} AS role, NULL AS most
    FROM membership b JOIN person p ON p.id = b.user_id AND p.disabled_at IS NULL
    WHERE b.workspace_id = ${workspace} AND b.user_id = ANY(${idsOf(subjects, 'user')}::text[])
    UNION ALL
    SELECT 'api_key', k.id, ${role}, k.role
    FROM api_key k
    JOIN membership b ON b.workspace_id = k.workspace_id AND b.user_id = k.user_id
    JOIN person p ON p.id = b.user_id AND p.disabled_at IS NULL
    WHERE k.workspace_id = ${workspace} AND k.id = ANY(${idsOf(subjects, 'api_key')}::text[])
      AND k.revoked_at IS NULL AND k.expires_at > clock_timestamp()`
}

const idsOf = (subjects: readonly Subject[], kind: SubjectKind): string[] =>
  subjects.flatMap((subject) => (subject.kind === kind && subject.id !== null ? [subject.id] : []))

/** The strongest of `grants`; of equals, that of the subject that is named first. */
function best(subjects: readonly Subject[], grants: readonly Grant[]) {
  let found: { readonly role: Role; readonly as: Subject } | undefined
  for (const subject of subjects) {
    for (const { kind, id, role, most } of grants) {
      if (kind !== subject.kind || id !== subject.id || role === null) continue
      const given = most === null || isAtLeast(most, role) ? role : most
      if (!found || !isAtLeast(found.role, given)) found = { role: given, as: subject }
    }
  }
  return { role: found?.role, as: found?.as }
}
