import type { Action, MapAction, Role, WorkspaceAction } from '@counterpoint/protocol'
import type { Subject, WorkspaceAccess } from '@counterpoint/storage'
import type { Caller, Gate } from '../auth/gate.ts'
import { notFound, Refused } from '../problem.ts'
import { can, type Thing } from './can.ts'

/** A right that the caller has: where, as what, and in whose name. */
export interface Granted {
  readonly workspace: string
  readonly role: Role
  readonly as: Subject
}

/** A right on a map, judged at `aclEpoch`. */
export interface GrantedOnMap extends Granted {
  readonly aclEpoch: number
}

/** @throws Refused `unauthenticated`, `not_found`, `forbidden` */
export async function requireOnMap(
  gate: Gate,
  caller: Caller,
  action: MapAction,
  id: string,
): Promise<GrantedOnMap> {
  const access = await gate.accessTo(caller, id)
  return { ...granted(caller, access, action, ['map', id]), aclEpoch: access?.aclEpoch ?? 0 }
}

/** @throws Refused `unauthenticated`, `not_found`, `forbidden` */
export async function requireOnSource(
  gate: Gate,
  caller: Caller,
  action: WorkspaceAction,
  id: string,
): Promise<Granted> {
  return granted(caller, await gate.accessToSource(caller, id), action, ['source', id])
}

/** In the caller's first workspace where `id` is undefined. @throws Refused as above */
export async function requireInWorkspace(
  gate: Gate,
  caller: Caller,
  action: WorkspaceAction,
  id: string | undefined,
): Promise<Granted> {
  const workspace = id ?? (await gate.workspaceOf(caller))
  const access =
    workspace === undefined ? undefined : await gate.accessToWorkspace(caller, workspace)
  return granted(caller, access, action, ['workspace', workspace ?? 'of yours'])
}

/** A person who is signed in. @throws Refused `unauthenticated` */
export function requireUser({ user }: Caller) {
  if (!user) throw unauthenticated()
  return user
}

/**
 * What a caller may not even read is not there, for him; a stranger hears the same about everything,
 * whether it is there or not.
 */
function granted(
  caller: Caller,
  access: WorkspaceAccess | undefined,
  action: Action,
  [kind, id]: readonly [string, string],
): Granted {
  if (caller.subjects.length === 0) throw unauthenticated()
  if (!access) throw notFound(kind, id)
  if (!access.role || !access.as) throw notYours(kind, id, access.workspace)
  const { workspace, role, as } = access
  if (!can({ kind: as.kind, role }, action)) throw forbidden({ role, workspace })
  return { workspace, role, as }
}

/** Kept from something that is there. To the caller it reads like any other refusal. */
export class Denied extends Refused {
  readonly workspace: string

  constructor({ code, message }: Refused, workspace: string) {
    super(code, message)
    this.workspace = workspace
  }
}

const notYours = (kind: string, id: string, workspace: string): Denied =>
  new Denied(notFound(kind, id), workspace)

export const unauthenticated = (): Refused =>
  new Refused('unauthenticated', 'Nobody is signed in; sign in, or send an API key.')

export const forbidden = ({ role, workspace }: Pick<Granted, 'role' | 'workspace'>): Denied =>
  new Denied(
    new Refused(
      'forbidden',
      `The role of ${role} does not allow this; ask an admin of the workspace for another role.`,
    ),
    workspace,
  )

/** What the role alone does not tell. @throws Denied `forbidden` */
export function requireToo(granted: Granted, action: Action, thing: Thing): void {
  if (!can({ kind: granted.as.kind, role: granted.role }, action, thing)) throw forbidden(granted)
}
