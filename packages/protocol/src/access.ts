import { z } from 'zod'

/**
 * Everything that rights are asked about. Who may do what is decided on the server alone; it sends
 * what the asker may do with each map and workspace, and a page shows just that.
 */
export const MAP_ACTIONS = [
  'map.read',
  /** Comment, reply, resolve, suggest. */
  'map.comment',
  /** Say what one holds about a claim. */
  'map.takeStance',
  /** Hide everybody's stances from the others, and reveal them. */
  'map.reveal',
  'map.edit',
  'map.delete',
  /** See, make and revoke share links. */
  'map.share',
  /** Give a member another role on this one map. */
  'map.setRoles',
] as const

export const WORKSPACE_ACTIONS = [
  'workspace.read',
  'workspace.edit',
  /** Let share links give the role of editor. */
  'workspace.allowEditLinks',
  'map.create',
  'source.read',
  'source.add',
  'member.list',
  'member.seeEmails',
  'member.invite',
  'member.setRole',
  'member.remove',
  'key.create',
  'key.revoke',
  'audit.read',
] as const

export type MapAction = (typeof MAP_ACTIONS)[number]
export type WorkspaceAction = (typeof WORKSPACE_ACTIONS)[number]
export type Action = MapAction | WorkspaceAction

export const mapActionSchema = z.enum(MAP_ACTIONS)
export const workspaceActionSchema = z.enum(WORKSPACE_ACTIONS)

/**
 * What a route demands of whoever asks, checked before its handler runs.
 * `anyone`: nothing. `user`: a person who is signed in. Otherwise the right to do something with the
 * map or source that the address names, or with the workspace that address or query name.
 */
export type Need =
  | 'anyone'
  | 'user'
  | { readonly of: 'map'; readonly action: MapAction }
  | { readonly of: 'source'; readonly action: 'source.read' | 'source.add' }
  | { readonly of: 'workspace'; readonly action: WorkspaceAction }
