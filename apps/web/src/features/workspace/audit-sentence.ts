import type { readAudit } from '@counterpoint/protocol'
import type { z } from 'zod'

export type AuditEntry = z.output<typeof readAudit.reply>['items'][number]

/** What was done, to whom or what, after the name of who did it. */
const DONE: Readonly<
  Record<string, (of: string, detail: Readonly<Record<string, string>>) => string>
> = {
  'role.change': (of, { from, to }) => `made ${of} ${to}, before ${from}`,
  'mapRole.change': (of, { to }) => `gave ${of} another role on a map: ${to}`,
  'member.remove': (of) => `removed ${of}`,
  'invitation.create': (_, { role }) => `invited somebody as ${role}`,
  'invitation.revoke': () => 'took an invitation back',
  'invitation.accept': (_, { role }) => `accepted an invitation as ${role}`,
  'share.create': (_, { role }) => `made a share link for a ${role}`,
  'share.revoke': () => 'revoked a share link',
  'key.create': (_, { role }) => `made an API key as ${role}`,
  'key.revoke': () => 'revoked an API key',
  'workspace.create': () => 'made the workspace',
  'workspace.edit': (_, { linksMayEdit }) =>
    linksMayEdit === undefined
      ? 'renamed the workspace'
      : linksMayEdit === 'true'
        ? 'let share links edit'
        : 'let share links edit no more',
  'map.delete': () => 'deleted a map',
  'map.export': () => 'exported a map',
  'authz.denied': (of) => `was kept from ${of}`,
}

/** An entry of the audit as a sentence. What has no words of its own is told by its name. */
export function auditSentence(
  { actor, action, object, result, detail }: AuditEntry,
  nameOf: (user: string) => string | undefined,
): string {
  const who = actor ? actor.name || 'A former member' : 'Somebody'
  const of =
    object?.kind === 'user'
      ? (nameOf(object.id) ?? 'a former member')
      : object
        ? `${object.kind.replace('_', ' ')} ${object.id}`
        : 'something'
  const did = DONE[action]?.(of, detail ?? {}) ?? `${action} ${object ? of : ''}`.trim()
  return `${who} ${did}${result === 'failed' ? ', which failed' : ''}.`
}
