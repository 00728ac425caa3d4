import type { MapId } from '@counterpoint/core'
import { getMapAccess } from '@counterpoint/protocol'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What this person is on a map and may do with it, as the server decides. */
export const accessQuery = (map: MapId) =>
  queryOptions({
    queryKey: ['access', map],
    queryFn: ({ signal }) => api.call(getMapAccess, { params: { id: map }, signal }),
    retry: false,
  })
