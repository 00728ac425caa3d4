import type { ArgumentMap } from '../../model/argument-map.ts'
import type { SourceId } from '../../model/id.ts'
import type { Position } from '../../model/position.ts'
import type { Finding } from './finding.ts'

/** Fewer quoted claims than this do not make a side lean on anything. */
const FEWEST = 3

/** Positions all of whose quoted claims come from one source, though the map has several. */
export function lintSides(map: ArgumentMap): Finding[] {
  if (map.sources.size < 2) return []
  return [...map.positions.values()].flatMap((position) => {
    const sources = sourcesByClaim(map, position)
    const [only, ...others] = new Set(sources.flat())
    if (only === undefined || others.length > 0 || sources.length < FEWEST) return []
    return [
      {
        rule: 'one-source-side',
        weight: 'warning',
        subject: position.id,
        message: `Everything quoted for “${position.title}” is from “${map.sources.get(only)!.title}”; if that source fails, the side does.`,
      } satisfies Finding,
    ]
  })
}

/** Sources of each quoted claim that the position asserts. */
function sourcesByClaim(map: ArgumentMap, { thesis, commitments }: Position): SourceId[][] {
  const asserted = commitments.filter(({ attitude }) => attitude === 'asserted')
  const claims = new Set([...(thesis === null ? [] : [thesis]), ...asserted.map((c) => c.claim)])
  return [...claims]
    .map((claim) => map.claims.get(claim)!.quotes.map((quote) => map.quotes.get(quote)!.source))
    .filter((sources) => sources.length > 0)
}
