import {
  codePointIndex,
  quoteAt,
  type ClaimId,
  type OperationInput,
  type Quote,
  type Source,
} from '@counterpoint/core'
import { useCallback, useMemo } from 'react'
import { useDispatch, useMap } from './map-session.tsx'
import { newClaimId, newQuoteId } from './new-id.ts'

/** A source with its text, as the library gives it. */
export type ReadableSource = Source & { readonly text: string }

/** A stretch of a text in UTF-16 code units, as the browser selects it. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What can be made of selected words. Each answers what it made, or nothing if a rule forbids it. */
export interface PassageActions {
  readonly quote: (stretch: Stretch) => Quote | undefined
  readonly claim: (stretch: Stretch) => ClaimId | undefined
  readonly evidence: (stretch: Stretch, claim: ClaimId) => Quote | undefined
}

export function usePassageActions(source: ReadableSource | undefined): PassageActions {
  const map = useMap()
  const dispatch = useDispatch()

  const prepare = useCallback(
    (stretch: Stretch): { readonly quote: Quote; readonly steps: OperationInput[] } | undefined => {
      if (!source) return undefined
      const { text, ...record } = withoutDate(source)
      const { toCodePoint } = codePointIndex(text)
      const start = toCodePoint(stretch.start)
      const end = toCodePoint(stretch.end)
      const present = [...map.quotes.values()].find(
        (quote) => quote.source === source.id && quote.start === start && quote.end === end,
      )
      if (present) return { quote: present, steps: [] }
      const quote = quoteAt({ id: newQuoteId(), source: source.id }, text, start, end)
      const adding: OperationInput[] = map.sources.has(source.id)
        ? []
        : [{ kind: 'source.add', source: record }]
      return { quote, steps: [...adding, { kind: 'quote.add', quote }] }
    },
    [map, source],
  )

  return useMemo<PassageActions>(() => {
    const perform = (steps: OperationInput[]): boolean =>
      steps.length === 0 || dispatch(batch(steps)) !== undefined
    return {
      quote: (stretch) => {
        const prepared = prepare(stretch)
        return prepared && perform(prepared.steps) ? prepared.quote : undefined
      },
      claim: (stretch) => {
        const prepared = prepare(stretch)
        if (!prepared) return undefined
        const id = newClaimId()
        const claim = { id, text: asSentence(prepared.quote.exact), quotes: [prepared.quote.id] }
        return perform([...prepared.steps, { kind: 'claim.create', claim }]) ? id : undefined
      },
      evidence: (stretch, claim) => {
        const prepared = prepare(stretch)
        if (!prepared) return undefined
        const attach: OperationInput = {
          kind: 'claim.attachQuote',
          claim,
          quote: prepared.quote.id,
        }
        return perform([...prepared.steps, attach]) ? prepared.quote : undefined
      },
    }
  }, [dispatch, prepare])
}

/** One step of undo for what a person did in one go. */
export const batch = (operations: OperationInput[]): OperationInput => {
  const [only] = operations
  return operations.length === 1 && only ? only : ({ kind: 'batch', operations } as OperationInput)
}

const withoutDate = ({
  id,
  title,
  citation,
  language,
  sha256,
  text,
}: ReadableSource): ReadableSource => ({ id, title, citation, language, sha256, text })

/** A first wording of a claim: the quoted words, as a sentence. The person rewords it at once. */
function asSentence(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  const start = line.charAt(0).toLocaleUpperCase() + line.slice(1)
  return /[.!?…]["”’)]?$/u.test(start) ? start : `${start.replace(/[,;:–—-]+$/u, '')}.`
}
