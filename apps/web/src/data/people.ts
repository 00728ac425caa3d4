import { listInvitations, listMembers, listOwnInvitations, readAudit } from '@counterpoint/protocol'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const membersQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['members', workspace],
    queryFn: ({ signal }) => api.call(listMembers, { params: { id: workspace }, signal }),
  })

/** Invitations that nobody has accepted yet. */
export const invitationsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['invitations', workspace],
    queryFn: ({ signal }) => api.call(listInvitations, { params: { id: workspace }, signal }),
    select: ({ items }) => items.filter(({ acceptedAt }) => acceptedAt === null),
  })

/** What this person is invited to, by letters to his address. */
export const ownInvitationsQuery = queryOptions({
  queryKey: ['own-invitations'],
  queryFn: ({ signal }) => api.call(listOwnInvitations, { signal }),
})

const firstPage = null as string | null

export const auditQuery = (workspace: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', workspace],
    queryFn: ({ pageParam, signal }) =>
      api.call(readAudit, {
        params: { id: workspace },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
  })
