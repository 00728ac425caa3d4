/** The `after` of a page request is none that a page gave as its `next`. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor'

  constructor() {
    super('This is not a place in the list; start from its beginning.')
  }
}

/** A page ends at the sort key of its last record. */
export type SortKey = readonly (string | number)[]

export const writeCursor = (key: SortKey): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/**
 * The sort key that `cursor` holds, of the same types as `shape`.
 * @throws InvalidCursor
 */
export function readCursor<K extends SortKey>(cursor: string, shape: K): K {
  const key = parsed(Buffer.from(cursor, 'base64url').toString('utf8'))
  const fits =
    Array.isArray(key) &&
    key.length === shape.length &&
    key.every((part, i) => typeof part === typeof shape[i] && isStorable(part))
  if (!fits) throw new InvalidCursor()
  return key as unknown as K
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isStorable = (part: unknown): boolean =>
  typeof part === 'number' ? Number.isSafeInteger(part) : !String(part).includes('\u0000')
