/** So many at once, then so many a second. Times in milliseconds. */
export class Allowance {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #countedAt: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
    this.#countedAt = now
  }

  /** Takes `count` and answers 0, or takes nothing and answers how long to wait. */
  take(count: number, now: number): number {
    const grown = ((now - this.#countedAt) / 1000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + grown)
    this.#countedAt = now
    const wanted = Math.min(count, this.#burst)
    if (this.#left < wanted) return Math.ceil(((wanted - this.#left) / this.#perSecond) * 1000)
    this.#left -= wanted
    return 0
  }
}
