import type { Effect, Operation, Remainder } from '@counterpoint/core'
import { assert } from '@counterpoint/core'
import type { MapOperation } from '../generated/client.ts'
import type { LogEntry, NamedSubject, Origin, Subject } from '../storage.ts'

/** Shape of `args` and `effects` that this version writes. */
export const OP_VERSION = 1

/** Kind of the entry at revision 0, which is no operation: how the map began. */
export const CREATION = 'map.create'

export interface Creation {
  readonly title: string
  readonly question: string
  readonly remainder?: Remainder
}

/** An operation without its kind. A restore is its own effects, so they are not kept twice. */
export function argsOf(operation: Operation): object {
  if (operation.kind === 'restore') return {}
  const { kind: _kind, ...args } = operation
  return args
}

const operationOf = (kind: string, args: object, effects: readonly Effect[]): Operation =>
  (kind === 'restore' ? { kind, effects } : { kind, ...args }) as Operation

export const subjectOf = (row: Pick<MapOperation, 'subjectKind' | 'subjectId'>): Subject => ({
  kind: row.subjectKind as Subject['kind'],
  id: row.subjectId,
})

export function entryOf(row: MapOperation, subject: NamedSubject): LogEntry {
  const effects = effectsOf(row)
  return {
    revision: Number(row.revision),
    operation: operationOf(row.kind, row.args as object, effects),
    effects,
    subject,
    origin: row.origin as Origin,
    mutation:
      row.clientId === null ? null : { client: row.clientId, number: Number(row.mutationId) },
    at: row.createdAt.toISOString(),
  }
}

export function effectsOf(row: {
  readonly opVersion: number
  readonly effects: unknown
}): readonly Effect[] {
  assert(row.opVersion === OP_VERSION, `The log holds an operation of version ${row.opVersion}.`)
  return row.effects as readonly Effect[]
}
