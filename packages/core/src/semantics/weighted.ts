import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { frameworkOf, rowsBy, type Framework } from './framework.ts'

/** A map as a quantitative bipolar framework (Baroni, Rago and Toni 2018), in compressed rows. */
export interface Weighted {
  readonly framework: Framework
  /** Backings count here: inferences that bear on s, for it or against it. */
  readonly onStart: Int32Array
  readonly on: Int32Array
  /** By inference: 1 for, -1 against, 0 from a claim to itself. */
  readonly sign: Int8Array
  /**
   * Where an inference leads: twice what it bears on, and one more if it is for it; -1 for claims,
   * and where it counts for nothing.
   */
  readonly aim: Int32Array
  /** How many premises each statement has, and inferences that bear on it. */
  readonly inputCount: Int32Array
  /** Base score of claims; an inference takes its from its premises, as `baseOf` says: 1 is above any. */
  readonly base: Float64Array
}

/** Credence where nobody took a stance: neither for nor against. */
const NEUTRAL = 0.5

/**
 * The weighted graph of `map`. Its statements are those of the framework: one for each class of
 * equivalent claims, one for each inference. The base score of a claim is the stance on it, the
 * mean of the stances where equivalent claims have several, and one half without any. A credence
 * beyond [0, 1] counts as the nearer end, and one that is no number as none.
 */
export function weightedOf(map: ArgumentMap, stances: ReadonlyMap<ClaimId, number>): Weighted {
  const framework = frameworkOf(map)
  const { size, statementOf, target, effect } = framework
  const hits = target.slice()
  const sign = effect.slice()
  let statement = framework.claimCount
  for (const { polarity, target: aim } of map.inferences.values()) {
    if (polarity === 'for' && 'inference' in aim) {
      hits[statement] = statementOf.get(aim.inference)!
      sign[statement] = 1
    }
    statement++
  }
  const inferences = Int32Array.from(hits.keys())
  const { start: onStart, rows: on } = rowsBy(hits, inferences, size)
  return {
    framework,
    onStart,
    on,
    sign,
    aim: hits.map((hit, s) => (hit < 0 ? -1 : 2 * hit + (sign[s] === 1 ? 1 : 0))),
    inputCount: inputCounts(framework, onStart),
    base: baseScores(framework, stances),
  }
}

function inputCounts({ size, premiseStart }: Framework, onStart: Int32Array): Int32Array {
  const counts = new Int32Array(size)
  for (let s = 0; s < size; s++) {
    counts[s] = premiseStart[s + 1]! - premiseStart[s]! + onStart[s + 1]! - onStart[s]!
  }
  return counts
}

function baseScores(
  { size, claimCount, statementOf }: Framework,
  stances: ReadonlyMap<ClaimId, number>,
): Float64Array {
  const sums = new Float64Array(claimCount)
  const counts = new Int32Array(claimCount)
  for (const [id, credence] of stances) {
    const claim = statementOf.get(id)
    if (claim === undefined || Number.isNaN(credence)) continue
    sums[claim]! += clamped(credence)
    counts[claim]!++
  }
  const base = new Float64Array(size).fill(1)
  for (let s = 0; s < claimCount; s++) base[s] = counts[s] === 0 ? NEUTRAL : sums[s]! / counts[s]!
  return base
}

/**
 * Base score of `statement` at the given strengths: a claim's own; of an inference, the strength of
 * its weakest premise, since linked premises carry no more together than the weakest of them
 * (the weakest link principle, Pollock 1995).
 */
export function baseOf(
  { framework: { claimCount, premiseStart, premises }, base }: Weighted,
  statement: number,
  strengths: Float64Array,
): number {
  if (statement < claimCount) return base[statement]!
  let weakest = base[statement]!
  for (let i = premiseStart[statement]!; i < premiseStart[statement + 1]!; i++) {
    weakest = Math.min(weakest, strengths[premises[i]!]!)
  }
  return weakest
}

const clamped = (credence: number): number => Math.min(1, Math.max(0, credence))
