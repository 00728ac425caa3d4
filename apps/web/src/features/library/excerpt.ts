/** Code points of a source that a search gives; fewer only where the source ends before. */
const PASSAGE = 200

/** A passage as a person reads it: without the halves of words that it was cut through. */
export function excerptOf(passage: string, start: number): string {
  const isCutAhead = start > 0
  const isCutBehind = [...passage].length >= PASSAGE
  let words = passage.split(/\s+/u)
  if (isCutAhead && words.length > 2) words = words.slice(1)
  if (isCutBehind && words.length > 2) words = words.slice(0, -1)
  return `${isCutAhead ? '… ' : ''}${words.join(' ')}${isCutBehind ? ' …' : ''}`
}

export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

/** `text` in pieces, which are or are not one of the `words` that were looked for, in any case. */
export function piecesOf(text: string, words: string): readonly Piece[] {
  const wanted = words.split(/\s+/u).filter((word) => word !== '')
  if (wanted.length === 0) return [{ text, isFound: false }]
  const anyOf = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return text
    .split(new RegExp(`(${anyOf})`, 'giu'))
    .map((piece, i) => ({ text: piece, isFound: i % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

/** What of the `words` that were looked for is best found again in `text`; all, if they stand together. */
export function findable(text: string, words: string): string | undefined {
  const within = text.toLowerCase()
  return [words.trim(), ...words.split(/\s+/u)].find(
    (each) => each !== '' && within.includes(each.toLowerCase()),
  )
}
