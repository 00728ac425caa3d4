import type { ArgumentMap } from '../model/argument-map.ts'
import type { Claim } from '../model/claim.ts'
import type { ClaimId } from '../model/id.ts'
import { targetId, type Inference } from '../model/inference.ts'
import { spokesmen } from './equivalence-classes.ts'
import { isGiven, type GivenRule, type Reading } from './given.ts'
import { OUT } from './standing.ts'
import { resolveSwitches, type Switches } from './switches.ts'

/** How a map is to be read; everything else about its standing follows from the map. */
export interface StandingOptions {
  /** `debate` where nothing is said. */
  readonly reading?: Reading
  /** Credence in [0, 1] by claim, as somebody holds it. */
  readonly stances?: ReadonlyMap<ClaimId, number>
  readonly switches?: Switches
}

/** `SUPPORTS` and `ATTACKS` count for standing; a backing does not. */
export const SUPPORTS = 1
export const ATTACKS = -1
export const NO_EFFECT = 0

/**
 * A map as a bipolar abstract dialectical framework (Brewka and Woltran 2010; Strass 2013), in
 * compressed rows. Its statements are numbers: 0 to `claimCount - 1` are claims, one number for all
 * claims of an equivalence class; the rest, up to `size - 1`, are inferences.
 *
 * The acceptance condition of statement s is the conjunction of
 * - every premise of s (only inferences have any),
 * - the negation of every a in `on(s)` with `effect[a]` = ATTACKS,
 * - if not `given[s]`: the disjunction of every b in `on(s)` with `effect[b]` = SUPPORTS;
 * unless `forced[s]`, a label, which then holds whatever else does.
 *
 * An inference is always `given`. No condition names a statement twice with opposite effect, so
 * Kleene's three-valued logic computes it exactly ([S1]).
 */
export interface Framework {
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
  readonly given: Uint8Array
  readonly forced: Uint8Array
}

/**
 * The framework of `map`.
 *
 * Claims of an equivalence class say the same thing, so they are one statement: what supports,
 * rebuts or quotes one of them does so for all, as if they had been merged ([S5]). An inference
 * from a class to itself counts for nothing, as merging would remove it.
 *
 * Cost: O(claims + inferences + premises), which is more than evaluating it.
 */
export function frameworkOf(map: ArgumentMap, options: StandingOptions = {}): Framework {
  const numbering = numberStatements(map)
  const links = linkStatements(map, numbering)
  const rule = givenRuleOf(map, options)
  return {
    ...numbering,
    ...links,
    given: givenStatements(map, numbering, links, rule),
    forced: forcedStatements(numbering, rule.switches.off),
  }
}

export const givenRuleOf = (map: ArgumentMap, options: StandingOptions): GivenRule => ({
  reading: options.reading ?? 'debate',
  stances: options.stances ?? new Map(),
  switches: resolveSwitches(map, options.switches),
})

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

type Numbering = Pick<Framework, 'size' | 'claimCount' | 'statementOf' | 'ids' | 'classes'>

function numberStatements(map: ArgumentMap): Numbering {
  const speakerOf = spokesmen(map)
  const statementOf = new Map<string, number>()
  const ids: string[] = []
  const number = (id: string): number => {
    const known = statementOf.get(id)
    if (known !== undefined) return known
    statementOf.set(id, ids.length)
    return ids.push(id) - 1
  }
  const classes = new Map<number, ClaimId[]>()
  for (const id of map.claims.keys()) {
    const speaker = speakerOf.get(id)
    if (speaker === undefined) {
      number(id)
      continue
    }
    const statement = number(speaker)
    statementOf.set(id, statement)
    const members = classes.get(statement)
    if (members) members.push(id)
    else classes.set(statement, [id])
  }
  const claimCount = ids.length
  for (const id of map.inferences.keys()) number(id)
  return { size: ids.length, claimCount, statementOf, ids, classes }
}

type Links = Pick<
  Framework,
  'premiseStart' | 'premises' | 'userStart' | 'users' | 'onStart' | 'on' | 'target' | 'effect'
>

function linkStatements(map: ArgumentMap, { size, claimCount, statementOf }: Numbering): Links {
  const premiseStart = new Int32Array(size + 1)
  const target = new Int32Array(size).fill(-1)
  const effect = new Int8Array(size)
  const premiseList: number[] = []
  let statement = claimCount
  for (const inference of map.inferences.values()) {
    const first = premiseList.length
    for (const premise of inference.premises) premiseList.push(statementOf.get(premise)!)
    const hit = statementOf.get(targetId(inference.target))!
    effect[statement] = effectOf(inference, premiseList, first, hit)
    if (effect[statement] !== NO_EFFECT) target[statement] = hit
    premiseStart[++statement] = premiseList.length
  }
  const premises = Int32Array.from(premiseList)
  const premiseOwner = new Int32Array(premises.length)
  for (let s = claimCount; s < size; s++) {
    premiseOwner.fill(s, premiseStart[s], premiseStart[s + 1])
  }
  const users = rowsBy(premises, premiseOwner, size)
  const inferences = Int32Array.from({ length: size }, (_, s) => s)
  const on = rowsBy(target, inferences, size)
  return {
    premiseStart,
    premises,
    userStart: users.start,
    users: users.rows,
    onStart: on.start,
    on: on.rows,
    target,
    effect,
  }
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

function givenStatements(
  map: ArgumentMap,
  { size, claimCount, ids, classes }: Numbering,
  { target, effect }: Links,
  rule: GivenRule,
): Uint8Array {
  const isSupported = new Uint8Array(size)
  for (let s = claimCount; s < size; s++) if (effect[s] === SUPPORTS) isSupported[target[s]!] = 1
  const given = new Uint8Array(size).fill(1, claimCount)
  const claimOf = (id: string): Claim => map.claims.get(id as ClaimId)!
  for (let s = 0; s < claimCount; s++) {
    const members = classes.get(s)?.map(claimOf) ?? [claimOf(ids[s]!)]
    given[s] = isGiven(members, isSupported[s] === 1, rule) ? 1 : 0
  }
  return given
}

function forcedStatements({ size, statementOf }: Numbering, off: ReadonlySet<string>): Uint8Array {
  const forced = new Uint8Array(size)
  for (const id of off) {
    const statement = statementOf.get(id)
    if (statement !== undefined) forced[statement] = OUT
  }
  return forced
}
