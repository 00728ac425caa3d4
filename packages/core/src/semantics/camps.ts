import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { assert } from '../result.ts'
import { budgetOf, type Budget, type CutShort, type SearchLimits } from './budget.ts'
import type { Labelling } from './admissible-labellings.ts'
import { evaluationFrom, type Evaluation } from './evaluation.ts'
import { frameworkOf, type StandingOptions } from './framework.ts'
import { grounded } from './grounded.ts'
import { residueOf, type Component } from './residue.ts'
import { cdclSolver } from './sat/cdcl.ts'
import type { MakeSatSolver } from './sat/sat-solver.ts'
import { IN } from './standing.ts'

export interface CampSearch extends SearchLimits {
  /** Standings to stop at in one connected part, whether or not there are more; 256 where nothing is said. */
  readonly limit?: number
  /** Our own solver where nothing is said. */
  readonly makeSolver?: MakeSatSolver
}

/**
 * The preferred or the stable standings of a map. Parts of the map that do not bear on each other
 * choose freely, so the standings are all combinations of theirs, made one at a time.
 */
export interface Camps {
  readonly semantics: 'preferred' | 'stable'
  /** Standings found; Infinity if more than a number can count. Zero stable ones are possible. */
  readonly count: number
  /** What ended the search before it had seen all; undefined if these are all there are. */
  readonly cutShort: CutShort | undefined
  /** From 0 to `count - 1`. */
  readonly camp: (index: number) => Evaluation
  /**
   * Whether some camp accepts it, with all that this camp holds. Undefined: none that was found
   * does, and the search was cut short; or the map holds no such record.
   */
  readonly isCredulous: (id: ClaimId | InferenceId) => boolean | undefined
  /** Whether every camp accepts it; false if there is no camp. Undefined as for credulous. */
  readonly isSceptical: (id: ClaimId | InferenceId) => boolean | undefined
}

interface Part {
  readonly labellings: readonly Labelling[]
  readonly isWhole: boolean
}

const USUAL_LIMIT = 256

export function campsOf(
  semantics: Camps['semantics'],
  map: ArgumentMap,
  options: StandingOptions,
  { limit = USUAL_LIMIT, makeSolver = cdclSolver, ...limits }: CampSearch,
  enumerate: (part: Component, makeSolver: MakeSatSolver, budget: Budget) => Iterable<Labelling>,
): Camps {
  const framework = frameworkOf(map, options)
  const { labels } = grounded(framework)
  const budget = budgetOf(limits)
  const parts = residueOf(framework, labels).map((component): Part => {
    const labellings: Labelling[] = []
    for (const labelling of enumerate(component, makeSolver, budget)) {
      labellings.push(labelling)
      if (labellings.length === limit) return { labellings, isWhole: false }
    }
    return { labellings, isWhole: budget.cutShort() === undefined }
  })
  const partOf = new Map<number, Part>()
  for (const part of parts) {
    for (const statement of part.labellings[0]?.keys() ?? []) partOf.set(statement, part)
  }
  const count = parts.reduce((product, { labellings }) => product * labellings.length, 1)
  const isWhole = parts.every((part) => part.isWhole)

  const camp = (index: number): Evaluation => {
    assert(
      index >= 0 && index < count,
      `There are ${count} camps, and none with the number ${index}.`,
    )
    const chosen = labels.slice()
    let rest = index
    for (const { labellings } of parts) {
      for (const [statement, label] of labellings[rest % labellings.length]!)
        chosen[statement] = label
      rest = Math.floor(rest / labellings.length)
    }
    return evaluationFrom({ map, options }, framework.statementOf, chosen)
  }

  const accepts = (
    id: string,
    decide: (statement: number, part: Part) => boolean | undefined,
  ): boolean | undefined => {
    const statement = framework.statementOf.get(id)
    if (statement === undefined) return undefined
    if (count === 0) return isWhole || parts.some(isEmpty) ? false : undefined
    const part = partOf.get(statement)
    return part ? decide(statement, part) : labels[statement] === IN
  }

  return {
    semantics,
    count,
    cutShort: isWhole ? undefined : (budget.cutShort() ?? 'limit'),
    camp,
    isCredulous: (id) =>
      accepts(id, (statement, { labellings, isWhole: isAll }) =>
        labellings.some((labelling) => labelling.get(statement) === IN)
          ? true
          : known(false, isAll),
      ),
    isSceptical: (id) =>
      accepts(id, (statement, { labellings, isWhole: isAll }) =>
        labellings.every((labelling) => labelling.get(statement) === IN)
          ? known(true, isAll)
          : false,
      ),
  }
}

/** Searched to the end, and there is none. */
const isEmpty = ({ labellings, isWhole }: Part): boolean => isWhole && labellings.length === 0

const known = (answer: boolean, isAll: boolean): boolean | undefined => (isAll ? answer : undefined)
