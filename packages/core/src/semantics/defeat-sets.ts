import type { ClaimId, InferenceId } from '../model/id.ts'
import { budgetOf, type CutShort, type SearchLimits } from './budget.ts'
import type { Evaluation } from './evaluation.ts'
import type { Framework } from './framework.ts'
import { grounded } from './grounded.ts'
import { proofOf } from './proof.ts'
import { solvedOf } from './solved.ts'
import { IN, OUT } from './standing.ts'

export interface DefeatLimits extends SearchLimits {
  /** Most claims in one set; 3 where nothing is said. */
  readonly largest?: number
  /** Most sets; 50 where nothing is said. */
  readonly limit?: number
}

export interface DefeatSets {
  /** Smallest first; of equivalent claims, one stands for all. */
  readonly sets: readonly (readonly ClaimId[])[]
  /** Undefined: no set of up to `largest` claims is missing. */
  readonly cutShort: CutShort | undefined
}

/**
 * Sets of claims, other than `id` itself, that make it fall when they fall together, with none to
 * spare. None if it does not stand anyway.
 *
 * Sets are grown along proofs: what makes a statement fall must hit every proof of it, so each claim
 * of the present proof that is in is tried in turn (hitting sets after Reiter 1987).
 * Cost: one evaluation for each set tried; bounded by `steps`, an evaluation being as many steps as
 * the map has claims and inferences.
 */
export function defeatSets(
  evaluation: Evaluation,
  id: ClaimId | InferenceId,
  { largest = 3, limit = 50, ...limits }: DefeatLimits = {},
): DefeatSets {
  const { framework } = solvedOf(evaluation)
  const root = framework.statementOf.get(id)
  const budget = budgetOf(limits)
  if (root === undefined || evaluation.of(id) !== 'in') return { sets: [], cutShort: undefined }
  const found: (readonly number[])[] = []
  const open: (readonly number[])[] = [[]]
  const seen = new Set<string>()
  for (let next = 0; next < open.length && found.length <= limit; next++) {
    const fallen = open[next]!
    if (found.some((set) => set.every((statement) => fallen.includes(statement)))) continue
    if (!budget.spend(framework.size)) break
    const proof = proofUnder(framework, fallen, root)
    if (!proof) found.push(fallen)
    else if (fallen.length < largest) {
      for (const statement of proof) {
        const more = [...fallen, statement].sort((a, b) => a - b)
        const key = more.join(' ')
        if (!seen.has(key)) open.push(more)
        seen.add(key)
      }
    }
  }
  const sets = found.slice(0, limit).map((set) => set.map((s) => framework.ids[s] as ClaimId))
  return { sets, cutShort: budget.cutShort() ?? (found.length > limit ? 'limit' : undefined) }
}

/** Claims that are in and that `root` leans on when `fallen` are out; undefined if it falls. */
function proofUnder(
  framework: Framework,
  fallen: readonly number[],
  root: number,
): number[] | undefined {
  const forced = framework.forced.slice()
  for (const statement of fallen) forced[statement] = OUT
  const changed = { ...framework, forced }
  const solution = grounded(changed)
  if (solution.labels[root] !== IN) return undefined
  return [...proofOf(changed, solution, root).keys()].filter(
    (s) => s !== root && s < framework.claimCount && solution.labels[s] === IN,
  )
}
