import type { ArgumentMap } from '../../model/argument-map.ts'
import type { SourceId } from '../../model/id.ts'
import type { Finding } from './finding.ts'
import { lintClaims } from './lint-claims.ts'
import { lintEllipses, lintQuotes } from './lint-quotes.ts'
import { lintSchemes } from './lint-schemes.ts'
import { lintSides } from './lint-sides.ts'

/**
 * Where the evidence of `map` is weaker than it looks, warnings first. With the `texts` of its
 * sources, whole sentences are looked at; without, the few words that a quote carries around it.
 * What depends on words is judged in English only.
 *
 * Cost: O(records + text around quotes).
 */
export function lintEvidence(
  map: ArgumentMap,
  texts: ReadonlyMap<SourceId, string> = new Map(),
): readonly Finding[] {
  const findings = [
    ...lintClaims(map),
    ...lintQuotes(map, texts),
    ...lintEllipses(map, texts),
    ...lintSides(map),
    ...lintSchemes(map),
  ]
  return [
    ...findings.filter(({ weight }) => weight === 'warning'),
    ...findings.filter(({ weight }) => weight === 'note'),
  ]
}
