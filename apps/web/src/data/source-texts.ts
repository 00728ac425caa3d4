import type { SourceId } from '@counterpoint/core'
import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { SourceTexts } from '../signs/source-label.ts'
import { useMap } from './map-session.tsx'
import { sourceQuery } from './queries.ts'

/** The texts of the map's sources, as far as they are here yet. */
export function useSourceTexts(): SourceTexts {
  const ids = [...useMap().sources.keys()]
  const key = ids.join(' ')
  return useQueries({
    queries: ids.map((id) => sourceQuery(id)),
    combine: useCallback(
      (results: readonly { readonly data?: { readonly text: string } | undefined }[]) =>
        new Map(
          results.flatMap(({ data }, index) => {
            const id = key.split(' ')[index]
            return data && id ? [[id as SourceId, data.text] as const] : []
          }),
        ),
      [key],
    ),
  })
}
