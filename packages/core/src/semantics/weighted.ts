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
  /** Base score of claims; an inference takes its from its premises, as `baseOf` says. */
  readonly base: Float64Array
}

/** Credence where nobody took a stance: neither for nor against. */
const NEUTRAL = 0.5

/**
 * The weighted graph of `map`. Its statements are those of the framework: one for each class of
 * equivalent claims, one for each inference. The base score of a claim is the stance on it, the
 * mean of the stances where equivalent claims have several, and one half without any.
 */
export function weightedOf(map: ArgumentMap, stances: ReadonlyMap<ClaimId, number>): Weighted {
  const framework = frameworkOf(map)
  const { size, claimCount, ids, classes, statementOf, target, effect } = framework
  const hits = target.slice()
  const sign = effect.slice()
  let statement = claimCount
  for (const { polarity, target: aim } of map.inferences.values()) {
    if (polarity === 'for' && 'inference' in aim) {
      hits[statement] = statementOf.get(aim.inference)!
      sign[statement] = 1
    }
    statement++
  }
  const on = rowsBy(
    hits,
    Int32Array.from({ length: size }, (_, s) => s),
    size,
  )
  const base = new Float64Array(size)
  for (let s = 0; s < claimCount; s++) {
    const held = (classes.get(s) ?? [ids[s] as ClaimId]).flatMap((id) => stances.get(id) ?? [])
    base[s] = held.length === 0 ? NEUTRAL : mean(held.map(clamped))
  }
  return { framework, onStart: on.start, on: on.rows, sign, base }
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
  let weakest = 1
  for (let i = premiseStart[statement]!; i < premiseStart[statement + 1]!; i++) {
    weakest = Math.min(weakest, strengths[premises[i]!]!)
  }
  return weakest
}

const clamped = (credence: number): number => Math.min(1, Math.max(0, credence))

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length
