import type { MapId } from '@counterpoint/core'
import type { Batch } from '@counterpoint/protocol/sync'
import { StorageBusy, type Decision, type Storage } from '@counterpoint/storage'
import { completeOperations } from '../commands/complete-operations.ts'
import { mayDo, type MapRights } from './map-rights.ts'

/** Each time somebody's rights on the map changed while a batch was on its way. */
const MAX_ATTEMPTS = 5

interface Place {
  readonly storage: Storage
  readonly workspace: string
  readonly map: string
}

/**
 * Decides a batch by the rights that its person has at the commit: if any changed between judging
 * and committing, nothing is committed and they are judged anew.
 * @throws StorageBusy, StorageUnavailable
 */
export async function decideAllowed(
  { storage, workspace, map }: Place,
  rights: MapRights,
  { client, by, mutations }: Batch,
): Promise<readonly Decision[]> {
  const operations = await completeOperations(storage, workspace, {
    map: map as MapId,
    operations: mutations.map(({ operation }) => operation),
  })
  for (let attempt = 1; ; attempt++) {
    const { role, aclEpoch } = await rights.of(by)
    const decisions = await storage.decide(
      workspace,
      map,
      operations.map((operation, i) => ({
        client,
        number: mutations[i]?.number ?? 0,
        operation,
        subject: { kind: by.kind, id: by.id },
        rightsAsOf: aclEpoch,
        isForbidden: !mayDo(by, role, operation),
      })),
    )
    const isOvertaken = decisions.some(
      (decision) => decision.kind === 'refused' && decision.refusal.code === 'rights_changed',
    )
    if (!isOvertaken) return decisions
    rights.forget()
    if (attempt === MAX_ATTEMPTS) throw new StorageBusy('The rights on this map keep changing.')
  }
}
