import {
  apply,
  applyEffects,
  overriddenBy,
  violations,
  type ArgumentMap,
  type Operation,
} from '@counterpoint/core'
import type { Problem } from '../../error.ts'
import type { Actor } from '../../actor.ts'
import type { LiveEntry } from '../../realtime/down.ts'
import { isAtLeast, type Role } from '../../role.ts'
import { Calls } from './calls.ts'
import { checkMerge, checkRestore } from './checks.ts'
import { hold } from './failure.ts'
import type { Batch, Decision, Log, LogPage, Opening, Outcome } from '../log.ts'
import type { MutationKey } from '../pending.ts'
import { stateHash } from '../state-hash.ts'

interface Queue {
  decided: number
  readonly refusals: Map<number, Problem>
}

const EPOCH = '00000000-0000-4000-8000-000000000001'

/**
 * The log of one map as the rules describe it, in memory, for several rooms at once. It holds every
 * commit to the invariants of a map by itself, so that a mistake in the rules is seen here.
 */
export class ModelLog {
  readonly calls = new Calls()
  readonly entries: LiveEntry[] = []
  /** `stateHash` at each revision. */
  readonly hashes: string[]
  readonly roles = new Map<string, Role>()
  /** For whom the map was closed, and at which revision. */
  readonly closedAt = new Map<string, number>()
  readonly refusals = new Map<string, Problem>()
  access = 0
  map: ArgumentMap
  committed = 0
  refused = 0
  readonly #queues = new Map<string, Queue>()

  constructor(map: ArgumentMap) {
    this.map = map
    this.hashes = [stateHash(map)]
  }

  get revision(): number {
    return this.entries.length
  }

  revisionOf = (key: MutationKey): number | undefined =>
    this.entries.find(({ client, number }) => `${client}/${number}` === key)?.revision

  /** The log as a process sees it, over a connection of its own. */
  seenBy(caller: object): Log {
    const call = <T>(carryOut: () => T): Promise<T> => this.calls.add(caller, carryOut)
    return {
      decide: (batch) => call(() => this.decide(batch)),
      read: (after, limit) => call(() => this.#read(after, limit)),
      head: () => call(() => this.#head()),
      open: (_by, clients) => call(() => this.#open(clients)),
      rolesOf: (people) => call(() => people.map((who) => this.roleOf(who))),
      hashAt: (revision) => call(() => this.hashes[revision]),
    }
  }

  roleOf = ({ id }: Actor): Role | null => this.roles.get(id ?? '') ?? null

  changeRole({ id }: Actor, role: Role | null): void {
    if (role) this.roles.set(id ?? '', role)
    else this.roles.delete(id ?? '')
    if (role) this.closedAt.delete(id ?? '')
    else this.closedAt.set(id ?? '', this.revision)
    this.access++
  }

  decide({ client, by, mutations }: Batch): Decision {
    const queue = this.#queueOf(client)
    const outcomes: Outcome[] = []
    for (const { number, operation } of mutations) {
      if (number <= queue.decided) {
        outcomes.push(this.#again(client, queue, number))
        continue
      }
      if (number > queue.decided + 1) return { kind: 'gap', decided: queue.decided }
      queue.decided = number
      outcomes.push(this.#decideOne(client, queue, number, by, operation))
    }
    return { kind: 'decided', head: this.#head(), outcomes }
  }

  #again(client: string, queue: Queue, number: number): Outcome {
    const problem = queue.refusals.get(number)
    if (problem) return { kind: 'refused', number, problem }
    const entry = this.entries.find((known) => known.client === client && known.number === number)
    return { kind: 'committed', number, revision: entry?.revision ?? 0 }
  }

  #decideOne(
    client: string,
    queue: Queue,
    number: number,
    by: Actor,
    operation: Operation,
  ): Outcome {
    const role = this.roleOf(by)
    const applied =
      role && isAtLeast(role, 'editor') ? apply(this.map, operation) : ({ ok: false } as const)
    if (!applied.ok) {
      const problem = problemOf('error' in applied ? applied.error.message : 'You may not.')
      queue.refusals.set(number, problem)
      this.refusals.set(`${client}/${number}`, problem)
      this.refused++
      return { kind: 'refused', number, problem }
    }
    const { effects, map } = applied.value
    const overridden = overriddenBy(operation, effects)
    checkRestore(this.map, operation)
    checkMerge(this.map, operation, map, overridden)
    const entry: LiveEntry = {
      revision: this.revision + 1,
      operation: operation.kind,
      effects: [...effects],
      overridden,
      by,
      at: '2026-01-01T00:00:00.000Z',
      client,
      number,
    }
    this.entries.push(entry)
    this.map = applyEffects(this.map, effects)
    this.hashes.push(stateHash(this.map))
    const broken = violations(this.map)[0]
    hold(!broken, () => `Revision ${this.revision} breaks ${broken?.rule}: ${broken?.message}`)
    this.committed++
    return { kind: 'committed', number, revision: entry.revision, entry }
  }

  #read(after: number, limit: number): LogPage {
    return { ...this.#head(), entries: this.entries.slice(after, after + limit) }
  }

  #open(clients: readonly { readonly id: string; readonly acknowledged: number }[]): Opening {
    const queues = clients.map(({ id, acknowledged }) => {
      const { decided, refusals } = this.#queueOf(id)
      const above = [...refusals].filter(([number]) => number > acknowledged)
      return { id, decided, refusals: above.map(([number, problem]) => ({ number, problem })) }
    })
    return { ...this.#head(), queues }
  }

  #head() {
    return { epoch: EPOCH, revision: this.revision, access: this.access }
  }

  #queueOf(client: string): Queue {
    const known = this.#queues.get(client)
    if (known) return known
    const queue = { decided: 0, refusals: new Map<number, Problem>() }
    this.#queues.set(client, queue)
    return queue
  }
}

const problemOf = (detail: string): Problem => ({
  type: 'about:blank',
  title: 'The change would break a rule',
  status: 422,
  code: 'rule_violated',
  detail,
})
