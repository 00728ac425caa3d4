import type { MapAccess, Storage, Subject, WorkspaceAccess } from '@counterpoint/storage'
import type { FastifyRequest } from 'fastify'

/** Who sends a request. */
export interface Caller {
  /** In the order in which a change is put down to them. Empty: a stranger. */
  readonly subjects: readonly Subject[]
  /** The person that is signed in. */
  readonly user: SignedIn | undefined
  /** `Set-Cookie` values that prolong the session, to be sent with the answer. */
  readonly cookies?: readonly string[]
}

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Of the session in use; a program with a key has none, and is no signed-in person. */
  readonly session: string
}

/** A request, as far as it tells who sends it. */
export type Sender = Pick<FastifyRequest, 'headers' | 'ip'>

/** Who asks, and what they have a right to. One for each way of running the product. */
export interface Gate {
  /**
   * Who sends `request`. Asked anew, it says whether that is still so: a session that was ended or a
   * link that was revoked meanwhile is gone.
   */
  readonly resolveSubject: (request: Sender) => Promise<Caller>
  /** The caller's rights on a map; undefined when there is no such map. */
  readonly accessTo: (caller: Caller, map: string) => Promise<MapAccess | undefined>
  readonly accessToSource: (caller: Caller, source: string) => Promise<WorkspaceAccess | undefined>
  readonly accessToWorkspace: (
    caller: Caller,
    workspace: string,
  ) => Promise<WorkspaceAccess | undefined>
  /** Notes that `caller` was kept from what `what` names in `workspace`. */
  readonly denied: (
    sender: Sender,
    caller: Caller,
    what: { readonly route: string; readonly workspace: string },
  ) => Promise<void>
  /** Where what names no workspace is looked for and put; undefined when the caller has none. */
  readonly workspaceOf: (caller: Caller) => Promise<string | undefined>
}

/** What a gate asks the storage for. */
export type Rights = Pick<Storage, 'accessOf' | 'accessToSource' | 'accessToWorkspace' | 'namesOf'>

/** The share links among those who ask. */
export const linksIn = (subjects: Caller['subjects']): readonly string[] =>
  subjects.flatMap(({ kind, id }) => (kind === 'share_link' && id !== null ? [id] : []))
