import { oneLine } from '../text/one-line.ts'

/**
 * `text` as Argdown reads it back unchanged, but for white space, which Argdown folds. Every
 * character that starts something in Argdown's lexer gets a backslash: `//` begins a comment,
 * `[ ] < > { } @ #` references, blocks, mentions and tags, `* _` emphasis, `:smile:` and `.O.`
 * symbols, `=` a front matter, and a sign, a digit or a bracket at the start a list or a relation.
 */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\@#*_[\]<>{}/:.=]/g, (character) => `\\${character}`)
    .replace(/^([-+(\d])/, '\\$1')

/** A value that a data block can hold; fields that are undefined are left out. */
export type Flow =
  | string
  | number
  | boolean
  | null
  | readonly Flow[]
  | { readonly [field: string]: Flow | undefined }

/**
 * `value` in YAML's flow style, which is JSON but for its strings: Argdown ends a data block at the
 * first `} x` and a front matter at the first `===`, wherever they stand, and YAML refuses some
 * characters that JSON allows, and a reference before the block swallows it up to a bracket inside,
 * so these leave as `\u` escapes.
 */
export function flow(value: Flow): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(flow).join(', ')}]`
  const fields = Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : [`${quoted(name)}: ${flow(inner)}`],
  )
  return `{${fields.join(', ')}}`
}

const isList = (value: object): value is readonly Flow[] => Array.isArray(value)

const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[{}=[\]<>]|(?! )[\p{C}\p{Z}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => unicodeEscape(character, index)).join(
      '',
    ),
  )

const unicodeEscape = (character: string, index: number): string =>
  `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
