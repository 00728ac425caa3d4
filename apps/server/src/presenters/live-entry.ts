import { overriddenBy } from '@counterpoint/core'
import type { LiveEntry } from '@counterpoint/protocol'
import type { LogEntry } from '@counterpoint/storage'

/** A log entry as it goes to everybody on the map. */
export const presentLiveEntry = ({
  revision,
  operation,
  effects,
  subject: { kind, id, name },
  mutation,
  at,
}: LogEntry): LiveEntry => ({
  revision,
  operation: operation.kind,
  effects: effects as LiveEntry['effects'],
  overridden: overriddenBy(operation, effects),
  by: { kind, id, name },
  at,
  client: mutation?.client ?? null,
  number: mutation?.number ?? null,
})
