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
  type ArgumentMap,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'
import { useQueryClient } from '@tanstack/react-query'
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
import { api } from './api.ts'
import { newKey } from './new-id.ts'
import { tooLateToUndo } from './who-did.ts'

const REFRESH_EVERY_MS = 15_000

const Context = createContext<MapSession | undefined>(undefined)

interface Opening {
  readonly session?: MapSession
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
  const [{ session, failure }, setOpening] = useState<Opening>({})
  const [attempt, setAttempt] = useState(0)
  const queryClient = useQueryClient()

  useEffect(() => {
    let isLeft = false
    let opened: MapSession | undefined
    setOpening({})
    open(id).then(
      (session) => {
        if (isLeft) return void session.close()
        opened = session
        setOpening({ session })
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

  if (failure) return onFailure(failure, () => setAttempt(attempt + 1))
  if (!session) return whileOpening
  return <Context value={session}>{children}</Context>
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

/** Undo and redo, with a sentence when a step cannot be taken back any more. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const session = useMapSession()
  const { warn } = useNotices()
  const perform = (step: () => ReturnType<MapSession['undo']>) => () => {
    const applied = step()
    if (applied && !applied.ok) warn(tooLateToUndo(applied.error, session.state()))
  }
  return { undo: perform(session.undo), redo: perform(session.redo) }
}
