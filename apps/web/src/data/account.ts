import { listApiKeys, listSessions } from '@counterpoint/protocol'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** Where this person is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => api.call(listSessions, { signal }),
})

/** The API keys of a workspace: this person’s own; for admins everybody’s. */
export const apiKeysQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['api-keys', workspace],
    queryFn: ({ signal }) => api.call(listApiKeys, { params: { id: workspace }, signal }),
  })
