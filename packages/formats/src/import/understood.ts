import type { MapDocument } from '@counterpoint/core'

/** Kinds of records that a file can bring. */
const KINDS = [
  'sources',
  'quotes',
  'claims',
  'inferences',
  'equivalences',
  'tensions',
  'positions',
  'audiences',
] as const

/** How many records of each kind were understood. */
export type Understood = Readonly<Record<(typeof KINDS)[number] | 'placements', number>>

export const understoodIn = (document: MapDocument): Understood =>
  ({
    ...Object.fromEntries(KINDS.map((kind) => [kind, document[kind].length])),
    placements: Object.keys(document.placements).length,
  }) as Understood
