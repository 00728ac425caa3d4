import type { ClaimId } from '@counterpoint/core'
import { createContext, useContext } from 'react'
import type { PassageChip } from './canvas-card.ts'

/** What cards can ask of the canvas. */
export interface CanvasActions {
  /** `seen` is the text that the person began with. */
  readonly reword: (claim: ClaimId, text: string, seen: string) => void
  readonly endEditing: () => void
  readonly openPassage: (chip: PassageChip) => void
  readonly keepDraft: (text: string) => void
  readonly dropDraft: () => void
}

const Context = createContext<CanvasActions | undefined>(undefined)

export const CanvasActionsProvider = Context

export function useCanvasActions(): CanvasActions {
  const actions = useContext(Context)
  if (!actions) throw new Error('useCanvasActions needs the canvas around it.')
  return actions
}
