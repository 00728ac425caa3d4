import {
  indexedDbQueue,
  memoryQueue,
  openMapSession,
  webSockets,
  type Done,
  type MapSession,
  type SessionState,
} from '@counterpoint/client'
import {
  operationSchema,
  restoreAnyway,
  type ArgumentMap,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { useNotices } from '../shared/ui/notices.tsx'
import { accessQuery } from './access-query.ts'
import { api } from './api.ts'
import { newKey } from './new-id.ts'
import { askAgain, askWhoThisIs } from './session.ts'
import { UndoAnywayProvider, useUndoAnyway } from './undo-anyway.tsx'
import { tooLateToUndo } from './who-did.ts'
import { WorkspaceOf } from './workspace.ts'

const REFRESH_EVERY_MS = 15_000

const Context = createContext<MapSession | undefined>(undefined)

interface Opening {
  readonly session?: MapSession
  readonly workspace?: string
  readonly failure?: Error
}

interface MapSessionProviderProps {
  readonly id: MapId
  readonly whileOpening: ReactNode
  readonly onFailure: (failure: Error, retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** Opens a map for everything inside, keeps it fresh, and warns before a change could be lost. */
export function MapSessionProvider({
  id,
  whileOpening,
  onFailure,
  children,
}: MapSessionProviderProps) {
  const [{ session, workspace, failure }, setOpening] = useState<Opening>({})
  const [attempt, setAttempt] = useState(0)
  const queryClient = useQueryClient()

  useEffect(() => {
    let isLeft = false
    let opened: MapSession | undefined
    setOpening({})
    openInWorkspace(id, queryClient).then(
      (opening) => {
        if (isLeft) return void opening.session.close()
        opened = opening.session
        setOpening(opening)
      },
      (cause: unknown) => !isLeft && setOpening({ failure: cause as Error }),
    )
    return () => {
      isLeft = true
      void opened?.close()
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      void queryClient.invalidateQueries({ queryKey: ['sources'] })
    }
  }, [id, attempt, queryClient])

  useEffect(() => (session ? keepFresh(session) : undefined), [session])
  useEffect(
    () => (session ? followRights(session, queryClient) : undefined),
    [session, queryClient],
  )

  if (failure) return onFailure(failure, () => setAttempt(attempt + 1))
  if (!session) return whileOpening
  return (
    <WorkspaceOf value={workspace}>
      <Context value={session}>
        <UndoAnywayProvider>{children}</UndoAnywayProvider>
      </Context>
    </WorkspaceOf>
  )
}

async function openInWorkspace(id: MapId, queryClient: QueryClient) {
  const opening = open(id)
  try {
    const { workspace } = await queryClient.fetchQuery(accessQuery(id))
    return { session: await opening, workspace }
  } catch (cause) {
    opening.then((session) => session.close()).catch(() => undefined)
    throw cause
  }
}

async function open(id: MapId): Promise<MapSession> {
  // Private windows may refuse a database; edits then live as long as the page, and it warns.
  const queue = await indexedDbQueue(id, newKey()).catch(() => memoryQueue())
  const openSocket = webSockets(location.origin)
  return await openMapSession(id, { api, queue, newKey, random: Math.random, openSocket })
}

function keepFresh(session: MapSession): () => void {
  const refresh = () => {
    if (document.visibilityState === 'visible') void session.refresh()
  }
  const warn = (event: BeforeUnloadEvent) => {
    if (session.isAtRisk()) event.preventDefault()
  }
  const timer = setInterval(refresh, REFRESH_EVERY_MS)
  window.addEventListener('focus', refresh)
  window.addEventListener('online', refresh)
  window.addEventListener('beforeunload', warn)
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', refresh)
    window.removeEventListener('online', refresh)
    window.removeEventListener('beforeunload', warn)
  }
}

/**
 * The server says over the socket that rights have changed, or that nobody is signed in: then it is
 * asked what this person may do, and who it is.
 */
function followRights(session: MapSession, queryClient: QueryClient): () => void {
  let { role, save } = session.state()
  return session.subscribe(() => {
    const before = { role, save: save.kind }
    const now = session.state()
    role = now.role
    save = now.save
    if (role !== before.role) {
      void queryClient.invalidateQueries({ queryKey: accessQuery(now.map.id).queryKey })
      void askWhoThisIs(queryClient)
    }
    if (save.kind !== before.save && save.kind === 'reauth')
      void resumeIfKnown(session, queryClient)
  })
}

/** Who is known all the same came in again elsewhere, or by another link. */
async function resumeIfKnown(session: MapSession, queryClient: QueryClient): Promise<void> {
  const { user, shared } = await askAgain(queryClient)
  const { id } = session.state().map
  if (user || shared.some(({ map }) => map === id)) await session.resume()
}

interface SessionLayerProps {
  readonly session: MapSession
  readonly children: ReactNode
}

/** Puts `session` in the place of the one around it, for everything inside. */
export const SessionLayer = ({ session, children }: SessionLayerProps) => (
  <Context value={session}>{children}</Context>
)

export function useMapSession(): MapSession {
  const session = useContext(Context)
  if (!session) throw new Error('useMapSession needs a MapSessionProvider around it.')
  return session
}

export function useSessionState(): SessionState {
  const session = useMapSession()
  return useSyncExternalStore(session.subscribe, session.state)
}

export const useMap = (): ArgumentMap => useSessionState().map

/**
 * Changes the map: the one way for all of the page. Says why when a rule forbids it, and answers
 * whether it was done.
 */
export function useDispatch(): (operation: OperationInput) => Done | undefined {
  const session = useMapSession()
  const { warn } = useNotices()
  return useCallback(
    (operation) => {
      const parsed = operationSchema.safeParse(operation)
      if (!parsed.success) {
        warn(parsed.error.issues[0]?.message ?? 'This change is not possible.')
        return undefined
      }
      const applied = session.dispatch(parsed.data)
      if (applied.ok) return applied.value
      warn(applied.error.message)
      return undefined
    },
    [session, warn],
  )
}

/** Undo and redo, with a sentence when a step cannot be taken back any more, and the way to have it anyway. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const session = useMapSession()
  const { warn } = useNotices()
  const { ask } = useUndoAnyway()
  const perform = (verb: 'Undo' | 'Redo', step: () => ReturnType<MapSession['undo']>) => () => {
    const applied = step()
    if (!applied || applied.ok) return
    const { operation } = applied.error
    const { map } = session.state()
    warn(
      tooLateToUndo(applied.error, session.state()),
      operation?.kind === 'restore' && restoreAnyway(map, operation)
        ? { label: `${verb} anyway`, perform: () => ask({ verb, operation }) }
        : undefined,
    )
  }
  return { undo: perform('Undo', session.undo), redo: perform('Redo', session.redo) }
}
