import type { ClaimId, InferenceId, Target } from '@counterpoint/core'
import {
  StatementRole,
  type IArgument,
  type IConclusion,
  type IPCSStatement,
} from '@argdown/core/dist/model/model.js'
import type { ImportDraft } from '../import/import-draft.ts'
import { listIn, textIn, type Fields } from '../import/fields.ts'
import type { ArgdownModel } from './parse-argdown.ts'
import { dataOf, placeOf, titleOf, wordingsOf, type ReadClaims } from './read-claims.ts'

export interface ReadSteps {
  /** The inference at the conclusion with this index in an argument's structure. */
  readonly at: (owner: string, conclusion: number | undefined) => InferenceId | undefined
  readonly byFileId: ReadonlyMap<string, InferenceId>
}

/** Fields of an argument's data block that are ours. */
export const INFERENCE_FIELDS = ['id', 'role', 'target', 'scheme', 'warrant', 'rationale']

interface Step {
  readonly id: InferenceId
  /** The argument in whose structure it stands. */
  readonly owner: IArgument
  readonly index: number
  readonly conclusion: IConclusion
}

/**
 * Adds an inference for each conclusion of each argument's structure: from what its `uses` name, or
 * else from the statements since the conclusion before, that one included.
 */
export function readSteps(
  { arguments_ }: ArgdownModel,
  claims: ReadClaims,
  draft: ImportDraft,
): ReadSteps {
  const byFileId = new Map<string, InferenceId>()
  const steps = arguments_.flatMap((owner) => stepsOf(owner, byFileId, draft))
  for (const step of steps) addStep(step, claims, byFileId, draft)
  const byPlace = new Map(
    steps.map(({ id, owner, index }) => [placeKey(titleOf(owner), index), id]),
  )
  const mains = new Map(steps.map(({ id, owner }) => [titleOf(owner), id]))
  return {
    byFileId,
    at: (owner, index) =>
      index === undefined ? mains.get(owner) : byPlace.get(placeKey(owner, index)),
  }
}

const placeKey = (owner: string, index: number): string => `${index} ${owner}`

function stepsOf(owner: IArgument, byFileId: Map<string, InferenceId>, draft: ImportDraft): Step[] {
  const wish = textIn(dataOf(owner), 'id')
  const last = owner.pcs.length - 1
  return owner.pcs.flatMap((statement, index): Step[] => {
    if (statement.role === StatementRole.PREMISE) return []
    const id = draft.reserveInference(index === last ? wish : undefined)
    if (index === last && wish !== undefined) byFileId.set(wish, id)
    return [{ id, owner, index, conclusion: statement as IConclusion }]
  })
}

function addStep(
  { id, owner, index, conclusion }: Step,
  claims: ReadClaims,
  steps: ReadonlyMap<string, InferenceId>,
  draft: ImportDraft,
): void {
  const aim = aimOf(titleOf(conclusion), claims, steps)
  const { startLine } = conclusion
  const where = startLine === undefined ? placeOf(owner) : `line ${startLine}`
  if (aim === undefined) {
    draft.warn(where, 'It concludes what is not in the file; the step is left out.')
    return
  }
  const isMain = index === owner.pcs.length - 1
  const fields = isMain ? dataOf(owner) : {}
  const description = isMain ? wordingsOf(owner).at(-1) : undefined
  const rules = conclusion.inference?.inferenceRules ?? []
  const scheme = textIn(fields, 'scheme') ?? rules[0] ?? null
  const others = rules.filter((rule) => rule !== scheme)
  if (others.length > 0) {
    const named = others.map((rule) => `“${rule}”`).join(', ')
    draft.warn(where, `A step has one scheme, here “${scheme}”; ${named} is left out.`)
  }
  draft.addInference(
    {
      ...aim,
      where,
      premises: premisesOf(owner.pcs, index).flatMap(
        (premise) => claims.byTitle.get(titleOf(premise)) ?? [],
      ),
      scheme,
      warrant: textIn(fields, 'warrant') ?? null,
      rationale: textIn(fields, 'rationale') ?? description ?? null,
    },
    id,
  )
}

/** What a step is for or against. Argdown argues for statements, so ours conclude the denial of a target. */
function aimOf(
  title: string,
  claims: ReadClaims,
  steps: ReadonlyMap<string, InferenceId>,
): { readonly polarity: 'for' | 'against'; readonly target: Target } | undefined {
  const stands = claims.unwritten.get(title)
  const polarity = stands === undefined || stands.kind === 'soundness' ? 'for' : 'against'
  const claim: ClaimId | undefined =
    stands === undefined
      ? claims.byTitle.get(title)
      : stands.kind === 'denial'
        ? claims.byFileId.get(stands.onto)
        : undefined
  if (claim !== undefined) return { polarity, target: { claim } }
  const inference = stands === undefined ? undefined : steps.get(stands.onto)
  return inference === undefined ? undefined : { polarity, target: { inference } }
}

function premisesOf(structure: readonly IPCSStatement[], index: number): readonly IPCSStatement[] {
  const { inference } = structure[index] as IConclusion
  const used = listIn(inference?.data as Fields | undefined, 'uses').flatMap((number) => {
    const place = typeof number === 'number' ? number - 1 : -1
    return place < index ? (structure[place] ?? []) : []
  })
  if (used.length > 0) return used
  const before = structure
    .slice(0, index)
    .findLastIndex(({ role }) => role !== StatementRole.PREMISE)
  return structure.slice(Math.max(0, before), index)
}
