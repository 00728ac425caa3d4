/** This many pings in a row may see a push, or earlier pings, unanswered. */
const PATIENCE = 3
/** So many connections may break without a quiet moment. */
const MOST_BREAKS = 3

/**
 * Whether a connection still does what it is for ([R13]): how long pings and pushes have stayed
 * unanswered, and how many connections broke in a row. Time is counted in pings.
 */
export class LinkHealth {
  #lastPing = 0
  /** Last ping that was answered. */
  #answered = 0
  /** Pings in a row that found something else unanswered. */
  #waits = 0
  #breaks = 0

  /** A connection was opened. */
  opened(): void {
    this.#answered = this.#lastPing
    this.#waits = 0
  }

  /** Something was sent that has its time to be answered, or was answered. */
  progressed(): void {
    this.#waits = 0
  }

  /** The nonce of the next ping; undefined when too many before it stayed unanswered. */
  nextPing(): number | undefined {
    return this.#lastPing - this.#answered < PATIENCE ? ++this.#lastPing : undefined
  }

  ponged(nonce: number): void {
    this.#answered = nonce
  }

  /** A ping is due, or answered, and something else is not. Says whether that was once too often. */
  waitsTooLong(): boolean {
    this.#waits++
    return this.#waits >= PATIENCE
  }

  /** The copy is what the server has. */
  proven(): void {
    this.#breaks = 0
  }

  /** A connection is given up. Says whether so many were that the copy itself must be the cause. */
  breaksTooOften(): boolean {
    this.#breaks++
    if (this.#breaks < MOST_BREAKS) return false
    this.#breaks = 0
    return true
  }
}
