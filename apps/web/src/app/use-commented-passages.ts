import { codePointIndex, quotesFrom } from '@counterpoint/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { threadsQuery, useDiscussion } from '../data/discussion.ts'
import { useMap } from '../data/map-session.tsx'
import type { ReadableSource } from '../data/passage-actions.ts'
import type { CommentedPassage } from '../features/source-reader/comment-count.tsx'

/** Passages of `source` with open threads: words by themselves, and quotes of this map. */
export function useCommentedPassages(
  source: ReadableSource | undefined,
): readonly CommentedPassage[] {
  const map = useMap()
  const counts = useDiscussion()?.openThreads
  const { data } = useInfiniteQuery({
    ...threadsQuery(map.id, source?.id ?? ''),
    enabled: source !== undefined,
  })
  return useMemo(() => {
    if (!source) return []
    const { toUtf16 } = codePointIndex(source.text)
    const open = data?.pages.flatMap(({ items }) => items).filter(({ resolved }) => !resolved) ?? []
    const byWords = open.flatMap(({ id, subject }) =>
      'source' in subject
        ? [{ id, start: toUtf16(subject.start), end: toUtf16(subject.end), count: 1 }]
        : [],
    )
    const onQuote = new Map(counts?.map(({ about, count }) => [about, count]))
    const byQuote = quotesFrom(map, source.id).flatMap(({ id, start, end }) => {
      const count = onQuote.get(id)
      return count === undefined ? [] : [{ id, start: toUtf16(start), end: toUtf16(end), count }]
    })
    return [...byWords, ...byQuote]
  }, [map, source, data, counts])
}
