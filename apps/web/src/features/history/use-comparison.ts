import {
  diffOf,
  withGone,
  type ArgumentMap,
  type ChangeMark,
  type MapDiff,
} from '@counterpoint/core'
import { useMemo } from 'react'
import { useHistory } from '../../data/history.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import type { Mark } from '../../signs/standing-mark.tsx'

/** The revision that is looked at beside another one. */
export interface Comparison {
  readonly since: number
  readonly diff: MapDiff
  /** The map that is looked at, and on it what went. */
  readonly picture: ArgumentMap
  readonly changeOf: (id: string) => ChangeMark | undefined
  /** How a claim or a step stood at the other revision, where it stands otherwise now. */
  readonly markOf: (id: string) => Mark | undefined
}

/** What differs between `since` and the revision that is looked at; nothing while there is no `since`. */
export function useComparison(since: number | undefined): Comparison | undefined {
  const { log, map, first, last } = useHistory()
  const { reading, stances } = useWhatStands().options
  const isHere = since !== undefined && since >= first && since <= last
  return useMemo(() => {
    if (!isHere) return undefined
    const before = log.mapAt(since)
    const diff = diffOf(before, map, {
      ...(reading ? { reading } : {}),
      ...(stances ? { stances } : {}),
    })
    const changes = new Map(diff.differences.map(({ id, change }) => [id, change]))
    const flips = new Map<string, Mark>(diff.flips.map(({ id, before: was }) => [id, { was }]))
    return {
      since,
      diff,
      picture: withGone(before, map),
      changeOf: (id) => changes.get(id),
      markOf: (id) => flips.get(id),
    }
  }, [log, map, since, isHere, reading, stances])
}
