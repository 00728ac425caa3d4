import type { OperationInput } from '../../operation/operation.ts'

/** Creates the claim `id`, with whatever fields an example needs. */
export const claim = (id: string, more: object = {}): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text: `Claim ${id} holds.`, ...more },
})

export const step = (
  id: string,
  polarity: 'for' | 'against',
  premises: string[],
  target: { claim: string } | { inference: string },
): OperationInput => ({ kind: 'inference.create', inference: { id, polarity, premises, target } })

/** Adds the source `id`, of nothing but words. */
export const source = (id: string, language = 'en'): OperationInput => ({
  kind: 'source.add',
  source: {
    id,
    title: `Essay ${id}`,
    citation: { author: null, publication: null, date: null, url: null },
    language,
    sha256: '0'.repeat(64),
  },
})

/** Quotes five code points of the source `of`. */
export const quote = (id: string, of = 's1', start = 0): OperationInput => ({
  kind: 'quote.add',
  quote: { id, source: of, start, end: start + 5, exact: 'Words' },
})
