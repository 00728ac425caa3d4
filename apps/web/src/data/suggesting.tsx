import type { MapSession } from '@counterpoint/client'
import type { ArgumentMap, ClaimId, GhostMark, Operation } from '@counterpoint/core'
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { ReadOnlyProvider } from '../shared/read-only.tsx'
import { useMay } from './access.ts'
import { SessionLayer, useMapSession } from './map-session.tsx'
import { overlaySession, previewSession, type OverlaySession } from './overlay-session.ts'
import { keepDraft, keptDraft } from './suggestion-drafts.ts'
import { useWorkbench } from './workbench.tsx'

/** Editing changes the map; suggesting gathers changes for others to decide. */
export type Mode = 'edit' | 'suggest'

interface Suggesting {
  readonly mode: Mode
  readonly mayEdit: boolean
  readonly maySuggest: boolean
  readonly setMode: (mode: Mode) => void
  /** What is being suggested; undefined while editing. */
  readonly draft: OverlaySession | undefined
  /** The suggestion that is shown on the map. */
  readonly shown: string | undefined
  readonly show: (suggestion: {
    readonly id: string
    readonly operations: readonly Operation[]
  }) => void
  readonly hide: () => void
  readonly marks: ReadonlyMap<string, GhostMark>
  readonly base: MapSession
}

const Context = createContext<Suggesting | undefined>(undefined)
const NO_MARKS: ReadonlyMap<string, GhostMark> = new Map()

/** Lays over the open map what is being suggested, or the suggestion that somebody looks at. */
export function SuggestingProvider({ children }: { readonly children: ReactNode }) {
  const base = useMapSession()
  const { id } = base.state().map
  const { lookAt } = useWorkbench()
  const [chosen, setMode] = useState<Mode>('edit')
  const [preview, setPreview] = useState<{
    readonly id: string
    readonly session: OverlaySession
  }>()
  const mayEdit = useMay('map.edit')
  const maySuggest = useMay('map.comment')
  const mode = mayEdit ? chosen : maySuggest ? 'suggest' : 'edit'
  const draft = useMemo(
    () => overlaySession(base, keptDraft(id), (operations) => keepDraft(id, operations)),
    [base, id],
  )
  const layer = preview?.session ?? (mode === 'suggest' ? draft : undefined)
  const marks = useSyncExternalStore(
    layer?.subscribe ?? base.subscribe,
    () => layer?.marks() ?? NO_MARKS,
  )

  // A draft of an earlier visit is taken up where it was left.
  useEffect(() => {
    if (draft.operations().length > 0) setMode('suggest')
  }, [draft])

  const suggesting = useMemo<Suggesting>(
    () => ({
      mode,
      mayEdit,
      maySuggest,
      setMode,
      draft: mode === 'suggest' ? draft : undefined,
      shown: preview?.id,
      show: ({ id: shown, operations }) => {
        const session = previewSession(base, operations)
        setPreview({ id: shown, session })
        const [first] = [...session.marks().keys()].filter((mark) => isPlaceable(session, mark))
        if (first !== undefined) lookAt(first as ClaimId)
      },
      hide: () => setPreview(undefined),
      marks,
      base,
    }),
    [mode, mayEdit, maySuggest, draft, preview, base, marks, lookAt],
  )
  return (
    <Context value={suggesting}>
      <ReadOnlyProvider value={!mayEdit && !maySuggest}>
        <SessionLayer session={layer ?? base}>{children}</SessionLayer>
      </ReadOnlyProvider>
    </Context>
  )
}

/** The map as it is, without what is being suggested or looked at. */
export function useBaseMap(): ArgumentMap {
  const { base } = useSuggesting()
  return useSyncExternalStore(base.subscribe, () => base.state().map)
}

export function useSuggesting(): Suggesting {
  const suggesting = useContext(Context)
  if (!suggesting) throw new Error('useSuggesting needs a SuggestingProvider around it.')
  return suggesting
}

const isPlaceable = (session: MapSession, id: string): boolean =>
  session.state().map.claims.has(id as ClaimId)
