import type { ArgumentMap } from '../../model/argument-map.ts'
import type { Claim } from '../../model/claim.ts'
import { isBare, quotesOf } from '../../query/roles.ts'
import { hasHedge, isEnglish, numbersIn, universalsIn } from './english.ts'
import type { Finding } from './finding.ts'

export const lintClaims = (map: ArgumentMap): Finding[] =>
  [...map.claims.values()].flatMap((claim) => [...bare(map, claim), ...excess(map, claim)])

function bare(map: ArgumentMap, claim: Claim): Finding[] {
  if (!isBare(map, claim)) return []
  return [
    {
      rule: 'bare-claim',
      weight: 'note',
      subject: claim.id,
      message: 'This claim has neither a quote nor a support; add one, or mark it implicit.',
    },
  ]
}

/**
 * Two signs that a claim says more than its quotes: a number none of them has, and a word for all or
 * always, none of them, where they hedge. Signs, not proof: a person decides.
 */
function excess(map: ArgumentMap, claim: Claim): Finding[] {
  const quotes = quotesOf(map, claim).filter(({ source }) =>
    isEnglish(map.sources.get(source)?.language ?? ''),
  )
  if (quotes.length === 0 || quotes.length < claim.quotes.length) return []
  const said = quotes.map(({ exact }) => exact).join('\n')
  const known = new Set([...universalsIn(said), ...numbersIn(said)])
  const numbers = numbersIn(claim.text).filter((number) => !known.has(number))
  const universals = hasHedge(said)
    ? universalsIn(claim.text).filter((word) => !known.has(word))
    : []
  const added = [...numbers, ...universals]
  if (added.length === 0) return []
  return [
    {
      rule: 'claim-exceeds-quotes',
      weight: 'warning',
      subject: claim.id,
      message: `This claim says “${added.join('”, “')}”, which its ${
        quotes.length === 1 ? 'quote does' : 'quotes do'
      } not${universals.length > 0 && numbers.length === 0 ? ', and they hedge' : ''}; say less, or quote more.`,
    },
  ]
}
