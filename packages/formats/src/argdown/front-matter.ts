import type { ArgumentMap } from '@counterpoint/core'
import { compareIds, inOrder } from '../order.ts'
import { quoteFlow } from './claim-block.ts'
import { flow, type Flow } from './syntax.ts'

/** What concerns the whole map, `others` being lines of an earlier file: Argdown's own title fields, and records without a place in it. */
export function frontMatter(map: ArgumentMap, others: readonly string[]): string {
  const attached = new Set([...map.claims.values()].flatMap(({ quotes }) => quotes))
  const records: Flow = {
    version: 1,
    id: map.id,
    sources: inOrder(map.sources).map(({ id, title, citation, language, sha256 }) => {
      const { author, publication, date, url } = citation
      return { id, title, citation: { author, publication, date, url }, language, sha256 }
    }),
    quotes: inOrder(map.quotes).flatMap((quote) =>
      attached.has(quote.id) ? [] : [quoteFlow(quote)],
    ),
    equivalences: inOrder(map.equivalences).map(({ id, claims, rationale }) => ({
      id,
      claims,
      rationale,
    })),
    tensions: inOrder(map.tensions).map(({ id, claims, rationale }) => ({ id, claims, rationale })),
    placements: [...map.placements]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([of, { x, y }]) => ({ of, at: { x, y } })),
  }
  return [
    '===',
    `title: ${flow(map.title)}`,
    `subTitle: ${flow(map.question)}`,
    `counterpoint: ${flow(records)}`,
    ...others,
    '===',
  ].join('\n')
}
