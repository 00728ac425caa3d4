import type { Standing } from '@counterpoint/core'
import type { Selection } from '../../data/workbench.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'

export interface InspectorProps {
  readonly texts: SourceTexts
  readonly standingOf: (id: string) => Standing | undefined
  /** Why a claim or a step stands as it does, in a sentence or two. */
  readonly reasonFor: (id: string) => string | undefined
  /** Opens the reasons step by step. */
  readonly onWhy: () => void
  readonly onDelete: (selection: Selection) => void
}
