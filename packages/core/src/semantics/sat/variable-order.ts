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
  readonly take: () => number | undefined
}

const DECAY = 0.95
const LARGEST = 1e100

export function variableOrder(): VariableOrder {
  const activity: number[] = []
  const place: number[] = []
  const heap: number[] = []
  let step = 1

  const put = (variable: number, at: number): void => {
    heap[at] = variable
    place[variable] = at
  }
  const rise = (variable: number, from: number): void => {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (activity[heap[parent]!]! >= activity[variable]!) break
      put(heap[parent]!, at)
      at = parent
    }
    put(variable, at)
  }
  const sink = (variable: number): void => {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && activity[heap[child + 1]!]! > activity[heap[child]!]!) child++
      if (activity[heap[child]!]! <= activity[variable]!) break
      put(heap[child]!, at)
      at = child
    }
    put(variable, at)
  }
  const restore = (variable: number): void => {
    if (place[variable]! < 0) rise(variable, heap.length)
  }
  return {
    add: (variable) => {
      activity[variable] = 0
      place[variable] = -1
      restore(variable)
    },
    bump: (variable) => {
      activity[variable]! += step
      if (activity[variable]! > LARGEST) {
        for (const other of activity.keys()) activity[other] = (activity[other] ?? 0) / LARGEST
        step /= LARGEST
      }
      if (place[variable]! >= 0) rise(variable, place[variable]!)
    },
    decay: () => {
      step /= DECAY
    },
    restore,
    take: () => {
      const top = heap[0]
      if (top === undefined) return undefined
      const last = heap.pop()!
      place[top] = -1
      if (last !== top) sink(last)
      return top
    },
  }
}
