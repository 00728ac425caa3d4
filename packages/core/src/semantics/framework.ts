import type { ArgumentMap } from '../model/argument-map.ts'
import type { Claim } from '../model/claim.ts'
import type { ClaimId } from '../model/id.ts'
import { isGiven, type GivenRule, type Reading } from './given.ts'
import { OUT } from './standing.ts'
import { structureOf, SUPPORTS, type Structure } from './structure.ts'
import { resolveSwitches, type Switches } from './switches.ts'

/** How a map is to be read; everything else about its standing follows from the map. */
export interface StandingOptions {
  /** `debate` where nothing is said. */
  readonly reading?: Reading
  /** Credence in [0, 1] by claim, as somebody holds it. */
  readonly stances?: ReadonlyMap<ClaimId, number>
  readonly switches?: Switches
}

/**
 * A map as a bipolar abstract dialectical framework (Brewka and Woltran 2010; Strass 2013): its
 * structure, with what a way of reading it decides.
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
export interface Framework extends Structure {
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
 * Cost: that of its structure, and a look at every claim.
 */
export function frameworkOf(map: ArgumentMap, options: StandingOptions = {}): Framework {
  const structure = structureOf(map)
  const rule = givenRuleOf(map, options)
  return {
    ...structure,
    given: givenStatements(map, structure, rule),
    forced: forcedStatements(structure, rule.switches.off),
  }
}

export const givenRuleOf = (map: ArgumentMap, options: StandingOptions): GivenRule => ({
  reading: options.reading ?? 'debate',
  stances: options.stances ?? new Map(),
  switches: resolveSwitches(map, options.switches),
})

function givenStatements(map: ArgumentMap, structure: Structure, rule: GivenRule): Uint8Array {
  const { size, claimCount, classes, target, effect } = structure
  const isSupported = new Uint8Array(size)
  for (let s = claimCount; s < size; s++) if (effect[s] === SUPPORTS) isSupported[target[s]!] = 1
  const given = new Uint8Array(size).fill(1, claimCount)
  eachStatement(map, structure, (claim, statement) => {
    const members = classes.get(statement)?.map((id) => map.claims.get(id)!) ?? [claim]
    given[statement] = isGiven(members, isSupported[statement] === 1, rule) ? 1 : 0
  })
  return given
}

/** Visits every claim with its statement; claims are numbered in their order, but for classes. */
export function eachStatement(
  { claims }: ArgumentMap,
  { statementOf, classes }: Structure,
  visit: (claim: Claim, statement: number) => void,
): void {
  let next = 0
  for (const claim of claims.values()) {
    visit(claim, classes.size === 0 ? next++ : statementOf.get(claim.id)!)
  }
}

function forcedStatements({ size, statementOf }: Structure, off: ReadonlySet<string>): Uint8Array {
  const forced = new Uint8Array(size)
  for (const id of off) {
    const statement = statementOf.get(id)
    if (statement !== undefined) forced[statement] = OUT
  }
  return forced
}
