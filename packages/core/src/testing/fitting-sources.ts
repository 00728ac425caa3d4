import type { ArgumentMap } from '../model/argument-map.ts'
import type { QuoteId } from '../model/id.ts'
import type { Quote } from '../model/quote.ts'
import { quoteAt } from '../quote/check-quote.ts'
import { codePointLength } from '../unicode/code-points.ts'
import type { Choices } from './choices.ts'
import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { freeId } from './room.ts'
import { SOURCE_COUNT, sourceNumber, textOfSource } from './texts.ts'

export const FITTING_SOURCES: Fitting<KindsOn<'source' | 'quote'>> = {
  'source.add': (map, choices, room) => {
    const id = freeId(map, 'source', room)
    if (!id) return undefined
    return { kind: 'source.add', source: sourceNumber(choices.below(SOURCE_COUNT), id) }
  },
  'source.remove': (map, choices) => {
    const inUse = new Set([...map.quotes.values()].map((quote) => quote.source))
    const idle = [...map.sources.keys()].filter((id) => !inUse.has(id))
    return idle.length > 0 ? { kind: 'source.remove', source: choices.oneOf(idle) } : undefined
  },
  'quote.add': (map, choices, room) => {
    const id = freeId(map, 'quote', room)
    const quote = id && someQuote(map, choices, id as QuoteId)
    return quote ? { kind: 'quote.add', quote } : undefined
  },
  'quote.remove': (map, choices) =>
    map.quotes.size > 0
      ? { kind: 'quote.remove', quote: someIdIn(map.quotes, choices) }
      : undefined,
}

/** Verbatim: cut from the text of its source. */
function someQuote(map: ArgumentMap, choices: Choices, id: QuoteId): Quote | undefined {
  if (map.sources.size === 0) return undefined
  const source = choices.oneOf([...map.sources.values()])
  const text = textOfSource(source)
  const length = codePointLength(text)
  const start = choices.below(length)
  const end = start + 1 + choices.below(Math.min(length - start, 60))
  return quoteAt({ id, source: source.id }, text, start, end)
}
