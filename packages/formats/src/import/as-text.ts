import { codePointLength, sliceCodePoints } from '@counterpoint/core'

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/**
 * `text` as a record's text may be: line ends as newlines, without control characters and halves of
 * surrogate pairs, at most `max` code points. `warn` hears of everything a reader would miss.
 */
export function asText(text: string, max: number, warn: (message: string) => void): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
  const length = codePointLength(clean)
  if (length <= max) return clean
  warn(`Its text has ${length} characters, more than ${max}; the end is left out.`)
  return `${sliceCodePoints(clean, 0, max - 1)}…`
}
