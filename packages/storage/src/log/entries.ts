import type { Effect, Operation, Remainder } from '@counterpoint/core'
import { assert } from '@counterpoint/core'
import type { MapOperation, Prisma } from '../generated/client.ts'
import type { LogEntry, Origin } from '../log-entry.ts'
import type { NamedSubject, Subject } from '../subject.ts'

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

/** Who made the suggestion that an operation accepted. */
export const WITH_SUGGESTION = {
  suggestion: { select: { authorKind: true, authorId: true } },
} satisfies Prisma.MapOperationInclude

export type LogRow = MapOperation & {
  readonly suggestion: { readonly authorKind: string; readonly authorId: string | null } | null
}

/** Who made the suggestion that `row` accepted. */
export const suggesterOf = ({ suggestion }: LogRow): Subject | undefined =>
  suggestion
    ? { kind: suggestion.authorKind as Subject['kind'], id: suggestion.authorId }
    : undefined

export function entryOf(
  row: LogRow,
  subject: NamedSubject,
  suggester: NamedSubject | undefined,
): LogEntry {
  const effects = effectsOf(row)
  return {
    revision: Number(row.revision),
    operation: operationOf(row.kind, row.args as object, effects),
    effects,
    subject,
    origin: row.origin as Origin,
    mutation:
      row.clientId === null ? null : { client: row.clientId, number: Number(row.mutationId) },
    suggestion:
      suggester && row.suggestionId !== null ? { id: row.suggestionId, by: suggester } : null,
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
