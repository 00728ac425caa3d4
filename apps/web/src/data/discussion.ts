import type { ClaimId, MapId, Operation, Stance, ThreadSubject } from '@counterpoint/core'
import {
  acceptSuggestion,
  editComment,
  getDiscussion,
  listNotifications,
  listStances,
  listSuggestions,
  listThreads,
  markNotificationsRead,
  openThread,
  readActivity,
  rebaseSuggestion,
  rejectSuggestion,
  removeComment,
  replyToThread,
  resolveThread,
  setBlind,
  suggestChanges,
  takeStance,
  withdrawStance,
  withdrawSuggestion,
  type DiscussionPart,
} from '@counterpoint/protocol'
import { infiniteQueryOptions, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { useNotices } from '../shared/ui/notices.tsx'
import { api } from './api.ts'
import { useMap, useMapSession } from './map-session.tsx'

const FRESH_MS = 10_000
const firstPage = null as string | null

const discussionQuery = (map: MapId) =>
  queryOptions({
    queryKey: ['discussion', map, 'summary'],
    queryFn: ({ signal }) => api.call(getDiscussion, { params: { id: map }, signal }),
    staleTime: FRESH_MS,
  })

/** The threads about one record or source, or all that are open. */
export const threadsQuery = (map: MapId, about?: string) =>
  infiniteQueryOptions({
    queryKey: ['discussion', map, 'threads', about ?? 'open'],
    queryFn: ({ pageParam, signal }) =>
      api.call(listThreads, {
        params: { id: map },
        query: {
          limit: 50,
          ...(about ? { about } : { state: 'open' as const }),
          ...(pageParam ? { after: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    staleTime: FRESH_MS,
  })

export const suggestionsQuery = (map: MapId) =>
  infiniteQueryOptions({
    queryKey: ['discussion', map, 'suggestions'],
    queryFn: ({ pageParam, signal }) =>
      api.call(listSuggestions, {
        params: { id: map },
        query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    staleTime: FRESH_MS,
  })

export const stancesQuery = (map: MapId) =>
  queryOptions({
    queryKey: ['discussion', map, 'stances'],
    queryFn: ({ signal }) => api.call(listStances, { params: { id: map }, signal }),
    staleTime: FRESH_MS,
  })

export const activityQuery = (map: MapId) =>
  infiniteQueryOptions({
    queryKey: ['discussion', map, 'activity'],
    queryFn: ({ pageParam, signal }) =>
      api.call(readActivity, {
        params: { id: map },
        query: { limit: 40, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
  })

const NOTIFICATIONS = ['notifications']

export const notificationsQuery = (workspace: string) =>
  infiniteQueryOptions({
    queryKey: [...NOTIFICATIONS, workspace],
    queryFn: ({ pageParam, signal }) =>
      api.call(listNotifications, {
        query: { workspace, limit: 30, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })

/** Fetches anew what shows `part` of a discussion: after changes of one's own, or on an announcement. */
function useRefreshDiscussion(): (...parts: readonly DiscussionPart[]) => Promise<void> {
  const client = useQueryClient()
  const { id } = useMap()
  return useCallback(
    async (...parts) => {
      await Promise.all(
        ['summary', 'activity', ...parts].map((each) =>
          client.invalidateQueries({ queryKey: ['discussion', id, each] }),
        ),
      )
    },
    [client, id],
  )
}

/** Fetches anew whatever the server says has changed in the discussion of the open map. */
export function useLiveDiscussion(): void {
  const session = useMapSession()
  const client = useQueryClient()
  const refresh = useRefreshDiscussion()
  useEffect(
    () =>
      session.subscribeToDiscussion((parts) => {
        void refresh(...parts)
        void client.invalidateQueries({ queryKey: NOTIFICATIONS })
      }),
    [session, client, refresh],
  )
}

/** The discussion of the open map: what counts, who takes part, what this person may do. */
export function useDiscussion() {
  const { id } = useMap()
  return useQuery(discussionQuery(id)).data
}

/** Everything that can be said about a map. Says what went wrong, and answers whether it was done. */
export function useDiscussionActs() {
  const { id: map } = useMap()
  const session = useMapSession()
  const refresh = useRefreshDiscussion()
  const { warn } = useNotices()

  return useMemo(() => {
    const perform = async (part: DiscussionPart, act: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act()
        return true
      } catch (cause) {
        warn(cause instanceof Error ? cause.message : 'That did not work; try again.')
        return false
      } finally {
        await refresh(part)
      }
    }
    const onMap = { id: map }
    return {
      open: (subject: ThreadSubject, text: string) =>
        perform('threads', () => api.call(openThread, { params: onMap, body: { subject, text } })),
      reply: (thread: string, text: string) =>
        perform('threads', () =>
          api.call(replyToThread, { params: { ...onMap, thread }, body: { text } }),
        ),
      edit: (comment: string, text: string) =>
        perform('threads', () =>
          api.call(editComment, { params: { ...onMap, comment }, body: { text } }),
        ),
      remove: (comment: string) =>
        perform('threads', () => api.call(removeComment, { params: { ...onMap, comment } })),
      resolve: (thread: string, isResolved: boolean) =>
        perform('threads', () =>
          api.call(resolveThread, { params: { ...onMap, thread }, body: { isResolved } }),
        ),
      suggest: (operations: readonly Operation[], note: string) =>
        perform('suggestions', () =>
          api.call(suggestChanges, {
            params: onMap,
            body: { operations: [...operations], note },
          }),
        ),
      accept: (suggestion: string, version: number) =>
        perform('suggestions', async () => {
          const params = { ...onMap, suggestion }
          await api.call(acceptSuggestion, { params, body: { version } })
          await session.refresh()
        }),
      reject: (suggestion: string, reason: string) =>
        perform('suggestions', () =>
          api.call(rejectSuggestion, { params: { ...onMap, suggestion }, body: { reason } }),
        ),
      withdraw: (suggestion: string) =>
        perform('suggestions', () =>
          api.call(withdrawSuggestion, { params: { ...onMap, suggestion } }),
        ),
      rebase: (suggestion: string, operations: readonly Operation[]) =>
        perform('suggestions', () =>
          api.call(rebaseSuggestion, {
            params: { ...onMap, suggestion },
            body: { operations: [...operations] },
          }),
        ),
      takeStance: (claim: ClaimId, stance: Stance) =>
        perform('stances', () =>
          api.call(takeStance, { params: { ...onMap, claim }, body: stance }),
        ),
      withdrawStance: (claim: ClaimId) =>
        perform('stances', () => api.call(withdrawStance, { params: { ...onMap, claim } })),
      setBlind: (isBlind: boolean) =>
        perform('stances', () => api.call(setBlind, { params: onMap, body: { isBlind } })),
    }
  }, [map, session, refresh, warn])
}

export function useMarkRead(workspace: string): (ids?: readonly string[]) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (ids) => {
      await api.call(markNotificationsRead, {
        query: { workspace },
        body: ids ? { ids: [...ids] } : {},
      })
      await client.invalidateQueries({ queryKey: notificationsQuery(workspace).queryKey })
    },
    [client, workspace],
  )
}
