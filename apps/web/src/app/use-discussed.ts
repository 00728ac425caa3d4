import type { GhostMark } from '@counterpoint/core'
import { useMemo } from 'react'
import { useDiscussion } from '../data/discussion.ts'
import { useSuggesting } from '../data/suggesting.tsx'

/** What the discussion says of records, for cards and rows. */
export function useDiscussed(): {
  readonly commentsOn: (id: string) => number
  readonly ghostOf: (id: string) => GhostMark | undefined
} {
  const threads = useDiscussion()?.openThreads
  const { marks } = useSuggesting()
  return useMemo(() => {
    const counts = new Map(threads?.map(({ about, count }) => [about, count]))
    return { commentsOn: (id) => counts.get(id) ?? 0, ghostOf: (id) => marks.get(id) }
  }, [threads, marks])
}
