import type { DownMessage } from '../realtime/down.ts'

/**
 * A message as it goes over the wire. The same object goes to everybody who gets the message, so
 * that it is encoded once.
 */
export interface Frame {
  readonly text: string
  /** Length in UTF-8. */
  readonly bytes: number
}

export function frameOf(message: DownMessage): Frame {
  const text = JSON.stringify(message)
  return { text, bytes: utf8Length(text) }
}

/** Bytes of well-formed `text` in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
