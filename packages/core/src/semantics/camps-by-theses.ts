import type { PositionId } from '../model/id.ts'
import type { Camps } from './camps.ts'

/** Camps that accept the theses of the same positions. */
export interface CampGroup {
  /** Positions whose thesis is in; none where these camps accept no thesis. */
  readonly positions: readonly PositionId[]
  /** Numbers of the camps, ascending. */
  readonly camps: readonly number[]
}

/** Camps looked at; beyond that the groups are those of the first so many. */
const MOST = 512

/**
 * Which theses can stand together: camps grouped by the theses they accept, largest group first.
 * Cost: O(camps × (claims + inferences)), of at most 512 camps.
 */
export function campsByTheses(camps: Camps): readonly CampGroup[] {
  const groups = new Map<string, { positions: PositionId[]; camps: number[] }>()
  for (let index = 0; index < Math.min(camps.count, MOST); index++) {
    const camp = camps.camp(index)
    const positions = [...camp.map.positions.values()]
      .filter(({ thesis }) => thesis !== null && camp.of(thesis) === 'in')
      .map(({ id }) => id)
    const key = positions.join(' ')
    const group = groups.get(key)
    if (group) group.camps.push(index)
    else groups.set(key, { positions, camps: [index] })
  }
  return [...groups.values()].sort((a, b) => b.camps.length - a.camps.length)
}
