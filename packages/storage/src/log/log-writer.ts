import type { MapId } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import type { CommittedEntry } from '../storage.ts'
import { argsOf, OP_VERSION } from './entries.ts'

export type NewEntry = Omit<CommittedEntry, 'at' | 'revision'>
type NumberedEntry = Omit<CommittedEntry, 'at'>

/** Entries that fly together: enough that a statement's own cost is little beside theirs. */
const FLIGHT = 64

/**
 * Writes the entries of one transaction, which follow each other without a gap, while later ones are
 * still being decided: the database works on a flight of them meanwhile.
 */
export class LogWriter {
  readonly #connection: Connection
  readonly #map: MapId
  #revision: number
  #waiting: NumberedEntry[] = []
  readonly #flights: Promise<readonly CommittedEntry[]>[] = []

  /** After `revision`, which is the map's newest. The caller holds the lock on the map's head. */
  constructor(connection: Connection, map: MapId, revision: number) {
    this.#connection = connection
    this.#map = map
    this.#revision = revision
  }

  /** Of the newest entry. */
  get revision(): number {
    return this.#revision
  }

  add(entry: NewEntry): void {
    if (this.#waiting.length === FLIGHT) this.#send()
    this.#waiting.push({ ...entry, revision: ++this.#revision })
  }

  /** Moves the map's head and date along, and gives all entries with the database's time of each. */
  async finish(): Promise<readonly CommittedEntry[]> {
    if (this.#waiting.length > 0) this.#send(this.#revision)
    return (await Promise.all(this.#flights)).flat()
  }

  #send(head?: number): void {
    const flight = this.#insert(this.#waiting, head)
    // `finish` tells of it; where the transaction breaks off before, whatever broke it off does.
    flight.catch(() => undefined)
    this.#flights.push(flight)
    this.#waiting = []
  }

  async #insert(
    entries: readonly NumberedEntry[],
    head: number | undefined,
  ): Promise<readonly CommittedEntry[]> {
    const rows = entries.map(
      ({ revision, operation, effects, subject, origin, mutation, suggestion }) => ({
        revision,
        kind: operation.kind,
        args: argsOf(operation),
        effects,
        client_id: mutation?.client,
        mutation_id: mutation?.number,
        subject_kind: subject.kind,
        subject_id: subject.id,
        origin,
        suggestion_id: suggestion?.id ?? null,
      }),
    )
    const moved =
      head === undefined
        ? Prisma.empty
        : Prisma.sql`head AS (
      UPDATE map_head SET revision = ${head}::int8 WHERE map_id = ${this.#map}
    ), dated AS (
      UPDATE map SET updated_at = clock_timestamp() WHERE id = ${this.#map}
    ), `
    const [written] = await this.#connection.query<{ at: Date }>(Prisma.sql`
    WITH ${moved}written AS (
      INSERT INTO map_op (map_id, revision, op_version, kind, args, effects, client_id, mutation_id,
                          subject_kind, subject_id, origin, suggestion_id, created_at)
      SELECT ${this.#map}, r.revision, ${OP_VERSION}::int2, r.kind, r.args, r.effects, r.client_id,
             r.mutation_id, r.subject_kind, r.subject_id, r.origin, r.suggestion_id,
             statement_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
        revision int8, kind text, args jsonb, effects jsonb, client_id text, mutation_id int8,
        subject_kind text, subject_id text, origin text, suggestion_id text)
      RETURNING created_at
    )
    SELECT max(created_at) AS at FROM written`)
    const at = written!.at.toISOString()
    return entries.map((entry) => ({ ...entry, at }))
  }
}
