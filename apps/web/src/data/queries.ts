import { getSource, listMaps, listSources, search } from '@counterpoint/protocol'
import type { SourceId } from '@counterpoint/core'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

const firstPage = null as string | null

/** The maps of a workspace; of none, where that is undefined. */
export const mapsQuery = (workspace: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['maps', workspace],
    queryFn: ({ pageParam, signal }) =>
      api.call(listMaps, {
        query: { workspace, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    enabled: workspace !== undefined,
  })

/** The sources of a workspace; of none, where that is undefined. */
export const sourcesQuery = (workspace: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sources', workspace],
    queryFn: ({ pageParam, signal }) =>
      api.call(listSources, {
        query: { workspace, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    enabled: workspace !== undefined,
  })

/** A source is immutable: once here, it stays. */
export const sourceQuery = (id: SourceId) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: ({ signal }) => api.call(getSource, { params: { id }, signal }),
    staleTime: Infinity,
    gcTime: Infinity,
  })

export const searchQuery = (workspace: string | undefined, words: string) =>
  queryOptions({
    queryKey: ['search', workspace, words],
    queryFn: ({ signal }) => api.call(search, { query: { q: words, workspace }, signal }),
    enabled: workspace !== undefined && words.trim().length > 1,
    staleTime: 10_000,
  })
