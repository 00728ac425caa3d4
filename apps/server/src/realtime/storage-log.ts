import type { Actor, Problem, Role } from '@counterpoint/protocol'
import type {
  Batch,
  Decision,
  Log,
  LogHead,
  LogPage,
  Opening,
  Outcome,
} from '@counterpoint/protocol/sync'
import {
  StorageBusy,
  type CommittedEntries,
  type Decision as StorageDecision,
  type MapHead,
  type Refusal,
  type Storage,
} from '@counterpoint/storage'
import type { Gate } from '../auth/gate.ts'
import { presentLiveEntry } from '../presenters/live-entry.ts'
import { problemOf, refusedSubmission } from '../problem.ts'
import { decideAllowed } from './decide-allowed.ts'
import { MapHashes } from './map-hashes.ts'
import { MapRights } from './map-rights.ts'
import { Names } from './names.ts'
import { RecentLog } from './recent-log.ts'

/** When too much waits already. */
const BUSY_MS = 500
interface Place {
  readonly storage: Storage
  readonly gate: Gate
  readonly workspace: string
  readonly map: string
}

/** The log of one map in the storage, as a room needs it. */
export class StorageLog implements Log {
  readonly #place: Place
  readonly #rights: MapRights
  readonly #names = new Names()
  readonly #recent = new RecentLog()
  readonly #hashes: MapHashes
  #access: number | undefined
  #deciding = 0
  #whenQuiet: (() => void) | undefined
  #isClosed = false

  constructor(place: Place) {
    this.#place = place
    this.#rights = new MapRights(place.gate, place.map)
    const { storage, workspace, map } = place
    this.#hashes = new MapHashes(() => storage.openMap(workspace, map))
  }

  /** This process has committed something to the map. */
  take({ head, entries }: CommittedEntries): void {
    const named = this.#names.named(entries)
    const after = this.#noted(head)
    if (named) this.#recent.append(after, named.map(presentLiveEntry))
    else this.#recent.see(after)
  }

  /** The database says that the log is at `head`, or that there is none. */
  see(head: MapHead | undefined): void {
    this.#recent.see(head && this.#noted(head))
  }

  /** Decides nothing more; resolves when what is being decided is decided. */
  close(): Promise<void> {
    this.#isClosed = true
    if (this.#deciding === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#whenQuiet = resolve
    })
  }

  async decide(batch: Batch): Promise<Decision> {
    if (this.#isClosed) return { kind: 'busy', retryMs: BUSY_MS }
    this.#deciding++
    try {
      return await this.#presented(batch, await decideAllowed(this.#place, this.#rights, batch))
    } catch (error) {
      if (error instanceof StorageBusy) return { kind: 'busy', retryMs: BUSY_MS }
      throw error
    } finally {
      this.#deciding--
      if (this.#deciding === 0) this.#whenQuiet?.()
    }
  }

  async read(after: number, limit: number): Promise<LogPage | undefined> {
    const recent = this.#recent.read(after, limit)
    if (recent) return recent
    const { storage, workspace, map } = this.#place
    // The head last: it must not be of an older map, or of older rights, than the entries.
    const entries = await storage.readLog(workspace, map, after, limit)
    const head = await this.head()
    if (!entries || !head) return undefined
    const revision = Math.max(head.revision, entries.at(-1)?.revision ?? 0)
    return { ...head, revision, entries: entries.map(presentLiveEntry) }
  }

  async head(): Promise<LogHead | undefined> {
    const { storage, map } = this.#place
    const head = (await storage.headsOf([map])).get(map)
    return head && this.#noted(head)
  }

  async open(
    by: Actor,
    clients: readonly { readonly id: string; readonly acknowledged: number }[],
  ): Promise<Opening | undefined> {
    this.#names.learn(by)
    // The head last: what a queue is said to have decided must be in the log up to it.
    const places = await this.#place.storage.readQueues(
      this.#place.map,
      { kind: by.kind, id: by.id },
      clients.map(({ id, acknowledged }) => ({ client: id, acknowledged })),
    )
    const head = await this.head()
    if (!head) return undefined
    const queues = places.map(({ client, decided, refusals }) => ({
      id: client,
      decided,
      refusals: refusals.map(({ number, refusal }) => ({
        number,
        problem: this.#problemFor(refusal),
      })),
    }))
    return { ...head, queues }
  }

  async rolesOf(people: readonly Actor[]): Promise<readonly (Role | null)[]> {
    return Promise.all(people.map(async (actor) => (await this.#rights.of(actor)).role))
  }

  hashAt(revision: number): Promise<string | undefined> {
    return this.#hashes.at(revision)
  }

  async #presented({ mutations }: Batch, decisions: readonly StorageDecision[]): Promise<Decision> {
    const outcomes: Outcome[] = []
    for (const [i, decision] of decisions.entries()) {
      const number = mutations[i]?.number ?? 0
      if (decision.kind === 'gap') return decision
      if (decision.kind === 'committed') {
        outcomes.push({ kind: 'committed', number, revision: decision.revision })
        continue
      }
      const { refusal } = decision
      if (refusal.code === 'map_not_found') return { kind: 'gone' }
      if (refusal.code === 'queue_taken') return { kind: 'foreign' }
      outcomes.push({ kind: 'refused', number, problem: this.#problemFor(refusal) })
    }
    const head = this.#recent.head ?? (await this.head())
    return head ? { kind: 'decided', head, outcomes } : { kind: 'gone' }
  }

  /** Where rights have changed, what was known of them is worth nothing. */
  #noted(head: MapHead): LogHead {
    if (head.aclEpoch !== this.#access) this.#rights.forget()
    this.#access = head.aclEpoch
    return logHeadOf(head)
  }

  #problemFor(refusal: Refusal): Problem {
    return problemOf(refusedSubmission(refusal, this.#place.map), '')
  }
}

const logHeadOf = ({ epoch, revision, aclEpoch }: MapHead): LogHead => ({
  epoch,
  revision,
  access: aclEpoch,
})
