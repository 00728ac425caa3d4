import { MapHistory, type HistoryState } from '@counterpoint/client'
import { restorationOf, type ArgumentMap } from '@counterpoint/core'
import {
  createContext,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { ReadOnlyProvider, useReadOnly } from '../shared/read-only.tsx'
import { useNotices } from '../shared/ui/notices.tsx'
import { api } from './api.ts'
import { SessionLayer, useMapSession } from './map-session.tsx'
import { pastSession } from './past-session.ts'
import { useSuggesting } from './suggesting.tsx'

/** The past of the open map, of which one revision is looked at. */
export interface History extends HistoryState {
  readonly log: MapHistory
  /** The revision that is looked at; while the log is being read, the nearest to the wanted one. */
  readonly revision: number
  /** The map at that revision. */
  readonly map: ArgumentMap
  /** The map as it is, with what was not sent yet. */
  readonly present: ArgumentMap
  readonly mayRestore: boolean
  readonly travel: (revision: number) => void
  /** Makes the map again what it was at `revision`; answers whether that was done. */
  readonly restore: () => boolean
  readonly retry: () => void
}

/** What there is of the past: nothing while nobody looks, and while the log cannot be read. */
export type Past =
  | { readonly kind: 'closed' | 'reading' }
  | { readonly kind: 'failed'; readonly failure: Error; readonly retry: () => void }
  | { readonly kind: 'open'; readonly history: History }

const Context = createContext<Past>({ kind: 'closed' })

interface HistoryProviderProps {
  /** Whether the past is looked at; while it is not, everything inside sees the map as it is. */
  readonly isOpen: boolean
  /** The revision to look at; the latest when the history was opened, where nothing is said. */
  readonly at: number | undefined
  /** Told, once somebody stays at a revision for a moment, so that the address can say it. */
  readonly onTravel: (revision: number) => void
  readonly children: ReactNode
}

/** While the history is open, everything inside sees the map as it was, and cannot change it. */
export function HistoryProvider({ isOpen, at, onTravel, children }: HistoryProviderProps) {
  const session = useMapSession()
  const isReadOnly = useReadOnly()
  const past = usePastOf(useLog(isOpen), at, onTravel)
  const map = past.kind === 'open' ? past.history.map : undefined
  const { base } = useSuggesting()
  const layer = useMemo(() => (map ? pastSession(base, map) : undefined), [base, map])
  return (
    <Context value={past}>
      <SessionLayer session={layer ?? session}>
        <ReadOnlyProvider value={isReadOnly || isOpen}>{children}</ReadOnlyProvider>
      </SessionLayer>
    </Context>
  )
}

export const usePast = (): Past => useContext(Context)

/** The history, by whoever is only shown while it is open. */
export function useHistory(): History {
  const past = usePast()
  if (past.kind !== 'open') throw new Error('useHistory needs a history that is open.')
  return past.history
}

interface Opening {
  readonly log?: MapHistory
  readonly failure?: Error
  readonly isClosed?: boolean
  readonly retry: () => void
}

/** The log of the open map, while somebody looks at its past. What others do since joins it. */
function useLog(isOpen: boolean): Opening {
  const { base } = useSuggesting()
  const { id } = base.state().map
  const [opened, setOpened] = useState<Pick<Opening, 'log' | 'failure'>>({})
  const [attempt, setAttempt] = useState(0)
  const { log } = opened

  useEffect(() => {
    if (!isOpen) return undefined
    let isLeft = false
    let reading: MapHistory | undefined
    MapHistory.open(id, api).then(
      (history) => {
        if (isLeft) return history.close()
        reading = history
        setOpened({ log: history })
      },
      (cause: unknown) => !isLeft && setOpened({ failure: cause as Error }),
    )
    return () => {
      isLeft = true
      reading?.close()
      setOpened({})
    }
  }, [id, isOpen, attempt])

  useEffect(() => {
    if (!log) return undefined
    const follow = () => {
      const { save, activity } = base.state()
      const saved = save.kind === 'saved' ? save.revision : 0
      const latest = Math.max(saved, activity.at(-1)?.revision ?? 0)
      if (latest > log.state().last) void log.refresh()
    }
    follow()
    return base.subscribe(follow)
  }, [log, base])

  const retry = useCallback(() => {
    if (log) void log.refresh()
    else setAttempt((before) => before + 1)
  }, [log])
  return { ...opened, isClosed: !isOpen, retry }
}

function usePastOf(
  { log, failure, isClosed, retry }: Opening,
  at: number | undefined,
  onTravel: (revision: number) => void,
): Past {
  const { base, mayEdit } = useSuggesting()
  const { say, warn } = useNotices()
  const state = useSyncExternalStore(
    log?.subscribe ?? subscribeToNothing,
    () => log?.state() ?? NOTHING_YET,
  )
  const present = useSyncExternalStore(base.subscribe, () => base.state().map)
  // Whoever looks at the latest is not moved when others go on.
  const latest = useMemo(() => log?.state().last ?? 0, [log])
  const { wanted, isByLink, travel } = useTravel(at ?? latest, onTravel)
  const revision = Math.min(Math.max(wanted, state.first), state.last)
  const drawn = useDrawn(revision, present.claims.size > MOST_DRAWN_AT_ONCE)
  const map = useMemo(
    () => log?.mapAt(Math.min(Math.max(drawn, log.state().first), log.state().last)),
    [log, drawn],
  )
  const isOnItsWay = isByLink && wanted < state.first && state.failure === undefined

  return useMemo<Past>(() => {
    if (isClosed) return { kind: 'closed' }
    if (failure) return { kind: 'failed', failure, retry }
    if (!log || !map || isOnItsWay) return { kind: 'reading' }
    const takeBack = () => {
      const undone = base.undo()
      if (undone && !undone.ok) warn(undone.error.message)
    }
    const restore = (): boolean => {
      const restoration = restorationOf(base.state().map, log.mapAt(revision))
      if (!restoration) return false
      const done = base.dispatch(restoration)
      if (!done.ok) warn(done.error.message)
      else {
        const label = 'Undo'
        say(`The map is again as it was at revision ${revision}.`, { label, perform: takeBack })
      }
      return done.ok
    }
    const history = { ...state, log, revision, map, present, travel, restore, retry }
    return { kind: 'open', history: { ...history, mayRestore: mayEdit } }
  }, [
    isClosed,
    failure,
    retry,
    log,
    map,
    isOnItsWay,
    state,
    revision,
    present,
    travel,
    base,
    mayEdit,
    say,
    warn,
  ])
}

/** How long somebody stays before the address says where. */
const SETTLED_MS = 250

/** Maps with more claims are drawn when whoever drags through the past rests. */
const MOST_DRAWN_AT_ONCE = 300
const RESTING_MS = 150

/** The revision to draw: drawing may take longer than the next step of whoever travels. */
function useDrawn(revision: number, isLarge: boolean): number {
  const deferred = useDeferredValue(revision)
  const [rested, setRested] = useState(revision)
  useEffect(() => {
    const timer = setTimeout(() => setRested(revision), RESTING_MS)
    return () => clearTimeout(timer)
  }, [revision])
  return isLarge ? rested : deferred
}

/** Where somebody travels to, at once; `onTravel` hears of it a moment later. */
function useTravel(at: number, onTravel: (revision: number) => void) {
  const [{ wanted, isByLink }, setGoal] = useState({ wanted: at, isByLink: true })
  const told = useRef(at)
  useEffect(() => {
    // The address was changed by somebody else: a link, or the way back.
    if (at !== told.current) setGoal({ wanted: at, isByLink: true })
    told.current = at
  }, [at])
  const tell = useEffectEvent((revision: number) => {
    told.current = revision
    onTravel(revision)
  })
  useEffect(() => {
    if (wanted === at) return undefined
    const timer = setTimeout(() => tell(wanted), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [wanted, at])
  const travel = useCallback(
    (revision: number) => setGoal({ wanted: revision, isByLink: false }),
    [],
  )
  return { wanted, isByLink, travel }
}

const NOTHING_YET: HistoryState = { first: 0, last: 0, failure: undefined }
const subscribeToNothing = () => () => undefined
