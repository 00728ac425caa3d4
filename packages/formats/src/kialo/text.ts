import { oneLine } from '../text/one-line.ts'

export const TITLE = /^Discussion Title: ?(.*)$/
/** A claim's line: its number, its stance, its text. */
export const NUMBERED = /^((?:\d+\.)+) (?:(Pro|Con): )?(.*)$/

/** A reference to a claim that stands elsewhere in the tree. */
export const SEE = /^-> See ((?:\d+\.)+)$/

/** `text` as a line of an export: Markdown's brackets escaped, and what would be a reference. */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\()[\]]/g, (character) => `\\${character}`)
    .replace(/^->/, '\\->')

/** A claim's text as a reader sees it, and where its links lead. */
export interface KialoText {
  readonly text: string
  readonly links: readonly { readonly words: string; readonly url: string }[]
}

/**
 * Takes escapes and links out of a line. Links are `[words](url)`, and brackets inside an address are
 * escaped, so they are read character by character. A bracket that opens nothing stays a bracket.
 */
export function unescaped(line: string): KialoText {
  const links: { words: string; url: string }[] = []
  let text = ''
  for (let index = 0; index < line.length;) {
    const link = line[index] === '[' ? linkAt(line, index) : undefined
    if (link !== undefined) {
      links.push({ words: link.words, url: link.url })
      text += link.words
      index = link.end
      continue
    }
    const { character, next } = characterAt(line, index)
    text += character
    index = next
  }
  return { text, links }
}

const ESCAPABLE = /[!-/:-@[-`{-~]/

function characterAt(line: string, index: number): { character: string; next: number } {
  const following = line[index + 1]
  return line[index] === '\\' && following !== undefined && ESCAPABLE.test(following)
    ? { character: following, next: index + 2 }
    : { character: line[index] ?? '', next: index + 1 }
}

function linkAt(
  line: string,
  start: number,
): { readonly words: string; readonly url: string; readonly end: number } | undefined {
  const words = upTo(line, start + 1, ']', '[')
  if (words === undefined || line[words.end] !== '(') return undefined
  const url = upTo(line, words.end + 1, ')', '(')
  return url && { words: words.text, url: url.text, end: url.end }
}

/** Longest link that is looked for, so that a line of brackets is read in linear time. */
const LONGEST = 4_000

/** What stands before the next unescaped `close`; nothing if `open` comes first. */
function upTo(
  line: string,
  start: number,
  close: string,
  open: string,
): { readonly text: string; readonly end: number } | undefined {
  let text = ''
  for (let index = start; index < line.length && index < start + LONGEST;) {
    if (line[index] === close) return { text, end: index + 1 }
    if (line[index] === open) return undefined
    const { character, next } = characterAt(line, index)
    text += character
    index = next
  }
  return undefined
}
