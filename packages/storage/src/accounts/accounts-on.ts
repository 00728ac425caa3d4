import type { Accounts } from '../accounts.ts'
import { reachingDatabase as reach } from '../database/failure.ts'
import type { PrismaClient } from '../generated/client.ts'
import * as keys from './api-keys.ts'
import * as attempts from './attempts.ts'
import * as log from './audit.ts'
import { authDatabase } from './auth-database.ts'
import * as invitations from './invitations.ts'
import * as kept from './kept-links.ts'
import * as leaving from './leaving.ts'
import * as members from './members.ts'
import * as people from './people.ts'
import * as sessions from './sessions.ts'
import * as links from './share-links.ts'
import * as workspaces from './workspaces.ts'

/** What takes the database first, as something that has it. A failing one is `StorageUnavailable`. */
const on =
  <A extends unknown[], T>(
    prisma: PrismaClient,
    work: (prisma: PrismaClient, ...given: A) => Promise<T>,
  ) =>
  (...given: A): Promise<T> =>
    reach(() => work(prisma, ...given))

export const accountsOn = (prisma: PrismaClient): Accounts => ({
  authDatabase: () => authDatabase(prisma),

  hasPeople: on(prisma, people.hasPeople),
  getUser: on(prisma, people.getUser),
  findUserByEmail: on(prisma, people.findUserByEmail),
  listUsers: on(prisma, people.listUsers),
  setDisabled: on(prisma, people.setDisabled),
  setName: on(prisma, people.setName),
  setEmail: on(prisma, people.setEmail),
  setEmailVerified: on(prisma, people.setEmailVerified),
  userOfProvider: on(prisma, people.userOfProvider),
  createProviderUser: on(prisma, people.createProviderUser),
  exportUser: on(prisma, leaving.exportUser),
  deleteUser: on(prisma, leaving.deleteUser),

  listSessions: on(prisma, sessions.listSessions),
  endSession: on(prisma, sessions.endSession),
  endOtherSessions: on(prisma, sessions.endOtherSessions),
  voidResets: on(prisma, sessions.voidResets),

  createWorkspace: on(prisma, workspaces.createWorkspace),
  claimWorkspace: on(prisma, workspaces.claimWorkspace),
  getWorkspace: on(prisma, workspaces.getWorkspace),
  editWorkspace: on(prisma, workspaces.editWorkspace),
  listWorkspaces: on(prisma, workspaces.listWorkspaces),

  listMembers: on(prisma, members.listMembers),
  getMember: on(prisma, members.getMember),
  setRole: on(prisma, members.setRole),
  removeMember: on(prisma, members.removeMember),
  listMapRoles: on(prisma, members.listMapRoles),
  setMapRole: on(prisma, members.setMapRole),

  createInvitation: on(prisma, invitations.createInvitation),
  listInvitations: on(prisma, invitations.listInvitations),
  revokeInvitation: on(prisma, invitations.revokeInvitation),
  findInvitation: on(prisma, invitations.findInvitation),
  acceptInvitation: on(prisma, invitations.acceptInvitation),
  listInvitationsOf: on(prisma, invitations.listInvitationsOf),
  acceptInvitationOf: on(prisma, invitations.acceptInvitationOf),

  createShareLink: on(prisma, links.createShareLink),
  listShareLinks: on(prisma, links.listShareLinks),
  revokeShareLink: on(prisma, links.revokeShareLink),
  findShareLink: on(prisma, links.findShareLink),
  standingLinks: on(prisma, links.standingLinks),
  addVisit: on(prisma, links.addVisit),
  linksOfVisits: on(prisma, links.linksOfVisits),
  keepLinks: on(prisma, kept.keepLinks),
  linksKeptBy: on(prisma, kept.linksKeptBy),
  listSharedMaps: on(prisma, kept.listSharedMaps),
  forgetSharedMap: on(prisma, kept.forgetSharedMap),

  createApiKey: on(prisma, keys.createApiKey),
  listApiKeys: on(prisma, keys.listApiKeys),
  getApiKey: on(prisma, keys.getApiKey),
  revokeApiKey: on(prisma, keys.revokeApiKey),
  workspaceOfKey: on(prisma, keys.workspaceOfKey),
  useApiKey: on(prisma, keys.useApiKey),

  audit: on(prisma, log.audit),
  readAudit: on(prisma, log.readAudit),
  countAttempt: on(prisma, attempts.countAttempt),
  forgetAttempts: on(prisma, attempts.forgetAttempts),
})
