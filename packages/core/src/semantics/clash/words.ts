import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, PositionId, QuoteId, SourceId } from '../../model/id.ts'
import { codePointLength } from '../../unicode/code-points.ts'
import { shortened } from '../../unicode/shortened.ts'

/** Widest line of a text, in code points. */
const WIDTH = 96
/** Code points of a quote that a text shows at most. */
const LONGEST_QUOTE = 160

/** `text` in lines of at most 96 code points where words allow, each behind `indent`. */
export function wrapped(text: string, indent: string, hanging = indent): string {
  const lines: string[] = []
  let line = indent
  let isEmpty = true
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    if (!isEmpty && codePointLength(line) + 1 + codePointLength(word) > WIDTH) {
      lines.push(line)
      line = hanging
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}

/** The words of a claim, in full, between quotation marks. */
export const said = (map: ArgumentMap, claim: ClaimId): string => {
  const { text, implicit } = map.claims.get(claim)!
  return `“${text}”${implicit ? ' (nobody wrote this; the step needs it)' : ''}`
}

export const titleOf = (map: ArgumentMap, position: PositionId): string =>
  map.positions.get(position)!.title

/** `text` with a full stop, unless its last words bring one. */
export const sentence = (text: string): string => (/[.!?…]”?$/u.test(text) ? text : `${text}.`)

/** The title of a source as people say it: without what follows a colon. */
export const sourceName = (map: ArgumentMap, source: SourceId): string =>
  map.sources.get(source)!.title.split(/: /u)[0]!

/** Whose words, and which: “Oman: “…””. */
export function cited(map: ArgumentMap, id: QuoteId): string {
  const { source, exact } = map.quotes.get(id)!
  const flat = exact.replace(/\s+/gu, ' ').trim()
  return `${sourceName(map, source)}: “${shortened(flat, LONGEST_QUOTE)}”`
}

export const listed = (parts: readonly string[]): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : more}`
