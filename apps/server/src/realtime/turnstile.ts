/** Most live connections at once. */
export interface LiveCapacity {
  readonly perMap: number
  readonly perPerson: number
  readonly perAddress: number
  readonly perProcess: number
}

export const LIVE_CAPACITY: LiveCapacity = {
  perMap: 500,
  perPerson: 20,
  perAddress: 50,
  perProcess: 5_000,
}

/** Counts who is in, so that nobody takes the places of all. */
export class Turnstile {
  readonly #capacity: LiveCapacity
  readonly #counts = new Map<string, number>()

  constructor(capacity: LiveCapacity) {
    this.#capacity = capacity
  }

  /** Lets one in and returns how it leaves again; undefined when there is no place left. */
  enter(map: string, person: string, address: string): (() => void) | undefined {
    const { perMap, perPerson, perAddress, perProcess } = this.#capacity
    const gates: readonly (readonly [string, number])[] = [
      [`map ${map}`, perMap],
      [`person ${person}`, perPerson],
      [`address ${address}`, perAddress],
      ['process', perProcess],
    ]
    if (gates.some(([gate, most]) => (this.#counts.get(gate) ?? 0) >= most)) return undefined
    for (const [gate] of gates) this.#counts.set(gate, (this.#counts.get(gate) ?? 0) + 1)
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      for (const [gate] of gates) this.#leave(gate)
    }
  }

  #leave(gate: string): void {
    const count = (this.#counts.get(gate) ?? 0) - 1
    if (count > 0) this.#counts.set(gate, count)
    else this.#counts.delete(gate)
  }
}
