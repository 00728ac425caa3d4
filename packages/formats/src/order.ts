/** By code unit: the same in every language and on every machine. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Records in the order of their ids, so that a file does not depend on who came first. */
export const inOrder = <R extends { readonly id: string }>(records: ReadonlyMap<string, R>): R[] =>
  [...records.values()].sort((a, b) => compareIds(a.id, b.id))
