import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, QuoteId } from '../model/id.ts'
import { dependenceOf, type Dependence } from './dependence.ts'
import { eachStatement } from './framework.ts'
import { structureOf, type Structure } from './structure.ts'
import { resolveSwitches, type Switches } from './switches.ts'

/** A map as a quantitative bipolar framework (Baroni, Rago and Toni 2018), in order of dependence. */
export interface Weighted extends Dependence {
  readonly structure: Structure
  /**
   * Base score by place. An inference takes its from its premises, so it has one that is above any;
   * SWITCHED_OFF where strength is 0 whatever bears on it.
   */
  readonly base: Float64Array
}

export const SWITCHED_OFF = -1

/** Credence where nobody took a stance: neither for nor against. */
const NEUTRAL = 0.5

/**
 * The weighted graph of `map`. Its statements are those of the framework: one for each class of
 * equivalent claims, one for each inference. The base score of a claim is the stance on it, the
 * mean of the stances where equivalent claims have several, and one half without any. A credence
 * beyond [0, 1] counts as the nearer end, and one that is no number as none. For `switches` see
 * [S62].
 */
export function weightedOf(
  map: ArgumentMap,
  stances: ReadonlyMap<ClaimId, number>,
  switches?: Switches,
): Weighted {
  const structure = structureOf(map)
  const dependence = dependenceOf(structure)
  const { size, claimCount, statementOf } = structure
  const base = new Float64Array(size).fill(NEUTRAL, 0, claimCount).fill(1, claimCount)
  const set = (ids: Iterable<string>, score: number): void => {
    for (const id of ids) {
      const statement = statementOf.get(id)
      if (statement !== undefined) base[statement] = score
    }
  }
  const { quotesOff, given, off } = resolveSwitches(map, switches)
  for (const statement of groundless(map, structure, quotesOff)) base[statement] = 0
  for (const [statement, credence] of meansOf(structure, stances)) base[statement] = credence
  set(given, 1)
  set(off, SWITCHED_OFF)
  return { structure, ...dependence, base: byPlace(base, dependence) }
}

function byPlace(scores: Float64Array, { statementAt }: Dependence): Float64Array {
  const placed = new Float64Array(scores.length)
  for (let place = 0; place < placed.length; place++) placed[place] = scores[statementAt[place]!]!
  return placed
}

/** The mean of what is held about each statement. */
function meansOf(
  { statementOf }: Structure,
  stances: ReadonlyMap<ClaimId, number>,
): ReadonlyMap<number, number> {
  const held = new Map<number, number[]>()
  for (const [id, credence] of stances) {
    const claim = statementOf.get(id)
    if (claim === undefined || Number.isNaN(credence)) continue
    held.set(claim, [...(held.get(claim) ?? []), clamped(credence)])
  }
  return new Map([...held].map(([claim, all]) => [claim, meanOf(all)]))
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Statements that were put forward on quotes, all of them switched off. */
function groundless(
  map: ArgumentMap,
  structure: Structure,
  quotesOff: ReadonlySet<QuoteId>,
): ReadonlySet<number> {
  const [lost, kept] = [new Set<number>(), new Set<number>()]
  if (quotesOff.size === 0) return lost
  eachStatement(map, structure, ({ quotes }, statement) => {
    for (const quote of quotes) (quotesOff.has(quote) ? lost : kept).add(statement)
  })
  for (const statement of kept) lost.delete(statement)
  return lost
}

const clamped = (credence: number): number => Math.min(1, Math.max(0, credence))
