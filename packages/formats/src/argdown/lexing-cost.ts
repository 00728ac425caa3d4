/**
 * How much work an opening bracket without its end makes for Argdown's lexer, in characters looked
 * at: each of `[ < @ #(` may run to the end of its line or of the file, and each `{` to the first
 * `}` that ends a data block. Cost of asking: O(content).
 */
export function lexingCost(content: string): number {
  let cost = 0
  let line = 0
  let lineEnd = -1
  let closing = -1
  let blockEnd = -1
  for (let at = 0; at < content.length; at++) {
    if (at > lineEnd) {
      line = at
      lineEnd = endOf(content, '\n', line)
    }
    const character = content[at]
    if (character === '[' || character === '<' || character === '@') cost += lineEnd - at
    if (character === '(' && '#]'.includes(content[at - 1] ?? ' ')) {
      if (closing < at) closing = endOf(content, ')', at)
      cost += closing - at
    }
    if (character !== '{') continue
    if (blockEnd < at) blockEnd = endOfBlock(content, at)
    cost += blockEnd - at
    // A block that ends is one token, and nothing in it is looked at again.
    const last = content.lastIndexOf('}', blockEnd)
    if (last > at) at = last
  }
  return cost
}

const endOf = (content: string, mark: string, from: number): number => {
  const at = content.indexOf(mark, from)
  return at === -1 ? content.length : at
}

const BLOCK_END = /\}\s[^,}]/g

function endOfBlock(content: string, from: number): number {
  BLOCK_END.lastIndex = from
  const found = BLOCK_END.exec(content)
  return found === null ? content.length : found.index
}
