import type { ArgumentMap, Claim, Quote } from '@counterpoint/core'
import { oneLine } from '../text/one-line.ts'
import { escaped, flow, type Flow } from './syntax.ts'
import type { Kept } from './remainder.ts'
import type { ArgdownTitles } from './titles.ts'

/** What records are called in a file, and what an earlier file said of them. */
export interface Named {
  readonly titles: ArgdownTitles
  readonly kept: Kept
}

/**
 * `claim` as a titled statement, its quotes and what else is known of it in a data block. A quote
 * is written out where it is first used and named by its id afterwards; `quoted` remembers which.
 */
export function claimBlock(
  map: ArgumentMap,
  claim: Claim,
  { titles, kept }: Named,
  quoted: Set<string>,
): string {
  const { id, text, implicit, attributedTo, given, note, otherWordings } = claim
  const quotes = claim.quotes.flatMap((quoteId): Flow[] => {
    const quote = map.quotes.get(quoteId)
    if (quote === undefined) return []
    if (quoted.has(quoteId)) return [quoteId]
    quoted.add(quoteId)
    return [quoteFlow(quote)]
  })
  const block = flow({
    ...kept.fieldsOf(id),
    id,
    text: oneLine(text) === text ? undefined : text,
    implicit: implicit || undefined,
    attributedTo: attributedTo ?? undefined,
    given: given || undefined,
    note: note ?? undefined,
    otherWordings: otherWordings.length > 0 ? otherWordings : undefined,
    quotes: quotes.length > 0 ? quotes : undefined,
  })
  return `[${titles.of(id)}]: ${escaped(text)}${kept.tagsOf(id)} ${block}`
}

export const quoteFlow = ({ id, source, start, end, exact, prefix, suffix }: Quote): Flow => ({
  id,
  source,
  start,
  end,
  exact,
  prefix,
  suffix,
})
