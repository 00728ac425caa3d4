import { codePointLength } from '@counterpoint/core'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * `text` as it was written, which had `length` code points. The embedded database keeps a byte order
 * mark at the start of a text, but its client drops it from what it gives back.
 */
export const withByteOrderMark = (text: string, length: number): string =>
  codePointLength(text) === length - 1 ? BYTE_ORDER_MARK + text : text
