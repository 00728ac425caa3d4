import type { ArgumentMap, Inference } from '@counterpoint/core'

/**
 * `map` by what it says and not by its ids: one line for each record, sorted. Two maps with the same
 * lines differ at most in ids and in who of two claims with the same text does what.
 */
export function structureOf(map: ArgumentMap): string[] {
  const text = (id: string): string => map.claims.get(id as never)?.text ?? ''
  const aim = ({ target }: Inference): string => {
    if ('claim' in target) return `claim ${text(target.claim)}`
    const onto = map.inferences.get(target.inference)
    return onto ? `step (${step(onto)})` : 'nothing'
  }
  const step = (inference: Inference): string =>
    JSON.stringify([inference.polarity, inference.premises.map(text), aim(inference)])
  return [
    JSON.stringify(['map', map.title, map.question]),
    ...[...map.claims.values()].map(({ id: _id, quotes, ...claim }) =>
      JSON.stringify(['claim', claim, quotes.map((quote) => map.quotes.get(quote)?.exact)]),
    ),
    ...[...map.inferences.values()].map((inference) =>
      JSON.stringify([
        'inference',
        step(inference),
        inference.scheme,
        inference.warrant,
        inference.rationale,
      ]),
    ),
    ...[...map.equivalences.values()].map((each) =>
      JSON.stringify(['equivalence', each.claims.map(text), each.rationale]),
    ),
    ...[...map.tensions.values()].map((each) =>
      JSON.stringify(['tension', each.claims.map(text), each.rationale]),
    ),
    ...[...map.positions.values()].map(({ id: _id, thesis, commitments, ...position }) =>
      JSON.stringify([
        'position',
        position,
        thesis && text(thesis),
        commitments.map(({ claim, attitude }) => [text(claim), attitude]),
      ]),
    ),
    ...[...map.audiences.values()].map(({ title, switches }) =>
      JSON.stringify(['audience', title, switches]),
    ),
  ].sort()
}
