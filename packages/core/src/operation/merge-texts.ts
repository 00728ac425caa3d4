import { diff3MergeRegions } from 'node-diff3'

export interface MergedText {
  readonly text: string
  /** Passages of the text as it stood that gave way, in the order of the text. */
  readonly overridden: readonly string[]
}

/** A word with its marks, a run of white space, or one other character. */
const TOKEN = /[\p{L}\p{N}\p{M}\p{Cf}'’_]+|\s+|./gsu

/** Texts of more than about 2,000 words each are not compared, lest a map's writers wait. */
const MOST_COMPARISONS = 16_000_000

/**
 * Joins, word by word, two texts that go back to `base`: the one that stands and the one that comes
 * in ([O14]). Where both changed the same words, or put words into the same gap, the incoming ones
 * are kept and the standing ones given back as overridden ([O15]).
 *
 * Three-way merge after Khanna, Kunal and Pierce 2007, over words instead of lines.
 */
export function mergeTexts(base: string, standing: string, incoming: string): MergedText {
  if (standing === base || standing === incoming) return { text: incoming, overridden: [] }
  if (incoming === base) return { text: standing, overridden: [] }
  const [a, o, b] = [standing, base, incoming].map(tokensOf) as [string[], string[], string[]]
  if (o.length * Math.max(a.length, b.length) > MOST_COMPARISONS) {
    return { text: incoming, overridden: [standing] }
  }
  const number = numbering()
  let text = ''
  const overridden: string[] = []
  for (const region of diff3MergeRegions(a.map(number), o.map(number), b.map(number))) {
    if (region.stable) {
      const tokens = { a, o, b }[region.buffer]
      text += join(tokens, region.bufferStart, region.bufferLength)
      continue
    }
    const kept = join(b, region.bStart, region.bLength)
    const lost = join(a, region.aStart, region.aLength)
    text += kept
    if (lost !== kept && lost.trim() !== '') overridden.push(lost.trim())
  }
  return { text, overridden }
}

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []

const join = (tokens: readonly string[], start: number, length: number): string =>
  tokens.slice(start, start + length).join('')

/** Numbers for tokens, since the merge looks them up in a plain object, where words may be taken. */
function numbering(): (token: string) => number {
  const numbers = new Map<string, number>()
  return (token) => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    numbers.set(token, numbers.size)
    return numbers.size - 1
  }
}
