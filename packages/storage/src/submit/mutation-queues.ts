import { ok } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import type { Refusal } from '../storage.ts'
import type { Subject } from '../subject.ts'
import { refused, type Gap, type Outcome, type SentMutation } from './outcome.ts'

interface Queue {
  readonly map: string
  readonly subject: string
  decided: number
}

/**
 * The queues of live editors as one transaction sees them under the lock of their map: which
 * mutations were decided before, and where each queue stands after this transaction. Each mutation
 * takes effect at most once, in the order of its queue.
 */
export class MutationQueues {
  readonly #queues: Map<string, Queue>
  /** Those that were there before this transaction. */
  readonly #begun: ReadonlySet<string>
  readonly #outcomes: Map<string, Outcome>
  readonly #touched = new Set<string>()
  readonly #refusals: (readonly [SentMutation, Refusal])[] = []

  private constructor(queues: Map<string, Queue>, outcomes: Map<string, Outcome>) {
    this.#queues = queues
    this.#begun = new Set(queues.keys())
    this.#outcomes = outcomes
  }

  static async read(
    connection: Connection,
    mutations: readonly SentMutation[],
  ): Promise<MutationQueues> {
    if (mutations.length === 0) return new MutationQueues(new Map(), new Map())
    const clients = [...new Set(mutations.map(({ mutation }) => mutation.client))]
    const rows = await connection.query<QueueRow>(Prisma.sql`
      SELECT id, map_id, subject_kind, subject_id, decided
      FROM sync_client WHERE id = ANY(${clients}::text[])`)
    const queues = new Map(
      rows.map((row) => [
        row.id,
        {
          map: row.map_id,
          subject: `${row.subject_kind} ${row.subject_id}`,
          decided: Number(row.decided),
        },
      ]),
    )
    const repeats = mutations.filter(
      ({ mutation: { client, number } }) => number <= (queues.get(client)?.decided ?? 0),
    )
    return new MutationQueues(queues, await readOutcomes(connection, repeats))
  }

  /** What is known of `sent` without deciding it; undefined when it is its queue's next. */
  known(sent: SentMutation): Outcome | Gap | undefined {
    const { client, number } = sent.mutation
    const queue = this.#queues.get(client)
    if (queue && (queue.map !== sent.map || queue.subject !== subjectOf(sent.subject))) {
      return refused({ code: 'queue_taken' })
    }
    const decided = queue?.decided ?? 0
    if (number > decided + 1) return { decided }
    if (number === decided + 1) return undefined
    return this.#outcomes.get(keyOf(sent)) ?? refused({ code: 'outcome_forgotten' })
  }

  /** `sent`, its queue's next, was decided: the queue goes on, also after a refusal. */
  settle(sent: SentMutation, outcome: Outcome): void {
    const { client, number } = sent.mutation
    const queue = this.#queues.get(client)
    if (queue) queue.decided = number
    else {
      const subject = subjectOf(sent.subject)
      this.#queues.set(client, { map: sent.map, subject, decided: number })
    }
    this.#touched.add(client)
    this.#outcomes.set(keyOf(sent), outcome)
    if (!outcome.ok) this.#refusals.push([sent, outcome.error])
  }

  /** Whether one of them begins now, so that `write` may find that it was begun elsewhere. */
  get isAnyNew(): boolean {
    return [...this.#touched].some((client) => !this.#begun.has(client))
  }

  /**
   * Keeps where the queues stand, and what was refused. False when another transaction began one of
   * the queues on another map meanwhile, after which this one must not commit.
   */
  async write(connection: Connection): Promise<boolean> {
    if (this.#touched.size === 0) return true
    const rows = [...this.#touched].sort().map((id) => {
      const { map, subject, decided } = this.#queues.get(id)!
      const [kind, ...rest] = subject.split(' ')
      return { id, map_id: map, subject_kind: kind, subject_id: rest.join(' '), decided }
    })
    const queuesWritten = connection.execute(Prisma.sql`
      INSERT INTO sync_client AS c (id, map_id, subject_kind, subject_id, decided)
      SELECT r.id, r.map_id, r.subject_kind, r.subject_id, r.decided
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
        id text, map_id text, subject_kind text, subject_id text, decided int8)
      ON CONFLICT (id) DO UPDATE SET decided = excluded.decided, seen_at = excluded.seen_at
        WHERE c.map_id = excluded.map_id AND c.subject_kind = excluded.subject_kind
          AND c.subject_id = excluded.subject_id`)
    const [written] = await Promise.all([queuesWritten, writeRefusals(connection, this.#refusals)])
    return written === rows.length
  }
}

interface QueueRow {
  readonly id: string
  readonly map_id: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly decided: string
}

const keyOf = ({ mutation }: SentMutation): string => `${mutation.client} ${mutation.number}`

const subjectOf = ({ kind, id }: Subject): string => `${kind} ${id ?? ''}`

async function readOutcomes(
  connection: Connection,
  repeats: readonly SentMutation[],
): Promise<Map<string, Outcome>> {
  if (repeats.length === 0) return new Map()
  const rows = await connection.query<OutcomeRow>(Prisma.sql`
    SELECT r.client, r.number, o.revision, f.refusal
    FROM jsonb_to_recordset(${JSON.stringify(repeats.map(({ mutation }) => mutation))}::jsonb)
      AS r(client text, number int8)
    LEFT JOIN map_op o ON o.client_id = r.client AND o.mutation_id = r.number
    LEFT JOIN mutation_refusal f ON f.client_id = r.client AND f.number = r.number`)
  return new Map(
    rows.flatMap(({ client, number, revision, refusal }): [string, Outcome][] => {
      const key = `${client} ${number}`
      if (revision !== null) return [[key, ok({ revision: Number(revision), count: 1 })]]
      return refusal ? [[key, refused(refusal)]] : []
    }),
  )
}

interface OutcomeRow {
  readonly client: string
  readonly number: string
  readonly revision: string | null
  readonly refusal: Refusal | null
}

async function writeRefusals(
  connection: Connection,
  refusals: readonly (readonly [SentMutation, Refusal])[],
): Promise<void> {
  if (refusals.length === 0) return
  const rows = refusals.map(([{ mutation }, refusal]) => ({ ...mutation, refusal }))
  await connection.execute(Prisma.sql`
    INSERT INTO mutation_refusal (client_id, number, refusal)
    SELECT r.client, r.number, r.refusal
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      client text, number int8, refusal jsonb)`)
}
