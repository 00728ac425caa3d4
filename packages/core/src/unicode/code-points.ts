/**
 * All offsets and lengths of this product count Unicode code points (W3C Web Annotation Data Model,
 * 4.2.5), while JavaScript strings count UTF-16 code units. These are the only places that convert.
 */

/** Number of code points in `text`. Cost: O(text), without building an array. */
export function codePointLength(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length - 1; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) {
      length--
      i++
    }
  }
  return length
}

/** The part of `text` from code point `start` to code point `end`, end exclusive. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const from = toUtf16(text, start)
  return text.slice(from, toUtf16(text, end - start, from))
}

/** Index in UTF-16 code units of the code point `offset`, counted from the code unit `from`. */
export function toUtf16(text: string, offset: number, from = 0): number {
  let index = from
  for (let left = offset; left > 0 && index < text.length; left--) {
    index += isPair(text, index) ? 2 : 1
  }
  return index
}

/** Number of code points before the UTF-16 index `index`. */
export const toCodePoint = (text: string, index: number): number =>
  codePointLength(text.slice(0, index))

/**
 * Converts many offsets of one text: O(text) once, O(1) a call afterwards.
 * Texts without surrogate pairs, nearly all of them, cost nothing.
 */
export function codePointIndex(text: string): {
  readonly toCodePoint: (utf16: number) => number
  readonly toUtf16: (codePoint: number) => number
} {
  if (!/[\uD800-\uDBFF]/.test(text)) return { toCodePoint: same, toUtf16: same }
  const codePointAt = new Uint32Array(text.length + 1)
  const utf16At: number[] = []
  let codePoint = 0
  for (let i = 0; i < text.length; i++) {
    codePointAt[i] = codePoint
    utf16At.push(i)
    if (isPair(text, i)) codePointAt[++i] = codePoint
    codePoint++
  }
  codePointAt[text.length] = codePoint
  utf16At.push(text.length)
  return {
    toCodePoint: (utf16) => codePointAt[utf16] ?? codePoint,
    toUtf16: (offset) => utf16At[offset] ?? text.length,
  }
}

/** A surrogate without its partner is no Unicode text and no database stores it. */
export const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text)

const same = (offset: number): number => offset
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const isPair = (text: string, index: number): boolean =>
  isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))
