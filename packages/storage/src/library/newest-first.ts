import { InvalidCursor, readCursor, type SortKey } from './cursor.ts'

interface Dated {
  readonly id: string
  readonly createdAt: Date
}

/** Lists of sources and maps: the newest first, and by id where two are as old. */
export const NEWEST_FIRST = [{ createdAt: 'desc' }, { id: 'desc' }] as const

export const newestFirstKey = ({ createdAt, id }: Dated): SortKey => [createdAt.getTime(), id]

/** What comes after `cursor` in that order; everything without one. @throws InvalidCursor */
export function olderThan(cursor: string | undefined) {
  if (cursor === undefined) return {}
  const [time, id] = readCursor(cursor, [0, ''] as [number, string])
  const createdAt = new Date(time)
  if (Number.isNaN(createdAt.getTime())) throw new InvalidCursor()
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }
}
