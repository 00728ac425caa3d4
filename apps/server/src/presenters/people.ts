import type { MapId } from '@counterpoint/core'
import type {
  apiKeyReply,
  invitationReply,
  memberReply,
  readAudit,
  sharedMapReply,
  shareLinkReply,
} from '@counterpoint/protocol'
import type {
  ApiKey,
  AuditEntry,
  Invitation,
  Member,
  SharedMap,
  ShareLink,
  Storage,
  Subject,
} from '@counterpoint/storage'
import type { z } from 'zod'

export const presentMember = (
  { user, name, email, role, since }: Member,
  withEmail: boolean,
): z.output<typeof memberReply> => ({ user, name, email: withEmail ? email : null, role, since })

export const presentInvitation = ({
  id,
  role,
  email,
  createdAt,
  expiresAt,
  acceptedAt,
}: Invitation): z.output<typeof invitationReply> => ({
  id,
  role,
  email,
  createdAt,
  expiresAt,
  acceptedAt,
})

export const presentApiKey = ({
  id,
  name,
  role,
  user,
  prefix,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiKey): z.output<typeof apiKeyReply> => ({
  id,
  name,
  role,
  user,
  prefix,
  createdAt,
  expiresAt,
  lastUsedAt,
})

export const presentShareLink = ({
  id,
  name,
  role,
  hasPassword,
  createdAt,
  expiresAt,
}: ShareLink): z.output<typeof shareLinkReply> => ({
  id,
  name,
  role,
  hasPassword,
  createdAt,
  expiresAt,
})

export const presentSharedMap = ({
  map,
  title,
  question,
  role,
  expiresAt,
  openedAt,
}: SharedMap): z.output<typeof sharedMapReply> => ({
  map: map as MapId,
  title,
  question,
  role,
  expiresAt,
  openedAt,
})

type AuditReply = z.output<typeof readAudit.reply>['items']

export async function presentAuditEntries(
  { namesOf }: Pick<Storage, 'namesOf'>,
  entries: readonly AuditEntry[],
): Promise<AuditReply> {
  const actors = await namesOf(entries.flatMap(({ actor }): Subject[] => (actor ? [actor] : [])))
  const names = new Map(actors.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  return entries.map(({ at, actor, addressPrefix, action, object, result, detail }) => ({
    at,
    actor: actor && {
      kind: actor.kind,
      id: actor.id,
      name: names.get(`${actor.kind} ${actor.id}`) ?? '',
    },
    addressPrefix,
    action,
    object,
    result,
    detail: detail ? { ...detail } : null,
  }))
}
