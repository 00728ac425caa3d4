import { middleOf, type Box, type Point } from './box.ts'
import { MEASURES } from './measures.ts'

const HALF_GAP = MEASURES.rowGap / 2

/** Whether the two share at least a line's width of the same rows. */
const areBeside = (a: Box, b: Box): boolean =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > MEASURES.cornerRadius

/**
 * Where an inference's junction stands as long as nobody placed it: in the gap right before the
 * target, in line with a single premise where that one stands under or over the target; half way
 * between two cards beside each other. Several inferences may share that place; keeping them apart
 * is up to whoever knows what else stands there.
 */
export function junctionPlace(premises: readonly Box[], target: Box): Point {
  const [only] = premises
  if (only && premises.length === 1 && areBeside(only, target)) return between(only, target)
  const to = middleOf(target)
  const middles = premises.map(middleOf)
  const fromY = average(middles.map(({ y }) => y)) ?? to.y
  const left = Math.min(...middles.map(({ x }) => x))
  const right = Math.max(...middles.map(({ x }) => x))
  return {
    x: Math.min(Math.max(to.x, left), right),
    y: fromY >= to.y ? target.bottom + HALF_GAP : target.top - HALF_GAP,
  }
}

function between(premise: Box, target: Box): Point {
  const isLeft = premise.right <= target.left
  const x = isLeft ? (premise.right + target.left) / 2 : (premise.left + target.right) / 2
  const top = Math.max(premise.top, target.top)
  const bottom = Math.min(premise.bottom, target.bottom)
  return { x, y: (top + bottom) / 2 }
}

const average = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
