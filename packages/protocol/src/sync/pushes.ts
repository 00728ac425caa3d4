import type { Push } from '../realtime/up.ts'
import { Allowance } from './allowance.ts'
import type { Follower } from './follower.ts'
import { BUSY_MS, type RoomLimits } from './limits.ts'
import type { Decision } from './log.ts'
import type { RoomEnvironment } from './room-environment.ts'
import type { Session } from './session.ts'

/** What one connection pushes. */
interface Intake {
  readonly allowance: Allowance
  readonly waiting: Push[]
  isDeciding: boolean
}

interface Listener {
  /** The queue that somebody pushed for is another person's. */
  readonly trespassed: (session: Session) => void
  /** The map was deleted. */
  readonly gone: () => void
}

/**
 * Hands what connections push to the log, as much and as often as each may ([E9]), one batch after the
 * other, so that a queue's numbers keep their order ([P3]); and tells each what became of it.
 */
export class Pushes {
  readonly #environment: RoomEnvironment
  readonly #limits: RoomLimits
  readonly #follower: Follower
  readonly #listener: Listener
  readonly #intakes = new WeakMap<Session, Intake>()

  constructor(
    environment: RoomEnvironment,
    limits: RoomLimits,
    follower: Follower,
    listener: Listener,
  ) {
    this.#environment = environment
    this.#limits = limits
    this.#follower = follower
    this.#listener = listener
  }

  /** Takes a push, or tells the connection how long to wait. */
  take(session: Session, push: Push): void {
    const intake = this.#intakeOf(session)
    const { client, mutations } = push
    const retryMs =
      intake.waiting.length < this.#limits.waiting
        ? intake.allowance.take(mutations.length, this.#environment.now())
        : BUSY_MS
    if (retryMs > 0) return session.send({ kind: 'busy', client, retryMs })
    intake.waiting.push(push)
    if (!intake.isDeciding) void this.#decide(session, intake)
  }

  #intakeOf(session: Session): Intake {
    const known = this.#intakes.get(session)
    if (known) return known
    const { burst, perSecond } = this.#limits
    const allowance = new Allowance(burst, perSecond, this.#environment.now())
    const intake: Intake = { allowance, waiting: [], isDeciding: false }
    this.#intakes.set(session, intake)
    return intake
  }

  async #decide(session: Session, intake: Intake): Promise<void> {
    const { log, notice } = this.#environment
    intake.isDeciding = true
    for (let next = intake.waiting.shift(); next; next = intake.waiting.shift()) {
      const { client, mutations } = next
      try {
        this.#decided(session, client, await log.decide({ by: session.who, client, mutations }))
      } catch (cause) {
        notice?.({ kind: 'log failed', cause })
        this.#follower.hint()
        session.send({ kind: 'busy', client, retryMs: BUSY_MS })
      }
    }
    intake.isDeciding = false
  }

  #decided(session: Session, client: string, decision: Decision): void {
    switch (decision.kind) {
      case 'decided': {
        for (const outcome of decision.outcomes) {
          if (outcome.kind === 'committed') continue
          const { number, problem } = outcome
          session.send({ kind: 'refused', client, number, problem })
        }
        const entries = decision.outcomes.flatMap((outcome) =>
          outcome.kind === 'committed' && outcome.entry ? [outcome.entry] : [],
        )
        return this.#follower.offer(decision.head, entries)
      }
      case 'gap':
        return session.send({ kind: 'gap', client, decided: decision.decided })
      case 'busy':
        return session.send({ kind: 'busy', client, retryMs: decision.retryMs })
      case 'foreign':
        return this.#listener.trespassed(session)
      case 'gone':
        return this.#listener.gone()
    }
  }
}
