import type { Role, workspaceReply } from '@counterpoint/protocol'
import type { SubjectKind, WorkspaceSummary } from '@counterpoint/storage'
import type { z } from 'zod'
import { workspaceAbilities } from '../policies/can.ts'

export const presentWorkspace = (
  { id, name, linksMayEdit }: WorkspaceSummary,
  actor: { readonly kind: SubjectKind; readonly role: Role },
): z.output<typeof workspaceReply> => ({
  id,
  name,
  role: actor.role,
  linksMayEdit,
  abilities: workspaceAbilities(actor),
})
