import type { ClaimId, InferenceId, Target } from '@counterpoint/core'
import {
  ArgdownTypes,
  RelationType,
  type IRelation,
  type RelationMember,
} from '@argdown/core/dist/model/model.js'
import type { ImportDraft } from '../import/import-draft.ts'
import { isFields, listIn, type Fields } from '../import/fields.ts'
import type { ArgdownModel } from './parse-argdown.ts'
import { titleOf, type ReadClaims } from './read-claims.ts'
import { claimsIn } from './read-own-relations.ts'
import type { ReadSteps } from './read-steps.ts'

interface Reading {
  readonly claims: ReadClaims
  readonly steps: ReadSteps
  /** Records of ours in the front matter. */
  readonly own: Fields | undefined
}

/**
 * Adds an inference for each relation: from a statement, or from an argument without a structure, for
 * or against a claim or a step. Statements that are contrary or contradict each other rebut each
 * other. What an argument's own structure says already is not said again.
 */
export function readRelations(
  { relations }: ArgdownModel,
  reading: Reading,
  draft: ImportDraft,
): void {
  const isKnown = restated(reading)
  const found = relations.flatMap((relation) => {
    const premise = relation.from && sourceOf(relation.from, reading)
    if (premise === undefined || isKnown(relation)) return []
    return [{ relation, premise, id: draft.reserveInference() }]
  })
  const outgoing = new Map<string, InferenceId[]>()
  for (const { relation, id } of found) {
    if (relation.from?.type !== ArgdownTypes.ARGUMENT) continue
    const list = outgoing.get(titleOf(relation.from))
    if (list) list.push(id)
    else outgoing.set(titleOf(relation.from), [id])
  }
  for (const { relation, premise, id } of found) {
    add(relation, premise, id, { ...reading, outgoing, draft })
  }
}

/** Claims of ours that say the same support each other round: equivalence comes to that in Argdown. */
function restated({ claims, own }: Reading): (relation: IRelation) => boolean {
  const pairs = new Set<string>()
  for (const each of listIn(own, 'equivalences')) {
    const members = isFields(each) ? claimsIn(each, claims) : []
    for (const [index, claim] of members.entries()) {
      pairs.add(`${claim} ${members[(index + 1) % members.length]}`)
    }
  }
  const idOf = (end: RelationMember | undefined): string =>
    claims.byTitle.get(titleOf(end ?? {})) ?? ''
  return ({ from, to, relationType }) => {
    if (relationType !== RelationType.SUPPORT && relationType !== RelationType.ENTAILS) return false
    return from === to || pairs.has(`${idOf(from)} ${idOf(to)}`)
  }
}

function sourceOf(from: RelationMember, { claims }: Reading): ClaimId | undefined {
  const known = from.type === ArgdownTypes.ARGUMENT ? claims.byArgument : claims.byTitle
  return known.get(titleOf(from))
}

interface Adding extends Reading {
  readonly outgoing: ReadonlyMap<string, readonly InferenceId[]>
  readonly draft: ImportDraft
}

function add(relation: IRelation, premise: ClaimId, id: InferenceId, adding: Adding): void {
  const { draft } = adding
  const where = `line ${relation.occurrences[0]?.startLine ?? 1}`
  const isFor =
    relation.relationType === RelationType.SUPPORT || relation.relationType === RelationType.ENTAILS
  const polarity = isFor ? 'for' : 'against'
  const targets = relation.to ? targetsOf(relation, where, adding) : []
  if (targets.length === 0) {
    draft.warn(where, 'It bears on nothing that is a claim or a step; it is left out.')
    return
  }
  for (const [index, target] of targets.entries()) {
    const inference = { polarity, premises: [premise], target, where } as const
    draft.addInference(inference, index === 0 ? id : undefined)
    const isMutual =
      relation.relationType === RelationType.CONTRARY ||
      relation.relationType === RelationType.CONTRADICTORY
    if (!isMutual || !('claim' in target)) continue
    draft.addInference({ ...inference, premises: [target.claim], target: { claim: premise } })
  }
}

function targetsOf(relation: IRelation, where: string, adding: Adding): Target[] {
  const { claims, steps, outgoing, draft } = adding
  const { to, relationType } = relation
  if (to === undefined) return []
  if (to.type === ArgdownTypes.INFERENCE) {
    const inference = steps.at(to.argumentTitle ?? '', to.conclusionIndex)
    return inference === undefined ? [] : [{ inference }]
  }
  const title = titleOf(to)
  const main = to.type === ArgdownTypes.ARGUMENT ? steps.at(title, undefined) : undefined
  if (main !== undefined) {
    if (relationType === RelationType.ATTACK) {
      draft.warn(where, 'An attack on a whole argument is read as one on its last step.', 'changed')
    }
    return [{ inference: main }]
  }
  const claim = (to.type === ArgdownTypes.ARGUMENT ? claims.byArgument : claims.byTitle).get(title)
  if (relationType !== RelationType.UNDERCUT) return claim === undefined ? [] : [{ claim }]
  const undercut = to.type === ArgdownTypes.ARGUMENT ? (outgoing.get(title) ?? []) : []
  if (undercut.length > 0) return undercut.map((inference) => ({ inference }))
  if (claim === undefined) return []
  draft.warn(where, 'It undercuts no step; it is read as a rebuttal.', 'changed')
  return [{ claim }]
}
