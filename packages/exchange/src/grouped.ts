/** `all` by what `keyOf` says of each, keys in the order in which they come up. */
export function grouped<K, V>(all: readonly V[], keyOf: (each: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return groups
}
