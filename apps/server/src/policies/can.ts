import {
  isAtLeast,
  MAP_ACTIONS,
  WORKSPACE_ACTIONS,
  type Action,
  type MapAction,
  type Role,
  type WorkspaceAction,
} from '@counterpoint/protocol'
import type { SubjectKind } from '@counterpoint/storage'

/** Whoever wants to do something, as far as rights are concerned. */
export interface Actor {
  readonly kind: SubjectKind
  /** The role in the place that the thing belongs to; undefined: none. */
  readonly role: Role | undefined
}

/** What an action is done to, as far as its rights depend on it. Left out, it is nothing special. */
export interface Thing {
  /** Roles that the action gives, takes or touches: nobody gives or touches more than his own. */
  readonly roles?: readonly Role[]
  /** Whether it is the actor’s own: a key, a membership. */
  readonly isOwn?: boolean
  /** Whether an owner has let share links edit. */
  readonly mayLinksEdit?: boolean
}

interface Rule {
  /** The weakest role that may. */
  readonly least: Role
  /** What else than a person may. Rights and members are for people alone. */
  readonly also?: readonly SubjectKind[]
  /** The weakest role that may do it to what is not its own; `least` where this is left out. */
  readonly leastForOthers?: Role
}

const ANYONE = ['api_key', 'share_link'] as const

/** All rights there are. What is not here, nobody may. */
const RULES: Readonly<Record<Action, Rule>> = {
  'map.read': { least: 'viewer', also: ANYONE },
  'map.comment': { least: 'commenter', also: ANYONE },
  'map.takeStance': { least: 'commenter' },
  'map.reveal': { least: 'editor' },
  'map.edit': { least: 'editor', also: ANYONE },
  'map.delete': { least: 'admin', also: ['api_key'] },
  'map.share': { least: 'admin' },
  'map.setRoles': { least: 'admin' },

  'workspace.read': { least: 'viewer', also: ['api_key'] },
  'workspace.edit': { least: 'admin' },
  'workspace.allowEditLinks': { least: 'owner' },
  'map.create': { least: 'editor', also: ['api_key'] },
  'source.read': { least: 'viewer', also: ANYONE },
  'source.add': { least: 'editor', also: ['api_key'] },
  'member.list': { least: 'viewer' },
  'member.seeEmails': { least: 'admin' },
  'member.invite': { least: 'admin' },
  'member.setRole': { least: 'admin' },
  'member.remove': { least: 'viewer', leastForOthers: 'admin' },
  'key.create': { least: 'viewer' },
  'key.revoke': { least: 'viewer', leastForOthers: 'admin' },
  'audit.read': { least: 'admin' },
}

/** Whether `actor` may do `action` to `thing`. Pure, and the only place where that is decided. */
export function can(actor: Actor, action: Action, thing: Thing = {}): boolean {
  const { role, kind } = actor
  const { least, also = [], leastForOthers = least } = RULES[action]
  if (role === undefined) return false
  if (kind !== 'user' && !also.includes(kind)) return false
  if (!isAtLeast(role, thing.isOwn === false ? leastForOthers : least)) return false
  if (thing.roles?.some((touched) => !isAtLeast(role, touched))) return false
  return !(action === 'map.share' && thing.roles?.includes('editor') && !thing.mayLinksEdit)
}

/** What `actor` may do with a map, to be shown with it. */
export const mapAbilities = (actor: Actor): MapAction[] =>
  MAP_ACTIONS.filter((action) => can(actor, action))

/** What `actor` may do in a workspace, to be shown with it; to others' things where that differs. */
export const workspaceAbilities = (actor: Actor): WorkspaceAction[] =>
  WORKSPACE_ACTIONS.filter((action) => can(actor, action, { isOwn: false }))
