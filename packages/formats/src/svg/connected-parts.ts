/** Something that bears on others. */
interface Linked {
  readonly id: string
  readonly above: readonly string[]
}

/** `all` by who hangs together with whom, in the order of `all`. Cost: O(members + links). */
export function connectedParts<T extends Linked>(all: readonly T[]): T[][] {
  const neighbours = new Map(all.map(({ id }) => [id, [] as string[]]))
  for (const { id, above } of all) {
    for (const other of above) {
      neighbours.get(id)?.push(other)
      neighbours.get(other)?.push(id)
    }
  }
  const partOf = new Map<string, number>()
  const parts: T[][] = []
  for (const { id } of all) {
    if (partOf.has(id)) continue
    const open = [id]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (partOf.has(next)) continue
      partOf.set(next, parts.length)
      open.push(...(neighbours.get(next) ?? []))
    }
    parts.push([])
  }
  for (const each of all) parts[partOf.get(each.id) ?? 0]?.push(each)
  return parts
}
