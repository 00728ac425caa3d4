import type { PageRequest } from '@counterpoint/storage'

/** What a list's query asks of storage. */
export const pageRequest = ({
  after,
  limit,
}: {
  readonly after?: string | undefined
  readonly limit: number
}): PageRequest => (after === undefined ? { limit } : { after, limit })
