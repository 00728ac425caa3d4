import type { ClaimId, InferenceId, PositionId, QuoteId, SourceId } from '@counterpoint/core'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

export type Selection =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'inference'; readonly id: InferenceId }
  | { readonly kind: 'quote'; readonly id: QuoteId }
  | { readonly kind: 'position'; readonly id: PositionId }

/** A wish to see something; a new object each time, so that the same wish can be made again. */
export interface Reveal<T> {
  readonly what: T
}

interface Workbench {
  readonly selection: Selection | undefined
  readonly source: SourceId | undefined
  /** The passage that the reader should show. */
  readonly passage: Reveal<QuoteId> | undefined
  /** What the canvas should bring into view. */
  readonly target: Reveal<ClaimId | InferenceId> | undefined
  /** The claim whose text should open for editing. */
  readonly editing: ClaimId | undefined
  readonly select: (selection: Selection | undefined) => void
  readonly openSource: (id: SourceId) => void
  readonly openPassage: (quote: { readonly id: QuoteId; readonly source: SourceId }) => void
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
  const [editing, edit] = useState<ClaimId>()

  const workbench = useMemo<Workbench>(
    () => ({
      selection,
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
    [selection, source, passage, target, editing],
  )
  return <Context value={workbench}>{children}</Context>
}

export function useWorkbench(): Workbench {
  const workbench = useContext(Context)
  if (!workbench) throw new Error('useWorkbench needs a WorkbenchProvider around it.')
  return workbench
}
