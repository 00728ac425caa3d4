import type { ClaimId, InferenceId, PositionId, QuoteId, SourceId } from '@counterpoint/core'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

export type Selection =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'inference'; readonly id: InferenceId }
  | { readonly kind: 'quote'; readonly id: QuoteId }
  | { readonly kind: 'position'; readonly id: PositionId }

/** A wish to see something; a new object each time, so that the same wish can be made again. */
export interface Reveal<T> {
  readonly what: T
}

/** Parts of what people say about a map. */
export const TALKS = ['comments', 'suggestions', 'activity'] as const
export type Talk = (typeof TALKS)[number]

interface Workbench {
  readonly selection: Selection | undefined
  readonly source: SourceId | undefined
  /** The passage that the reader should show. */
  readonly passage: Reveal<QuoteId> | undefined
  /** What the canvas should bring into view. */
  readonly target: Reveal<ClaimId | InferenceId> | undefined
  /** The part of the discussion that is open. */
  readonly talk: Talk
  /** A wish to see the discussion. */
  readonly talkWish: Reveal<Talk> | undefined
  readonly openTalk: (talk: Talk) => void
  /** The claim whose text should open for editing. */
  readonly editing: ClaimId | undefined
  readonly select: (selection: Selection | undefined) => void
  readonly openSource: (id: SourceId) => void
  readonly openPassage: (quote: { readonly id: QuoteId; readonly source: SourceId }) => void
  /** Brings into view, without selecting. */
  readonly lookAt: (id: ClaimId | InferenceId) => void
  /** Selects and brings into view. */
  readonly reveal: (selection: Extract<Selection, { kind: 'claim' | 'inference' }>) => void
  readonly edit: (claim: ClaimId | undefined) => void
}

const Context = createContext<Workbench | undefined>(undefined)

/** What the panes of the workbench have in common: what is selected, and what is to be shown. */
export function WorkbenchProvider({ children }: { readonly children: ReactNode }) {
  const [selection, select] = useState<Selection>()
  const [source, openSource] = useState<SourceId>()
  const [passage, setPassage] = useState<Reveal<QuoteId>>()
  const [target, setTarget] = useState<Reveal<ClaimId | InferenceId>>()
  const [talk, setTalk] = useState<Talk>('comments')
  const [talkWish, setTalkWish] = useState<Reveal<Talk>>()
  const [editing, edit] = useState<ClaimId>()

  const lookAt = useCallback((id: ClaimId | InferenceId) => setTarget({ what: id }), [])
  const openTalk = useCallback((wanted: Talk) => {
    setTalk(wanted)
    setTalkWish({ what: wanted })
  }, [])
  const workbench = useMemo<Workbench>(
    () => ({
      selection,
      talk,
      talkWish,
      openTalk,
      lookAt,
      source,
      passage,
      target,
      editing,
      select,
      openSource,
      edit,
      openPassage: (quote) => {
        openSource(quote.source)
        setPassage({ what: quote.id })
      },
      reveal: (wanted) => {
        select(wanted)
        setTarget({ what: wanted.id })
      },
    }),
    [selection, talk, talkWish, source, passage, target, editing, lookAt, openTalk],
  )
  return <Context value={workbench}>{children}</Context>
}

export function useWorkbench(): Workbench {
  const workbench = useContext(Context)
  if (!workbench) throw new Error('useWorkbench needs a WorkbenchProvider around it.')
  return workbench
}
