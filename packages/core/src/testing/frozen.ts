/**
 * `value` and all it holds, made to throw when somebody writes to it: records by `Object.freeze`,
 * collections by taking their writing methods away.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (value instanceof Map) {
    for (const held of value.values()) frozen(held)
    for (const method of ['set', 'delete', 'clear'] as const) {
      Object.defineProperty(value, method, {
        value: () => {
          throw new Error(`A frozen collection was written to by ${method}.`)
        },
      })
    }
  }
  for (const held of Object.values(value)) frozen(held)
  return Object.freeze(value)
}
