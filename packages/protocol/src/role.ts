import { z } from 'zod'

/** What a person may be in a workspace or on one map, the most powerful first. */
export const ROLES = ['owner', 'admin', 'editor', 'commenter', 'viewer'] as const

export const roleSchema = z.enum(ROLES)

export type Role = z.infer<typeof roleSchema>

/** Whether `role` allows everything that `least` does. */
export const isAtLeast = (role: Role, least: Role): boolean =>
  ROLES.indexOf(role) <= ROLES.indexOf(least)
