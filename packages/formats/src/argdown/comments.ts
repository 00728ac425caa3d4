/** A comment of an Argdown file, with its signs. */
export interface Comment {
  readonly line: number
  readonly text: string
  /** Whether it is the rest of an address, as in `https://example.org`. */
  readonly isAddress: boolean
}

interface Placed {
  readonly image: string
  readonly startOffset: number
  readonly endOffset?: number
  readonly endLine?: number
}

/** Takes the place of a line that is left out, so that all others keep their number. */
export const NOTHING = '//'

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g

/** Comments of `input`: what stands between its `tokens` and is not white space. */
export function commentsIn(input: string, tokens: readonly Placed[]): Comment[] {
  const comments: Comment[] = []
  let from = 0
  let line = 1
  const look = (to: number): void => {
    for (const { 0: text, index } of input.slice(from, to).matchAll(COMMENT)) {
      if (text.trim() === NOTHING) continue
      comments.push({ line, text: text.trim(), isAddress: input[from + index - 1] === ':' })
    }
  }
  for (const { image, startOffset, endOffset, endLine } of tokens) {
    // Tokens for indents have no text and no place of their own.
    if (image === '') continue
    if (startOffset > from) look(startOffset)
    from = Math.max(from, (endOffset ?? startOffset) + 1)
    line = endLine ?? line
  }
  look(input.length)
  return comments
}
