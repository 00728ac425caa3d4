import type { Standing } from '@counterpoint/core'
import type { Selection } from '../../data/workbench.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'

export interface InspectorProps {
  readonly texts: SourceTexts
  readonly standingOf: (id: string) => Standing | undefined
  /** Why a claim or a step stands as it does, in a sentence or two. */
  readonly reasonFor: (id: string) => string | undefined
  readonly onDelete: (selection: Selection) => void
}
