/** The ways to look at a map. */
export const VIEWS = ['map', 'outline', 'compare', 'history'] as const
export type View = (typeof VIEWS)[number]

export const VIEW_WORDS: Readonly<Record<View, string>> = {
  map: 'Map',
  outline: 'Outline',
  compare: 'Compare',
  history: 'History',
}

/** What the pane beside the map shows. */
export const PANELS = ['about', 'stands', 'evidence', 'discussion'] as const
export type Panel = (typeof PANELS)[number]

export const PANEL_WORDS: Readonly<Record<Panel, string>> = {
  about: 'About',
  stands: 'What stands',
  evidence: 'Evidence',
  discussion: 'Discussion',
}

export const isView = (value: unknown): value is View => VIEWS.some((view) => view === value)
