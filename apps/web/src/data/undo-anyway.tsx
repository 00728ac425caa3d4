import type { OperationOf } from '@counterpoint/core'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

interface Asked {
  readonly verb: 'Undo' | 'Redo'
  /** What would have taken the step back, before somebody changed the same. */
  readonly operation: OperationOf<'restore'>
  /** Called when it was done all the same. */
  readonly onDone?: (() => void) | undefined
}

interface UndoAnyway {
  /** What somebody is asked about now. */
  readonly asked: Asked | undefined
  readonly ask: (asked: Asked) => void
  readonly close: () => void
}

const Context = createContext<UndoAnyway | undefined>(undefined)

/** Keeps which step somebody wants to take back over what another did; it is asked for first. */
export function UndoAnywayProvider({ children }: { readonly children: ReactNode }) {
  const [asked, ask] = useState<Asked>()
  const value = useMemo(() => ({ asked, ask, close: () => ask(undefined) }), [asked])
  return <Context value={value}>{children}</Context>
}

export function useUndoAnyway(): UndoAnyway {
  const undoAnyway = useContext(Context)
  if (!undoAnyway) throw new Error('useUndoAnyway needs an UndoAnywayProvider around it.')
  return undoAnyway
}
