import {
  apply,
  mapOf,
  overriddenBy,
  type Effect,
  type MapId,
  type Operation,
} from '@counterpoint/core'
import { getMap, readLog, submitOperations, type LiveEntry } from '@counterpoint/protocol'
import type { PendingMutation, Replica, Snapshot } from '@counterpoint/protocol/sync'
import type { Api } from './api.ts'

/** The map as the server has it now. Throws `Refused`, `Unreachable`. */
export async function loadByHttp(id: MapId, api: Api): Promise<Snapshot> {
  const document = await api.call(getMap, { params: { id } })
  return { map: mapOf(document), revision: document.revision }
}

/** Submits one mutation by HTTP and brings the replica up to it. Throws `Refused`, `Unreachable`. */
export async function submitByHttp(
  id: MapId,
  api: Api,
  replica: Replica,
  mutation: PendingMutation,
): Promise<number> {
  const { revision, count } = await api.call(submitOperations, {
    params: { id },
    headers: { 'idempotency-key': mutation.key },
    body: { operations: [mutation.operation] },
  })
  const own = ownEntry(replica, mutation.operation, revision)
  if (own && count === 1) replica.caughtUp([own])
  return revision
}

/** What the operation did, if nobody else's came between. */
function ownEntry(
  { base }: Replica,
  operation: Operation,
  revision: number,
): LiveEntry | undefined {
  if (revision !== base.revision + 1) return undefined
  const applied = apply(base.map, operation)
  if (!applied.ok) return undefined
  return entryOf({ revision, operation, effects: applied.value.effects })
}

/** Reads the log above the replica's revision, to its end. */
export async function catchUpByHttp(id: MapId, api: Api, replica: Replica): Promise<void> {
  for (let next: number | null = replica.base.revision; next !== null;) {
    const page: { items: Read[]; next: number | null } = await api.call(readLog, {
      params: { id },
      query: { after: next },
    })
    replica.caughtUp(page.items.map(entryOf))
    next = page.next
  }
}

interface Read {
  readonly revision: number
  readonly operation: Operation
  readonly effects: readonly Effect[]
  readonly at?: string
}

const entryOf = ({ revision, operation, effects, at }: Read): LiveEntry => ({
  revision,
  operation: operation.kind,
  effects: [...effects],
  overridden: overriddenBy(operation, effects),
  by: { kind: 'system', id: null, name: '' },
  at: at ?? new Date().toISOString(),
  client: null,
  number: null,
})
