import { createHash } from 'node:crypto'
import type { ArgumentMap } from '@counterpoint/core'

/** The same for equal maps, whatever order their records came in. */
export function canonical(map: ArgumentMap): string {
  const value = Object.entries(map)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [
      name,
      part instanceof Map ? [...part].toSorted(([a], [b]) => (a < b ? -1 : 1)) : part,
    ])
  return createHash('sha256').update(JSON.stringify(value, ordered)).digest('hex')
}

/** Fields in one order: a record read from a table has them in another than one that was edited. */
const ordered = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
