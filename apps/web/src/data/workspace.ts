import { isAtLeast, type WorkspaceAction } from '@counterpoint/protocol'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { useSession, type Session } from './session.ts'

export type Workspace = Session['workspaces'][number]

const REMEMBERED = 'counterpoint.workspace'
const listeners = new Set<() => void>()

const chosen = (): string | null => localStorage.getItem(REMEMBERED)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Which workspace the library shows, from now on. */
export function chooseWorkspace(id: string): void {
  localStorage.setItem(REMEMBERED, id)
  for (const listener of listeners) listener()
}

/** The workspace that a page is about, where the page says so: that of its map. */
export const WorkspaceOf = createContext<string | undefined>(undefined)

/**
 * The workspace where this page looks things up and makes them: that of the map, else the chosen
 * one, else the first. Undefined for those who are in none: guests with a share link.
 */
export function useWorkspace(): Workspace | undefined {
  const of = useContext(WorkspaceOf)
  const remembered = useSyncExternalStore(subscribe, chosen)
  const all = useSession()?.workspaces ?? []
  if (of !== undefined) return all.find(({ id }) => id === of)
  return all.find(({ id }) => id === remembered) ?? all[0]
}

/** Whether this person may do `action` in the workspace. */
export const useMayInWorkspace = (action: WorkspaceAction): boolean =>
  useWorkspace()?.abilities.includes(action) ?? false

/** Admins are that on every map of the workspace, and nobody else may delete one. */
export const mayDeleteMaps = ({ role }: Workspace): boolean => isAtLeast(role, 'admin')
