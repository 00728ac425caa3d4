import { isId } from '@counterpoint/core'

/** Enough for every record of a map, so that numbered ids sort as they were given. */
const DIGITS = 5

/** Ids that no record has yet: the wish if it can be an id here, else the prefix and a number. */
export function uniqueIds(): (prefix: string, wish?: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (prefix, wish) => {
    let id = wish !== undefined && isId(wish) ? wish : ''
    while (id === '' || taken.has(id)) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      id = `${prefix}${String(count).padStart(DIGITS, '0')}`
    }
    taken.add(id)
    return id
  }
}
