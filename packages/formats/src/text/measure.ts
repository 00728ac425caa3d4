/**
 * Width of text without a font engine, in ems of a common sans-serif. Meant to be a little too wide
 * rather than too narrow, so that what is measured to fit does fit.
 */

/** Advance widths of Helvetica (Adobe font metrics), by groups of characters that share one. */
const GROUPS: readonly (readonly [number, string])[] = [
  [0.23, 'ijl'],
  [0.28, " .,:;!|'‘’/\\It[]f()"],
  [0.34, '-r`“”"*'],
  [0.5, 'cksvxyzJ'],
  [0.56, 'abdeghnopqu0123456789L?_$#«»'],
  [0.61, 'FTZ+<=>~–'],
  [0.67, 'ABEKPSVXY&'],
  [0.73, 'CDHNRUw'],
  [0.78, 'GOQ'],
  [0.84, 'Mm'],
  [0.95, 'W%'],
  [1, '@—…'],
]

const WIDTHS = new Map(GROUPS.flatMap(([width, all]) => [...all].map((each) => [each, width])))

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF00-\uFF60\u3000-\u303F]/u
const NO_WIDTH = /^[\p{M}\p{Cf}\p{Cc}]+$/u
const ASCII = /^[ -~]*$/

/** Widest of the characters that nothing is known about. */
const UNKNOWN = 0.68

/** Width of one grapheme. */
export function graphemeWidth(grapheme: string): number {
  const known = WIDTHS.get(grapheme)
  if (known !== undefined) return known
  if (NO_WIDTH.test(grapheme)) return 0
  if (WIDE.test(grapheme)) return 1.05
  return WIDTHS.get(grapheme.normalize('NFD').charAt(0)) ?? UNKNOWN
}

/** Width of `text` in ems. */
export const textWidth = (text: string): number =>
  graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)

/** `text` by what a reader sees as one character (Unicode UAX 29). */
export const graphemes = (text: string): string[] =>
  ASCII.test(text) ? [...text] : Array.from(SEGMENTER.segment(text), ({ segment }) => segment)

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })
