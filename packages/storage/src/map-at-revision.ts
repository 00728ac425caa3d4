import type { ArgumentMap } from '@counterpoint/core'

/** A map at one revision: what replaying the log up to it gives. */
export interface MapAtRevision {
  readonly revision: number
  readonly map: ArgumentMap
}
