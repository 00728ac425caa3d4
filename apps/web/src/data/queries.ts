import { getSource, listMaps, listSources, search } from '@counterpoint/protocol'
import type { SourceId } from '@counterpoint/core'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

const firstPage = null as string | null

export const mapsQuery = infiniteQueryOptions({
  queryKey: ['maps'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listMaps, { query: pageParam ? { after: pageParam } : {}, signal }),
  initialPageParam: firstPage,
  getNextPageParam: ({ next }) => next,
})

export const sourcesQuery = infiniteQueryOptions({
  queryKey: ['sources'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listSources, { query: pageParam ? { after: pageParam } : {}, signal }),
  initialPageParam: firstPage,
  getNextPageParam: ({ next }) => next,
})

/** A source is immutable: once here, it stays. */
export const sourceQuery = (id: SourceId) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: ({ signal }) => api.call(getSource, { params: { id }, signal }),
    staleTime: Infinity,
    gcTime: Infinity,
  })

export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => api.call(search, { query: { q: words }, signal }),
    enabled: words.trim().length > 1,
    staleTime: 10_000,
  })
