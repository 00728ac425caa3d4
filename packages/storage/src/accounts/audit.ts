import type { AuditEntry, NewAuditEntry } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import type { AuditEntry as Row } from '../generated/client.ts'
import { readCursor } from '../library/cursor.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import type { Page, PageRequest } from '../page.ts'
import type { SubjectKind } from '../subject.ts'

export async function audit(
  session: Session,
  { workspace, actor, addressPrefix, action, object, result, detail }: NewAuditEntry,
): Promise<void> {
  await session.auditEntry.create({
    data: {
      workspaceId: workspace,
      actorKind: actor?.kind ?? 'stranger',
      actorId: actor?.id ?? null,
      addressPrefix,
      action,
      objectKind: object?.kind ?? null,
      objectId: object?.id ?? null,
      result,
      ...(detail && { detail: { ...detail } }),
    },
  })
}

export async function readAudit(
  session: Session,
  workspaceId: string,
  { after, limit }: PageRequest,
): Promise<Page<AuditEntry>> {
  const before = after === undefined ? undefined : readCursor(after, [0] as [number])[0]
  const rows = await session.auditEntry.findMany({
    where: { workspaceId, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: rowsFor(limit),
  })
  return pageOf(rows, limit, ({ id }) => [Number(id)], entryOf)
}

const entryOf = (row: Row): AuditEntry => ({
  at: row.at.toISOString(),
  workspace: row.workspaceId,
  actor:
    row.actorKind === 'stranger' ? null : { kind: row.actorKind as SubjectKind, id: row.actorId },
  addressPrefix: row.addressPrefix,
  action: row.action,
  object:
    row.objectKind === null || row.objectId === null
      ? null
      : { kind: row.objectKind, id: row.objectId },
  result: row.result as AuditEntry['result'],
  ...(row.detail !== null && { detail: row.detail as Record<string, string> }),
})
