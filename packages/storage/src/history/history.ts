import type { Result } from '@counterpoint/core'
import type { MapPlace } from '../discussion/discussion.ts'
import type { MapAtRevision } from '../map-at-revision.ts'
import type { Page, PageRequest } from '../page.ts'
import type { Subject } from '../subject.ts'

/** A name for a map as it was at one revision. */
export interface Version {
  readonly id: string
  readonly revision: number
  readonly name: string
  readonly by: Subject
  /** When it was named; ISO 8601, UTC. */
  readonly createdAt: string
}

export type NewVersion = Omit<Version, 'createdAt'>

/** What a map was, and the names that people gave to it. */
export interface History {
  /** The map as replaying its log up to `revision` gives it. */
  mapAt(
    place: MapPlace,
    revision: number,
  ): Promise<Result<MapAtRevision, 'map_not_found' | 'no_such_revision'>>

  nameVersion(
    place: MapPlace,
    version: NewVersion,
  ): Promise<Result<Version, 'map_not_found' | 'no_such_revision' | 'id_taken'>>
  /** The last named first. */
  listVersions(place: MapPlace, page: PageRequest): Promise<Page<Version>>
  /** Undefined when there is no such version. */
  renameVersion(place: MapPlace, id: string, name: string): Promise<Version | undefined>
  /** Takes the name away; the revision stays in the log. False when there was none. */
  removeVersion(place: MapPlace, id: string): Promise<boolean>
}
