import type { MapId } from '@counterpoint/core'
import {
  listVersions,
  nameVersion,
  removeVersion,
  renameVersion,
  type versionReply,
} from '@counterpoint/protocol'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { useNotices } from '../shared/ui/notices.tsx'
import { api } from './api.ts'
import { useMap } from './map-session.tsx'

/** A name for the map as it was at one revision. */
export type Version = z.output<typeof versionReply>

const versionsQuery = (map: MapId) =>
  queryOptions({
    // Names that others give are announced like what they say.
    queryKey: ['discussion', map, 'versions'],
    queryFn: async ({ signal }) => {
      const versions: Version[] = []
      for (let after: string | null | undefined; after !== null;) {
        const query = { limit: 200, ...(after === undefined ? {} : { after }) }
        const page: { items: Version[]; next: string | null } = await api.call(listVersions, {
          params: { id: map },
          query,
          signal,
        })
        versions.push(...page.items)
        after = page.next
      }
      return versions.toSorted((a, b) => b.revision - a.revision)
    },
    staleTime: 10_000,
  })

/** All named versions of the open map, the latest revision first. */
export function useVersions(): readonly Version[] {
  return useQuery(versionsQuery(useMap().id)).data ?? NONE
}

const NONE: readonly Version[] = []

/** What can be done to versions. Says what went wrong, and answers whether it was done. */
export function useVersionActs() {
  const { id } = useMap()
  const client = useQueryClient()
  const { warn } = useNotices()
  return useMemo(() => {
    const perform = async (act: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act()
        return true
      } catch (cause) {
        warn(cause instanceof Error ? cause.message : 'That did not work; try again.')
        return false
      } finally {
        await client.invalidateQueries({ queryKey: versionsQuery(id).queryKey })
      }
    }
    return {
      name: (revision: number, name: string) =>
        perform(() => api.call(nameVersion, { params: { id }, body: { revision, name } })),
      rename: (version: string, name: string) =>
        perform(() => api.call(renameVersion, { params: { id, version }, body: { name } })),
      remove: (version: string) =>
        perform(() => api.call(removeVersion, { params: { id, version } })),
    }
  }, [id, client, warn])
}
