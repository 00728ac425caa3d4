import type { MapId } from '@counterpoint/core'
import { listMapRoles, listSharedMaps, listShareLinks } from '@counterpoint/protocol'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** Members whose role on this map is not that in the workspace. */
export const mapRolesQuery = (map: MapId) =>
  queryOptions({
    queryKey: ['map-roles', map],
    queryFn: ({ signal }) => api.call(listMapRoles, { params: { id: map }, signal }),
  })

export const shareLinksQuery = (map: MapId) =>
  queryOptions({
    queryKey: ['share-links', map],
    queryFn: ({ signal }) => api.call(listShareLinks, { params: { id: map }, signal }),
  })

/** The maps that share links let this person into, beside those of his workspaces. */
export const sharedMapsQuery = queryOptions({
  queryKey: ['shared-maps'],
  queryFn: ({ signal }) => api.call(listSharedMaps, { signal }),
})
