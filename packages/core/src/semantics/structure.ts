import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { targetId, type Inference } from '../model/inference.ts'
import { spokesmen } from './equivalence-classes.ts'

/** `SUPPORTS` and `ATTACKS` count for standing; a backing does not. */
export const SUPPORTS = 1
export const ATTACKS = -1
export const NO_EFFECT = 0

/**
 * What bears on what in a map, however it is read: its statements as numbers, and links between
 * them in compressed rows. 0 to `claimCount - 1` are claims, one number for all claims of an
 * equivalence class; the rest, up to `size - 1`, are inferences.
 */
export interface Structure {
  readonly size: number
  readonly claimCount: number
  /** Number of each claim and inference of the map. */
  readonly statementOf: ReadonlyMap<string, number>
  /** Id by statement; of a class, the claim that speaks for it. */
  readonly ids: readonly string[]
  /** Members of classes that have more than one. */
  readonly classes: ReadonlyMap<number, readonly ClaimId[]>
  /** Premises of s: `premises[premiseStart[s]]` up to before `premiseStart[s + 1]`. */
  readonly premiseStart: Int32Array
  readonly premises: Int32Array
  /** Inferences that have s among their premises. */
  readonly userStart: Int32Array
  readonly users: Int32Array
  /** Inferences that support or attack s. */
  readonly onStart: Int32Array
  readonly on: Int32Array
  /** What an inference supports or attacks; -1 for claims, and where it counts for nothing. */
  readonly target: Int32Array
  readonly effect: Int8Array
  /** What an inference backs, another inference; -1 for all others. */
  readonly backed: Int32Array
}

interface Known {
  readonly claims: ArgumentMap['claims']
  readonly equivalences: ArgumentMap['equivalences']
  readonly structure: Structure
}

/** Finding the numbers of ids costs far more than any evaluation, so the newest are kept. */
const known = new WeakMap<ArgumentMap['inferences'], Known>()

/**
 * The structure of `map`. Two maps share one as long as they have the same inferences and
 * equivalences, and claims by the same ids: whatever a claim says, it bears on the same.
 *
 * Cost: O(claims + inferences + premises), which is more than evaluating it; for a map that shares
 * one, at most a look at the ids of its claims.
 */
export function structureOf(map: ArgumentMap): Structure {
  const { claims, inferences, equivalences } = map
  const kept = known.get(inferences)
  const isKept = kept?.equivalences === equivalences && hasSameIds(kept.claims, claims)
  const structure = isKept ? kept.structure : newStructureOf(map)
  if (kept?.structure !== structure || kept.claims !== claims) {
    known.set(inferences, { claims, equivalences, structure })
  }
  return structure
}

/** In the same order, since the order of claims is the order of their numbers. */
function hasSameIds(some: ArgumentMap['claims'], others: ArgumentMap['claims']): boolean {
  if (some === others) return true
  if (some.size !== others.size) return false
  const ids = others.keys()
  for (const id of some.keys()) if (id !== ids.next().value) return false
  return true
}

function newStructureOf(map: ArgumentMap): Structure {
  const numbering = numberStatements(map)
  return { ...numbering, ...linkStatements(map, numbering) }
}

/** What `inference` does to its target for standing; its premises are those from `first` on. */
export function effectOf(
  { polarity, target }: Inference,
  premises: readonly number[],
  first: number,
  targetStatement: number,
): number {
  if (polarity === 'for' && 'inference' in target) return NO_EFFECT
  for (let i = first; i < premises.length; i++)
    if (premises[i] === targetStatement) return NO_EFFECT
  return polarity === 'for' ? SUPPORTS : ATTACKS
}

type Numbering = Pick<Structure, 'size' | 'claimCount' | 'statementOf' | 'ids' | 'classes'>

function numberStatements(map: ArgumentMap): Numbering {
  const speakerOf = spokesmen(map)
  const statementOf = new Map<string, number>()
  const ids: string[] = []
  const classes = new Map<number, ClaimId[]>()
  for (const id of map.claims.keys()) {
    const speaker = speakerOf.get(id)
    if (speaker === undefined) {
      statementOf.set(id, ids.push(id) - 1)
      continue
    }
    const statement = statementOf.get(speaker) ?? ids.push(speaker) - 1
    statementOf.set(speaker, statement)
    statementOf.set(id, statement)
    const members = classes.get(statement)
    if (members) members.push(id)
    else classes.set(statement, [id])
  }
  const claimCount = ids.length
  for (const id of map.inferences.keys()) statementOf.set(id, ids.push(id) - 1)
  return { size: ids.length, claimCount, statementOf, ids, classes }
}

function linkStatements(
  map: ArgumentMap,
  { size, claimCount, statementOf }: Numbering,
): Omit<Structure, keyof Numbering> {
  const premiseStart = new Int32Array(size + 1)
  const target = new Int32Array(size).fill(-1)
  const backed = new Int32Array(size).fill(-1)
  const effect = new Int8Array(size)
  const premiseList: number[] = []
  let statement = claimCount
  for (const inference of map.inferences.values()) {
    const first = premiseList.length
    for (const premise of inference.premises) premiseList.push(statementOf.get(premise)!)
    const hit = statementOf.get(targetId(inference.target))!
    effect[statement] = effectOf(inference, premiseList, first, hit)
    if (effect[statement] !== NO_EFFECT) target[statement] = hit
    else if ('inference' in inference.target) backed[statement] = hit
    premiseStart[++statement] = premiseList.length
  }
  const premises = Int32Array.from(premiseList)
  const premiseOwner = new Int32Array(premises.length)
  for (let s = claimCount; s < size; s++) {
    premiseOwner.fill(s, premiseStart[s], premiseStart[s + 1])
  }
  const users = rowsBy(premises, premiseOwner, size)
  const on = rowsBy(target, upTo(size), size)
  return {
    premiseStart,
    premises,
    userStart: users.start,
    users: users.rows,
    onStart: on.start,
    on: on.rows,
    target,
    effect,
    backed,
  }
}

/** 0, 1, 2 and so on. */
export function upTo(size: number): Int32Array {
  const numbers = new Int32Array(size)
  for (let i = 0; i < size; i++) numbers[i] = i
  return numbers
}

/** Rows of `values` grouped by `keys`, each row in the given order; negative keys are left out. */
export function rowsBy(
  keys: Int32Array,
  values: Int32Array,
  size: number,
): { readonly start: Int32Array; readonly rows: Int32Array } {
  const start = new Int32Array(size + 1)
  for (const key of keys) if (key >= 0) start[key + 1]!++
  for (let s = 0; s < size; s++) start[s + 1]! += start[s]!
  const rows = new Int32Array(start[size]!)
  const next = start.slice(0, size)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key >= 0) rows[next[key]!++] = values[i]!
  }
  return { start, rows }
}
