import { parse } from 'yaml'

/** What a data block or a front matter holds, by its fields. */
export type Fields = Readonly<Record<string, unknown>>

/** Aliases that may be expanded, so that a few lines are not a gigabyte. */
const MOST_ALIASES = 100

/**
 * The fields in `text`, which is YAML; nothing where it is not, or holds no fields. Our own blocks are
 * JSON, which is read first because it is much faster.
 */
export function fieldsIn(text: string): Fields | undefined {
  const value = json(text) ?? yaml(text)
  return isFields(value) ? value : undefined
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function yaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: MOST_ALIASES, logLevel: 'error' })
  } catch {
    return undefined
  }
}

/** A data block is in YAML's flow style, or between braces on lines of their own in its block style. */
export const fieldsInBlock = (block: string): Fields | undefined =>
  fieldsIn(block) ?? (/^\{[ \t]*\n/.test(block) ? fieldsIn(block.slice(1, -1)) : undefined)

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

const own = (fields: Fields | undefined, name: string): unknown =>
  fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined

/** The fields that are not among `names`; nothing when there are none. */
export function otherFields(
  fields: Fields | undefined,
  names: readonly string[],
): Fields | undefined {
  const others = Object.entries(fields ?? {}).filter(([name]) => !names.includes(name))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}
