import type { Span } from './span.ts'

/** What stood around a quote and where, as far as it is known. */
export interface Surroundings {
  readonly prefix: string
  readonly suffix: string
  /** Code point offset in the original. */
  readonly hint: number | undefined
}

interface Place extends Span {
  /** UTF-16 offsets in the text that the surroundings are compared with. */
  readonly from: number
  readonly to: number
}

/**
 * Of several places that are as good, the one whose surroundings agree longest with `prefix` and
 * `suffix`; among those the nearest to the hint; among those the first ([Q5]).
 */
export function choosePlace<P extends Place>(
  places: readonly P[],
  text: string,
  { prefix, suffix, hint }: Surroundings,
): P | undefined {
  let best: P | undefined
  let bestAgreement = -1
  let bestDistance = Infinity
  for (const place of places) {
    const agreement =
      agreementBefore(text, place.from, prefix) + agreementAfter(text, place.to, suffix)
    const distance = hint === undefined ? 0 : Math.abs(place.start - hint)
    const isBetter =
      agreement > bestAgreement || (agreement === bestAgreement && distance < bestDistance)
    if (!isBetter) continue
    best = place
    bestAgreement = agreement
    bestDistance = distance
  }
  return best
}

function agreementBefore(text: string, from: number, prefix: string): number {
  let length = 0
  while (
    length < prefix.length &&
    length < from &&
    text[from - 1 - length] === prefix[prefix.length - 1 - length]
  ) {
    length++
  }
  return length
}

function agreementAfter(text: string, to: number, suffix: string): number {
  let length = 0
  while (length < suffix.length && text[to + length] === suffix[length]) length++
  return length
}
