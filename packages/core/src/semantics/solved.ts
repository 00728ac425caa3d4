import { keepParts, solvedPartsOf, type Evaluation, type Solved } from './evaluation.ts'
import { frameworkOf } from './framework.ts'
import { grounded } from './grounded.ts'

/**
 * The framework, labels and ranks behind `evaluation`. At hand for one made from scratch; for one
 * that followed an operation they are made at the first question, in time linear in the map.
 */
export function solvedOf(evaluation: Evaluation): Solved {
  const known = solvedPartsOf(evaluation)
  if (known) return known
  const { map, options } = evaluation
  const framework = frameworkOf(map, options)
  return keepParts(evaluation, { map, options, framework, ...grounded(framework) })
}
