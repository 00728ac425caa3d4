import { withRoom } from './growing.ts'

/**
 * Variables by how often they took part in recent conflicts (VSIDS, Moskewicz et al. 2001), in a
 * binary heap.
 */
export interface VariableOrder {
  readonly add: (variable: number) => void
  readonly bump: (variable: number) => void
  readonly decay: () => void
  /** Puts back a variable that was taken. */
  readonly restore: (variable: number) => void
  /** The most active variable, or 0 if all are taken. */
  readonly take: () => number
}

const DECAY = 0.95
const LARGEST = 1e100

export function variableOrder(): VariableOrder {
  let activity = new Float64Array(64)
  let place = new Int32Array(64)
  let heap = new Int32Array(64)
  let size = 0
  let step = 1

  const rise = (variable: number, from: number): void => {
    const own = activity[variable]!
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      const other = heap[parent]!
      if (activity[other]! >= own) break
      heap[at] = other
      place[other] = at
      at = parent
    }
    heap[at] = variable
    place[variable] = at
  }
  const sink = (variable: number): void => {
    const own = activity[variable]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && activity[heap[child + 1]!]! > activity[heap[child]!]!) child++
      const other = heap[child]!
      if (activity[other]! <= own) break
      heap[at] = other
      place[other] = at
      at = child
    }
    heap[at] = variable
    place[variable] = at
  }
  const restore = (variable: number): void => {
    if (place[variable]! < 0) rise(variable, size++)
  }
  return {
    add: (variable) => {
      activity = withRoom(activity, variable + 1)
      place = withRoom(place, variable + 1)
      heap = withRoom(heap, variable + 1)
      place[variable] = -1
      restore(variable)
    },
    bump: (variable) => {
      activity[variable]! += step
      if (activity[variable]! > LARGEST) {
        for (let other = 0; other < activity.length; other++) activity[other]! /= LARGEST
        step /= LARGEST
      }
      if (place[variable]! >= 0) rise(variable, place[variable]!)
    },
    decay: () => {
      step /= DECAY
    },
    restore,
    take: () => {
      if (size === 0) return 0
      const top = heap[0]!
      const last = heap[--size]!
      place[top] = -1
      if (size > 0) sink(last)
      return top
    },
  }
}
