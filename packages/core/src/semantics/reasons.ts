import type { ClaimId, InferenceId } from '../model/id.ts'
import { roleOf, type InferenceRole } from '../query/roles.ts'
import { conditionsOf, judged, onOf, premisesOf } from './condition.ts'
import type { Evaluation, Solved } from './evaluation.ts'
import type { Framework } from './framework.ts'
import { proofOf } from './proof.ts'
import { solvedOf } from './solved.ts'
import { IN, OUT, UNDECIDED, standingOfLabel, type Standing } from './standing.ts'
import { ATTACKS } from './structure.ts'

/** What, in one word, gives a claim or an inference its standing. */
export type Ground =
  /** Somebody switched it off. */
  | 'switched-off'
  /** In: it needs no support, and what is against it, if anything, is out. */
  | 'given'
  /** In: a support of it stands, and what is against it is out. */
  | 'supported'
  /** In: an inference whose premises stand and which nothing undercuts. */
  | 'drawn'
  | 'rebutted'
  | 'undercut'
  /** Out: an inference one of whose premises is out. */
  | 'premise-out'
  /** Out: a claim all of whose supports are out. */
  | 'support-out'
  /** Out: a claim with nothing under it, where something is asked for. */
  | 'unsupported'
  /** Undecided: so are statements that could decide it. */
  | 'open'

/** How a statement bears on the one it is a reason for. */
export type Bearing = 'premise' | Exclude<InferenceRole, 'backing'>

/**
 * Why a claim or an inference stands as it does, down to what needs no reason. Only what matters is
 * named ([S7]): were the standing of any one that is named unknown, the root's would not follow. Of
 * an undecided statement, those are named that, settled one way, would settle it.
 */
export interface Reason {
  readonly id: ClaimId | InferenceId
  readonly standing: Standing
  readonly ground: Ground
  /** Undefined for the root. */
  readonly bearing: Bearing | undefined
  readonly because: readonly Reason[]
  /** Named before in the same tree, where its own reasons are; `because` is empty here. */
  readonly isRepeated: boolean
}

/**
 * `depth`: steps from the root that are told; all of them where nothing is said.
 * @returns undefined if the evaluated map holds no claim or inference `id`.
 */
export function reasonOf(
  evaluation: Evaluation,
  id: ClaimId | InferenceId,
  depth = Infinity,
): Reason | undefined {
  const solved = solvedOf(evaluation)
  const root = solved.framework.statementOf.get(id)
  if (root === undefined) return undefined
  const { framework, labels } = solved
  const proof = labels[root] === UNDECIDED ? undefined : proofOf(framework, solved, root)
  const leansOn = proof
    ? (statement: number) => proof.get(statement)!
    : (statement: number) => pivots(framework, labels, statement)
  return treeFrom(solved, { root, id, depth }, leansOn)
}

/** Undecided statements that, settled one way, would settle `statement`. */
function pivots(framework: Framework, labels: Uint8Array, statement: number): number[] {
  const conditions = conditionsOf(framework)
  const settles = (other: number, label: number): boolean =>
    judged(conditions, statement, (any) => (any === other ? label : labels[any]!)) !== UNDECIDED
  return [...premisesOf(framework, statement), ...onOf(framework, statement)].filter(
    (other) => labels[other] === UNDECIDED && (settles(other, IN) || settles(other, OUT)),
  )
}

/** The tree, broad before deep, so that what is near the root is not hidden in a far branch. */
function treeFrom(
  solved: Solved,
  {
    root,
    id,
    depth,
  }: { readonly root: number; readonly id: ClaimId | InferenceId; readonly depth: number },
  leansOn: (statement: number) => readonly number[],
): Reason {
  const told = new Set<number>()
  const grow = (
    statement: number,
    name: Reason['id'],
    bearing: Bearing | undefined,
    steps: number,
  ): Branch => {
    const isRepeated = told.has(statement)
    told.add(statement)
    const because: Branch['because'] = []
    const standing = standingOfLabel(solved.labels[statement])!
    const ground = groundOf(solved, statement, leansOn(statement))
    return {
      statement,
      steps,
      reason: { id: name, standing, ground, bearing, because, isRepeated },
      because,
    }
  }
  const trunk = grow(root, id, undefined, 0)
  const open = [trunk]
  for (let next = 0; next < open.length; next++) {
    const { statement, steps, reason, because } = open[next]!
    if (reason.isRepeated || steps >= depth) continue
    for (const other of new Set(leansOn(statement))) {
      const branch = grow(
        other,
        nameOf(solved, other, reason.id),
        bearingOf(solved, other, statement),
        steps + 1,
      )
      because.push(branch.reason)
      open.push(branch)
    }
  }
  return trunk.reason
}

interface Branch {
  readonly statement: number
  /** From the root. */
  readonly steps: number
  readonly reason: Reason
  readonly because: Reason[]
}

/** Of a class of equivalent claims, the one that the inference `user` really names. */
function nameOf({ map, framework }: Solved, statement: number, user: Reason['id']): Reason['id'] {
  const premises = map.inferences.get(user as InferenceId)?.premises
  const named = premises?.find((premise) => framework.statementOf.get(premise) === statement)
  return named ?? (framework.ids[statement] as Reason['id'])
}

function bearingOf({ map, framework }: Solved, statement: number, on: number): Bearing {
  const inference = map.inferences.get(framework.ids[statement] as InferenceId)
  if (!inference || framework.target[statement] !== on) return 'premise'
  return roleOf(inference) as Bearing
}

function groundOf(
  { framework, labels }: Solved,
  statement: number,
  leansOn: readonly number[],
): Ground {
  const { claimCount, forced, given, effect, target } = framework
  const isClaim = statement < claimCount
  if (labels[statement] === UNDECIDED) return 'open'
  if (forced[statement] !== UNDECIDED) return 'switched-off'
  if (labels[statement] === IN) {
    if (!isClaim) return 'drawn'
    return given[statement] === 1 ? 'given' : 'supported'
  }
  const isAttacked = leansOn.some(
    (other) => target[other] === statement && effect[other] === ATTACKS,
  )
  if (isAttacked) return isClaim ? 'rebutted' : 'undercut'
  if (!isClaim) return 'premise-out'
  return leansOn.length > 0 ? 'support-out' : 'unsupported'
}
