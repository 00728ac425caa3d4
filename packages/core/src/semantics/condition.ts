import type { Framework } from './framework.ts'
import { IN, OUT, UNDECIDED, type Label } from './standing.ts'
import { ATTACKS } from './structure.ts'

/** What it takes to look at acceptance conditions, in whatever form they are kept. */
export interface Conditions {
  readonly premisesOf: (statement: number) => Iterable<number>
  /** Inferences that support or attack `statement`. */
  readonly onOf: (statement: number) => Iterable<number>
  readonly effect: Int8Array
  readonly given: Uint8Array
  readonly forced: Uint8Array
}

export const conditionsOf = (framework: Framework): Conditions => ({
  premisesOf: (statement) => premisesOf(framework, statement),
  onOf: (statement) => onOf(framework, statement),
  effect: framework.effect,
  given: framework.given,
  forced: framework.forced,
})

/**
 * The label that the condition of `statement` gives, three-valued (Kleene 1952, strong logic).
 * Cost: O(links of `statement`).
 */
export function judged(
  { premisesOf, onOf, effect, given, forced }: Conditions,
  statement: number,
  labelOf: (statement: number) => number,
): Label {
  if (forced[statement] !== UNDECIDED) return forced[statement] as Label
  let isOpen = false
  for (const premise of premisesOf(statement)) {
    const label = labelOf(premise)
    if (label === OUT) return OUT
    if (label !== IN) isOpen = true
  }
  let isCarried = given[statement] === 1
  let mayBeCarried = false
  for (const other of onOf(statement)) {
    const label = labelOf(other)
    if (effect[other] === ATTACKS) {
      if (label === IN) return OUT
      if (label !== OUT) isOpen = true
    } else if (label === IN) isCarried = true
    else if (label !== OUT) mayBeCarried = true
  }
  if (!isCarried) return mayBeCarried ? UNDECIDED : OUT
  return isOpen ? UNDECIDED : IN
}

export const premisesOf = (
  { premiseStart, premises }: Framework,
  statement: number,
): readonly number[] =>
  Array.from(premises.subarray(premiseStart[statement], premiseStart[statement + 1]))

/** Inferences that support or attack `statement`. */
export const onOf = ({ onStart, on }: Framework, statement: number): readonly number[] =>
  Array.from(on.subarray(onStart[statement], onStart[statement + 1]))

/** Statements whose condition names `statement`. */
export const dependentsOf = (
  { userStart, users, target }: Framework,
  statement: number,
): readonly number[] => {
  const hit = target[statement]!
  if (hit >= 0) return [hit]
  return Array.from(users.subarray(userStart[statement], userStart[statement + 1]))
}
