/** What an object of a file holds, by its fields. Only its own fields are ever looked at. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The field `name` if it is a text that says something. */
export function textIn(fields: Fields | undefined, name: string): string | undefined {
  const value = own(fields, name)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export const listIn = (fields: Fields | undefined, name: string): readonly unknown[] => {
  const value = own(fields, name)
  return Array.isArray(value) ? value : []
}

export const fieldsOf = (fields: Fields | undefined, name: string): Fields | undefined => {
  const value = own(fields, name)
  return isFields(value) ? value : undefined
}

export const isSet = (fields: Fields | undefined, name: string): boolean =>
  own(fields, name) === true

/** The field `name`, if it is there and no part of a prototype. */
export const own = (fields: Fields | undefined, name: string): unknown =>
  fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined

/** The fields that are not among `names`; nothing when there are none. */
export function otherFields(
  fields: Fields | undefined,
  names: readonly string[],
): Fields | undefined {
  const others = Object.entries(fields ?? {}).filter(([name]) => !names.includes(name))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}

/** A field that holds one thing or several, as in JSON-LD. */
export function manyIn(fields: Fields | undefined, name: string): readonly unknown[] {
  const value = own(fields, name)
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}
