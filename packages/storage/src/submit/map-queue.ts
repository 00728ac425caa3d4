import type { Sent, Verdict } from './outcome.ts'

/** Most submissions, and about the most operations, that one transaction commits. */
const MAX_SUBMISSIONS = 512
const MAX_OPERATIONS = 5_000
/** Most of one sender's in a transaction that others wait for too. */
const FAIR_SHARE = 8
/** Up to here, room that the shares leave goes to whoever has more: nobody waits long for it. */
const FILLED_UP_TO = 64
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
   * with much to say does not keep the others waiting; what room is left in a small transaction goes
   * to whoever has more.
   */
  takeBatch(): readonly Waiting[] {
    const batch: Waiting[] = []
    let operations = 0
    const fits = ({ sent }: Waiting): boolean =>
      batch.length === 0 || operations + sent.operations.length <= MAX_OPERATIONS
    const take = (share: number, most: number): void => {
      const taken = new Map<string, number>()
      // Whose submission stayed behind, later ones of the same sender stay behind it.
      const passedOver = new Set<string>()
      this.#waiting = this.#waiting.filter((each) => {
        const sender = senderOf(each.sent)
        const count = taken.get(sender) ?? 0
        const isFull = batch.length >= most || count === share || !fits(each)
        if (isFull || passedOver.has(sender)) {
          passedOver.add(sender)
          return true
        }
        taken.set(sender, count + 1)
        operations += each.sent.operations.length
        batch.push(each)
        return false
      })
    }
    take(FAIR_SHARE, MAX_SUBMISSIONS)
    take(FILLED_UP_TO, FILLED_UP_TO)
    return batch
  }
}

const senderOf = ({ mutation, subject }: Sent): string =>
  mutation?.client ?? `${subject.kind} ${subject.id ?? ''}`
