import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { useMapSession } from './map-session.tsx'
import {
  othersOn,
  type Occupation,
  type Other,
  type Others,
  type Pointing,
  type View,
} from './others.ts'
import { WhereaboutsReporter, type Whereabouts } from './whereabouts.ts'
import { useWorkbench } from './workbench.tsx'

interface Presence {
  readonly others: Others
  readonly report: (part: Partial<Whereabouts>) => void
  readonly following: Other | undefined
  readonly follow: (other: Other | undefined) => void
}

const Context = createContext<Presence | undefined>(undefined)

/** Tells the others where this person is, and everything inside where the others are. */
export function PresenceProvider({ children }: { readonly children: ReactNode }) {
  const session = useMapSession()
  const { selection } = useWorkbench()
  const others = useMemo(() => othersOn(session), [session])
  const reporter = useMemo(() => new WhereaboutsReporter(session.moveTo), [session])
  const all = useSyncExternalStore(others.subscribe, others.all)
  const [wanted, follow] = useState<Other>()
  // Whoever leaves is not followed any more, and not again when they come back.
  const following = wanted && all.find(({ session: page }) => page === wanted.session)

  const chosen = selection?.id ?? null
  useEffect(() => reporter.report({ chosen }), [reporter, chosen])
  useEffect(() => {
    const hide = () => document.hidden && reporter.report({ pointer: null })
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      reporter.close()
    }
  }, [reporter])

  const report = useCallback((part: Partial<Whereabouts>) => reporter.report(part), [reporter])
  const presence = useMemo(
    () => ({ others, report, following, follow }),
    [others, report, following],
  )
  return <Context value={presence}>{children}</Context>
}

function usePresence(): Presence {
  const presence = useContext(Context)
  if (!presence) throw new Error('usePresence needs a PresenceProvider around it.')
  return presence
}

/** Every other page that this map is open on. */
export function useOthers(): readonly Other[] {
  const { others } = usePresence()
  return useSyncExternalStore(others.subscribe, others.all)
}

/** Who has the record selected or its text open. */
export function useOthersAt(id: string): Occupation | undefined {
  const { others } = usePresence()
  return useSyncExternalStore(others.subscribe, () => others.at(id))
}

/** The record whose text a page has open. */
export function useEditingOn(session: string): string | undefined {
  const { others } = usePresence()
  return useSyncExternalStore(others.subscribe, () => others.editingOn(session))
}

export function usePointers(): readonly Pointing[] {
  const { others } = usePresence()
  return useSyncExternalStore(others.subscribe, others.pointers)
}

/** Tells the others a part of where this person is. */
export const useReport = (): Presence['report'] => usePresence().report

/** Whose view of the canvas is shown here, if anybody's. */
export function useFollowing(): Pick<Presence, 'following' | 'follow'> {
  return usePresence()
}

/** What a page sees of the canvas, while it shows it. */
export function useViewOf(session: string | undefined): View | undefined {
  const { others } = usePresence()
  return useSyncExternalStore(others.subscribe, () =>
    session === undefined ? undefined : others.viewOf(session),
  )
}
