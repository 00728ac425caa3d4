import type { PositionId } from '../../model/id.ts'
import type { Evaluation } from '../evaluation.ts'
import { clashesBetween } from './clash.ts'
import { sidesOf } from './sides.ts'

/**
 * The two positions with most clashes between them: whom to compare first. Of several such pairs,
 * the one that comes first in the map; all positions of a map that has fewer than two.
 *
 * Cost: O(inferences × pairs of positions).
 */
export function mainOpponents(evaluation: Evaluation): readonly PositionId[] {
  const sides = sidesOf(evaluation.map, [...evaluation.map.positions.keys()])
  let best = sides.slice(0, 2)
  let most = -1
  for (const [index, one] of sides.entries()) {
    for (const other of sides.slice(index + 1)) {
      const count =
        clashesBetween(evaluation, one, other).length +
        clashesBetween(evaluation, other, one).length
      if (count > most) [best, most] = [[one, other], count]
    }
  }
  return best.map(({ position }) => position.id)
}
