/**
 * A text with the differences taken out that typing and typesetting make, and the way back to the
 * original. Offsets count code points on both sides.
 */
export interface FoldedText {
  readonly text: string
  /** For each code point of `text`: where what it came from starts in the original… */
  readonly starts: Uint32Array
  /** …and where that ends. */
  readonly ends: Uint32Array
}

/**
 * Folds what [Q3] counts as the same: any run of white space to one space, quotation marks to `"`
 * and `'`, dashes and minus signs, also in runs, to `-`, ligatures and the ellipsis to their
 * letters, composed and decomposed letters to composed ones (Unicode Standard Annex 15, NFC);
 * soft hyphens and other characters without width go. Cost: O(text).
 */
export function foldText(original: string): FoldedText {
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const [cluster] of original.matchAll(CLUSTER)) {
    const start = at
    at += lengthOf(cluster)
    for (const codePoint of foldCluster(cluster)) {
      const isRun = RUNNING.has(codePoint) && folded.at(-1) === codePoint
      if (isRun) {
        ends[ends.length - 1] = at
        continue
      }
      folded.push(codePoint)
      starts.push(start)
      ends.push(at)
    }
  }
  return { text: folded.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** A character and the marks on it; they compose and are folded together. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu

const RUNNING: ReadonlySet<string> = new Set([' ', '-'])

const SAME_AS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '“”„‟«»″〝〞＂',
    "'": '‘’‚‛‹›′`´＇',
    '-': '‐‑‒–—―−﹘﹣－',
    ff: 'ﬀ',
    fi: 'ﬁ',
    fl: 'ﬂ',
    ffi: 'ﬃ',
    ffl: 'ﬄ',
    st: 'ﬅﬆ',
    '...': '…',
    '': '\u00AD\u200B\u200C\u200D\u2060\uFEFF',
  }).flatMap(([plain, variants]) => [...variants].map((variant) => [variant, plain] as const)),
)

function foldCluster(cluster: string): string {
  if (cluster.length === 1) {
    if (cluster < '\u0080' && cluster > ' ' && cluster !== '`') return cluster
    return plainOf(cluster) ?? cluster.normalize('NFC')
  }
  const composed = cluster.normalize('NFC')
  const first = String.fromCodePoint(composed.codePointAt(0)!)
  const plain = plainOf(first)
  if (plain === undefined) return composed
  return `${plain}${composed.slice(first.length)}`.normalize('NFC')
}

/** Characters without width come first: JavaScript counts U+FEFF as white space. */
const plainOf = (character: string): string | undefined =>
  SAME_AS.get(character) ?? (WHITE.test(character) ? ' ' : undefined)

/** White space of Unicode, and the controls that break lines and pages. */
const WHITE = /^[\s\u0085]$/u

function lengthOf(cluster: string): number {
  if (cluster.length === 1) return 1
  let length = 0
  for (const _codePoint of cluster) length++
  return length
}
