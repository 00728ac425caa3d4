import type { Storage, Submission } from '@counterpoint/storage'
import type { Caller, Gate } from '../auth/gate.ts'
import { can } from '../policies/can.ts'
import { forbidden, requireOnMap, type GrantedOnMap } from '../policies/granted.ts'
import { actionsOf } from '../policies/operation-action.ts'

/** Each time somebody’s rights on the map changed while this was on its way. */
const MAX_ATTEMPTS = 5

/**
 * Submits what `submission` makes of the caller's rights, if those allow each of its operations; one
 * that is not allowed keeps out all. Rights are those at the moment of the commit: if any changed
 * since `granted` was judged, nothing is committed and they are judged anew.
 *
 * @throws Refused `unauthenticated`, `not_found`, `forbidden`
 */
export async function submitAllowed(
  { storage, gate, caller, granted: admitted }: Submitting,
  map: string,
  submission: (granted: GrantedOnMap) => Promise<Submission>,
): ReturnType<Storage['submit']> {
  let granted = admitted
  for (let attempt = 1; ; attempt++) {
    const { operations, ...rest } = await submission(granted)
    const actor = { kind: granted.as.kind, role: granted.role }
    if (operations.flatMap(actionsOf).some((action) => !can(actor, action))) {
      throw forbidden(granted)
    }
    const rightsAsOf = granted.aclEpoch
    const outcome = await storage.submit(granted.workspace, { ...rest, operations, rightsAsOf })
    const isOvertaken = !outcome.ok && outcome.error.code === 'rights_changed'
    if (!isOvertaken || attempt === MAX_ATTEMPTS) return outcome
    granted = await requireOnMap(gate, caller, 'map.read', map)
  }
}

export interface Submitting {
  readonly storage: Storage
  readonly gate: Gate
  readonly caller: Caller
  /** What the caller was let in with. */
  readonly granted: GrantedOnMap
}
