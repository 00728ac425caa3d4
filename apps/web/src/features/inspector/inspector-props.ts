import type { Standing } from '@counterpoint/core'
import type { ReactNode } from 'react'
import type { Selection } from '../../data/workbench.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'

export interface InspectorProps {
  readonly texts: SourceTexts
  readonly standingOf: (id: string) => Standing | undefined
  /** Why a claim or a step stands as it does, in a sentence or two. */
  readonly reasonFor: (id: string) => string | undefined
  /** What people say and hold about the selection; about the map, where nothing is selected. */
  readonly discussionOf: (selection: Selection | undefined) => ReactNode
  /** Opens the reasons step by step. */
  readonly onWhy: () => void
  readonly onDelete: (selection: Selection) => void
}
