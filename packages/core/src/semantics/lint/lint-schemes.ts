import type { ArgumentMap } from '../../model/argument-map.ts'
import type { Inference } from '../../model/inference.ts'
import { inferencesOn } from '../../query/indexes.ts'
import { schemeById } from '../../scheme/index.ts'
import type { Finding, OpenQuestion } from './finding.ts'

/**
 * Inferences whose scheme asks critical questions to which the map holds nothing (Walton, Reed and
 * Macagno 2008). A question about the premises counts as taken up when every premise has a quote, a
 * support or a rebuttal; one about the step, when it has a warrant, a backing or an undercut; one
 * about the conclusion, when something rebuts or otherwise supports it.
 */
export const lintSchemes = (map: ArgumentMap): Finding[] =>
  [...map.inferences.values()].flatMap((inference) => {
    const scheme = inference.scheme === null ? undefined : schemeById(inference.scheme)
    const questions = (scheme?.criticalQuestions ?? []).filter(
      ({ attacks }) => !isTakenUp(map, inference, attacks),
    )
    if (!scheme || questions.length === 0) return []
    const count =
      questions.length === 1 ? 'One critical question' : `${questions.length} critical questions`
    return [
      {
        rule: 'open-questions',
        weight: 'note',
        subject: inference.id,
        message: `${count} of the scheme “${scheme.name}” ${
          questions.length === 1 ? 'has' : 'have'
        } no answer in the map; the first is: ${questions[0]!.text}`,
        questions,
      } satisfies Finding,
    ]
  })

function isTakenUp(
  map: ArgumentMap,
  inference: Inference,
  attacks: OpenQuestion['attacks'],
): boolean {
  switch (attacks) {
    case 'premise':
      return inference.premises.every(
        (premise) =>
          map.claims.get(premise)!.quotes.length > 0 || inferencesOn(map, premise).length > 0,
      )
    case 'inference':
      return inference.warrant !== null || inferencesOn(map, inference.id).length > 0
    case 'conclusion': {
      const { target } = inference
      const hit = 'claim' in target ? target.claim : target.inference
      return inferencesOn(map, hit).some(({ id }) => id !== inference.id)
    }
  }
}
