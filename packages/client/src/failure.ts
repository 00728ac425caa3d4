import type { Problem } from '@counterpoint/protocol'

/** The server answered, and said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/**
 * No usable answer: offline, server away, connection cut, proxy in between. Whether a write took
 * effect is unknown; sending it again with the same idempotency key is safe.
 */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}
