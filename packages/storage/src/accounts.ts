import type { Result } from '@counterpoint/core'
import type { Role } from '@counterpoint/protocol'
import type { AuthDatabase } from './accounts/auth-database.ts'
import type { Page, PageRequest } from './page.ts'
import type { Subject } from './subject.ts'

/** Instants are ISO 8601, UTC. Secrets come and go as their SHA-256 in hexadecimal, never themselves. */

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly createdAt: string
  readonly disabledAt: string | null
}

export interface SessionSummary {
  readonly id: string
  readonly createdAt: string
  /** To the day. */
  readonly usedAt: string
  readonly address: string | null
  readonly userAgent: string | null
}

export interface WorkspaceSummary {
  readonly id: string
  readonly name: string
  readonly linksMayEdit: boolean
}

export interface Member {
  readonly user: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly since: string
}

/** A role on one map; owners and admins of the workspace have no other there. */
export type MapRole = Exclude<Role, 'owner' | 'admin'>

export interface Invitation {
  readonly id: string
  readonly workspace: string
  readonly role: Role
  readonly email: string | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
}

export interface NewInvitation {
  readonly id: string
  readonly workspace: string
  readonly role: Role
  readonly email: string | null
  readonly secretHash: string
  readonly invitedBy: string
  readonly expiresAt: Date
}

export interface ShareLink {
  readonly id: string
  readonly map: string
  readonly name: string
  readonly role: MapRole
  readonly hasPassword: boolean
  readonly createdAt: string
  readonly expiresAt: string | null
}

export interface NewShareLink {
  readonly id: string
  readonly map: string
  readonly name: string
  readonly role: MapRole
  readonly secretHash: string
  readonly passwordHash: string | null
  readonly createdBy: string
  readonly expiresAt: Date | null
}

/** A map that links which somebody keeps let him into, by the one that allows most. */
export interface SharedMap {
  readonly map: string
  readonly title: string
  readonly question: string
  readonly role: MapRole
  readonly expiresAt: string | null
  /** When a link to it was opened last. */
  readonly openedAt: string
}

/** A share link that still stands, with what lets somebody in. */
export interface StandingLink extends ShareLink {
  readonly secretHash: string
  readonly passwordHash: string | null
}

export interface ApiKey {
  readonly id: string
  readonly workspace: string
  /** Who made it; it never may more than this member. */
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly prefix: string
  readonly createdAt: string
  readonly expiresAt: string
  /** To the hour; null for a key never used. */
  readonly lastUsedAt: string | null
}

export interface NewApiKey {
  readonly id: string
  readonly workspace: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly prefix: string
  readonly keyHash: string
  readonly expiresAt: Date
}

export interface NewAuditEntry {
  /** Null for what concerns no single workspace. */
  readonly workspace: string | null
  readonly actor: Subject | null
  /** An IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly addressPrefix: string | null
  readonly action: string
  readonly object: { readonly kind: string; readonly id: string } | null
  readonly result: 'ok' | 'failed' | 'denied'
  /** What else is worth knowing; no secret, no e-mail address. */
  readonly detail?: Readonly<Record<string, string>>
}

export interface AuditEntry extends NewAuditEntry {
  readonly at: string
}

/**
 * People, workspaces and rights. Whatever changes somebody's rights on a map moves the map's
 * `aclEpoch` in the same transaction, under the lock that operations take.
 */
export interface Accounts {
  /** The tables of the library that signs people in; see docs/adr/0014-accounts.md. */
  authDatabase(): Promise<AuthDatabase>

  /** Whether anybody can sign in yet. */
  hasPeople(): Promise<boolean>
  getUser(id: string): Promise<User | undefined>
  /** `email` in lower case. */
  findUserByEmail(email: string): Promise<User | undefined>
  listUsers(): Promise<readonly User[]>
  /** Someone who is disabled has no sessions, no keys and no rights. False: there is no such user. */
  setDisabled(user: string, isDisabled: boolean): Promise<boolean>
  setName(user: string, name: string): Promise<void>
  /** False when the address is somebody else's. */
  setEmail(user: string, email: string): Promise<boolean>
  setEmailVerified(user: string): Promise<void>
  /** The subject of an OpenID provider, with a user made for it if it is new. */
  userOfProvider(subject: {
    readonly provider: string
    readonly subject: string
  }): Promise<User | undefined>
  /** `email_taken`: the address is an account's already, which only its owner may link. */
  createProviderUser(user: {
    readonly id: string
    readonly provider: string
    readonly subject: string
    readonly name: string
    readonly email: string
  }): Promise<Result<User, 'email_taken'>>
  /** Everything kept about a person, for that person. */
  exportUser(user: string): Promise<object | undefined>
  /** Refused for the last owner of a workspace, which is named. */
  deleteUser(user: string): Promise<Result<void, { readonly lastOwnerOf: string }>>

  listSessions(user: string): Promise<readonly SessionSummary[]>
  endSession(user: string, session: string): Promise<boolean>
  /** Ends all sessions of `user` but `kept`. */
  endOtherSessions(user: string, kept: string | null): Promise<void>
  /** Makes password resets that were asked for earlier void. */
  voidResets(user: string): Promise<void>

  createWorkspace(workspace: {
    readonly id: string
    readonly name: string
    readonly owner: string
  }): Promise<void>
  /** Makes `user` the owner of a workspace without members. False when it has some. */
  claimWorkspace(workspace: string, user: string): Promise<boolean>
  getWorkspace(id: string): Promise<WorkspaceSummary | undefined>
  editWorkspace(
    id: string,
    changes: { readonly name?: string | undefined; readonly linksMayEdit?: boolean | undefined },
  ): Promise<void>
  /** In the order in which the user came to them. */
  listWorkspaces(user: string): Promise<readonly (WorkspaceSummary & { readonly role: Role })[]>

  listMembers(workspace: string): Promise<readonly Member[]>
  getMember(workspace: string, user: string): Promise<Member | undefined>
  /** Somebody who is no member becomes one. An owner always remains. */
  setRole(workspace: string, user: string, role: Role): Promise<Result<void, 'last_owner'>>
  /** Links to maps of the workspace that the member kept are forgotten too. */
  removeMember(
    workspace: string,
    user: string,
  ): Promise<Result<void, 'last_owner' | 'not_a_member'>>

  listMapRoles(map: string): Promise<readonly { readonly user: string; readonly role: MapRole }[]>
  /** Null: what the workspace says. Refused for owners and admins, whose role is the same everywhere. */
  setMapRole(
    workspace: string,
    map: string,
    user: string,
    role: MapRole | null,
  ): Promise<Result<void, 'not_a_member' | 'role_is_fixed'>>

  createInvitation(invitation: NewInvitation): Promise<Invitation>
  listInvitations(workspace: string): Promise<readonly Invitation[]>
  revokeInvitation(workspace: string, id: string): Promise<boolean>
  /** If it still stands. */
  findInvitation(secretHash: string): Promise<(Invitation & { readonly name: string }) | undefined>
  /** Once, whoever else tries at the same time. A role that the user has already is never lowered. */
  acceptInvitation(secretHash: string, user: string): Promise<Invitation | undefined>
  /** Those that stand and were sent to the user’s address, once that is confirmed. */
  listInvitationsOf(user: string): Promise<readonly (Invitation & { readonly name: string })[]>
  /** As `acceptInvitation`, one of those. */
  acceptInvitationOf(invitation: string, user: string): Promise<Invitation | undefined>

  createShareLink(link: NewShareLink): Promise<ShareLink>
  listShareLinks(map: string): Promise<readonly ShareLink[]>
  revokeShareLink(map: string, id: string): Promise<boolean>
  /** If it stands: neither revoked nor expired. */
  findShareLink(id: string): Promise<StandingLink | undefined>
  /** Those of `ids` that stand. */
  standingLinks(ids: readonly string[]): Promise<readonly ShareLink[]>
  addVisit(visit: {
    readonly tokenHash: string
    readonly link: string
    readonly expiresAt: Date
  }): Promise<void>
  /** The standing links that let in whoever holds these visits. */
  linksOfVisits(tokenHashes: readonly string[]): Promise<readonly string[]>
  /** `user` opened these links, and is let in by them from now on; the 200 opened last are kept. */
  keepLinks(user: string, links: readonly string[]): Promise<void>
  /** The standing links that `user` keeps. */
  linksKeptBy(user: string): Promise<readonly string[]>
  /** What they lead to, opened last first, but for maps of the user's own workspaces. */
  listSharedMaps(user: string): Promise<readonly SharedMap[]>
  /** The links of `user` to the map let him in no more. False: he kept none. */
  forgetSharedMap(user: string, map: string): Promise<boolean>

  createApiKey(key: NewApiKey): Promise<ApiKey>
  listApiKeys(workspace: string): Promise<readonly ApiKey[]>
  getApiKey(workspace: string, id: string): Promise<ApiKey | undefined>
  revokeApiKey(workspace: string, id: string): Promise<boolean>
  /** The workspace of a key, whether or not it stands. */
  workspaceOfKey(id: string): Promise<string | undefined>
  /** If it still stands; that it is used is noted. */
  useApiKey(keyHash: string): Promise<Pick<ApiKey, 'id' | 'workspace' | 'user'> | undefined>

  audit(entry: NewAuditEntry): Promise<void>
  /** The newest first. */
  readAudit(workspace: string, page: PageRequest): Promise<Page<AuditEntry>>

  /** Counts an attempt under `key` and says how many there were since the count began. */
  countAttempt(key: string, windowS: number): Promise<Attempts>
  forgetAttempts(key: string): Promise<void>
}

export interface Attempts {
  readonly count: number
  /** Until the count begins anew. */
  readonly endsInS: number
}
