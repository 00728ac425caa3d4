export {
  MAP_ACTIONS,
  mapActionSchema,
  WORKSPACE_ACTIONS,
  workspaceActionSchema,
  type Action,
  type MapAction,
  type Need,
  type WorkspaceAction,
} from './access.ts'
export { ERROR_CODES, problemSchema, type ErrorCode, type Problem } from './error.ts'
export { exportMap, importMap, listLosses, lossReply, previewImport } from './http/exchange.ts'
export {
  activityReply,
  getDiscussion,
  listNotifications,
  markNotificationsRead,
  notificationReply,
  readActivity,
} from './http/discussion/activity.ts'
export {
  listStances,
  setBlind,
  stanceReply,
  takeStance,
  withdrawStance,
} from './http/discussion/stances.ts'
export {
  acceptSuggestion,
  getSuggestion,
  listSuggestions,
  rebaseSuggestion,
  rejectSuggestion,
  suggestChanges,
  suggestionReply,
  withdrawSuggestion,
} from './http/discussion/suggestions.ts'
export {
  editComment,
  listThreads,
  openThread,
  removeComment,
  replyToThread,
  resolveThread,
  threadReply,
} from './http/discussion/threads.ts'
export { livez, readyz } from './http/health.ts'
export { askWhatIf, evaluateMap, evaluationReply, lintMap, reportClash } from './http/judging.ts'
export {
  createMap,
  deleteMap,
  getMap,
  listMaps,
  logEntryReply,
  mapReply,
  mapSummaryReply,
  MAX_OPERATIONS,
  readLog,
  submitOperations,
} from './http/maps.ts'
export {
  DEFAULT_BODY_LIMIT,
  errorsOf,
  IMPORT_BODY_LIMIT,
  OPERATIONS_BODY_LIMIT,
  SOURCE_BODY_LIMIT,
  type Route,
} from './http/route.ts'
export { emailSchema } from './http/people.ts'
export { ROUTES } from './http/routes.ts'
export { search, searchHitReply } from './http/search.ts'
export {
  createQuote,
  createSource,
  getSource,
  listQuotes,
  listSources,
  quoteReply,
  sourceReply,
  sourceSummaryReply,
  uploadSource,
} from './http/sources.ts'
export {
  listVersions,
  nameVersion,
  removeVersion,
  renameVersion,
  restoreMap,
  versionReply,
} from './http/versions.ts'
export { actorSchema, type Actor } from './actor.ts'
export {
  DISCUSSION_PARTS,
  downSchema,
  liveEntrySchema,
  type DiscussionPart,
  type DownMessage,
  type LiveEntry,
  type PresenceDown,
  type Welcome,
} from './realtime/down.ts'
export { presenceStateSchema, type PresenceState, type Spot } from './realtime/presence.ts'
export {
  clientIdSchema,
  mutationSchema,
  upSchema,
  type ClientId,
  type Hello,
  type Mutation,
  type Ping,
  type Push,
  type UpMessage,
} from './realtime/up.ts'
export { LIVE_CLOSE, LIVE_LIMITS, LIVE_VERSION, type LiveCloseCode } from './realtime/version.ts'
export { isAtLeast, ROLES, roleSchema, type Role } from './role.ts'
export {
  changeEmail,
  changeName,
  changePassword,
  confirmEmail,
  deleteAccount,
  endOtherSessions,
  endSession,
  exportAccount,
  getSession,
  listSessions,
  oidcCallback,
  oidcStart,
  requestReset,
  resetPassword,
  sessionReply,
  signIn,
  signOut,
  signUp,
  workspaceReply,
} from './http/session.ts'
export {
  acceptInvitation,
  acceptOwnInvitation,
  apiKeyReply,
  createApiKey,
  createInvitation,
  createWorkspace,
  editWorkspace,
  getWorkspace,
  invitationReply,
  listApiKeys,
  listInvitations,
  listMembers,
  listOwnInvitations,
  listWorkspaces,
  memberReply,
  readAudit,
  readInvitation,
  removeMember,
  revokeApiKey,
  revokeInvitation,
  setMemberRole,
} from './http/workspaces.ts'
export {
  createShareLink,
  forgetSharedMap,
  getMapAccess,
  listMapRoles,
  listSharedMaps,
  listShareLinks,
  redeemShareLink,
  revokeShareLink,
  setMapRole,
  sharedMapReply,
  shareLinkReply,
} from './http/sharing.ts'
