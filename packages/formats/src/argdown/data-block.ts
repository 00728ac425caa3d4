import { parse } from 'yaml'
import { isFields, type Fields } from '../import/fields.ts'

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
