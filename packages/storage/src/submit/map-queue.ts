import type { Sent, Verdict } from './outcome.ts'

/** Most submissions, and about the most operations, that one transaction commits. */
const MAX_SUBMISSIONS = 64
const MAX_OPERATIONS = 5_000
/** Most of one sender's in a transaction that others wait for too. */
const FAIR_SHARE = 8
/** Most submissions that wait for one map. */
const MAX_WAITING = 1_000

export interface Waiting {
  readonly sent: Sent
  readonly resolve: (verdict: Verdict) => void
  readonly reject: (error: unknown) => void
}

/** What waits to be committed to one map, each sender's in the order in which it came. */
export class MapQueue {
  readonly workspaceId: string
  readonly mapId: string
  #waiting: Waiting[] = []

  constructor(workspaceId: string, mapId: string) {
    this.workspaceId = workspaceId
    this.mapId = mapId
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  hasRoomFor(count: number): boolean {
    return this.#waiting.length + count <= MAX_WAITING
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting)
  }

  /**
   * What the next transaction is to commit: at first a fair share of everybody's, so that one sender
   * with much to say does not keep the others waiting; what room is left goes to whoever has more.
   */
  takeBatch(): readonly Waiting[] {
    const batch: Waiting[] = []
    let operations = 0
    const isFull = ({ sent }: Waiting): boolean =>
      batch.length === MAX_SUBMISSIONS ||
      (batch.length > 0 && operations + sent.operations.length > MAX_OPERATIONS)
    const takeFrom = (candidates: readonly Waiting[], share: number): Waiting[] => {
      const taken = new Map<string, number>()
      // Whose submission stayed behind, later ones of the same sender stay behind it.
      const passedOver = new Set<string>()
      return candidates.filter((each) => {
        const sender = senderOf(each.sent)
        const count = taken.get(sender) ?? 0
        if (passedOver.has(sender) || count === share || isFull(each)) {
          passedOver.add(sender)
          return true
        }
        taken.set(sender, count + 1)
        operations += each.sent.operations.length
        batch.push(each)
        return false
      })
    }
    const rest = takeFrom(this.#waiting, FAIR_SHARE)
    this.#waiting = takeFrom(rest, MAX_SUBMISSIONS)
    return batch
  }
}

const senderOf = ({ mutation, subject }: Sent): string =>
  mutation?.client ?? `${subject.kind} ${subject.id ?? ''}`
