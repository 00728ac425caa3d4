import type { Operation } from '@counterpoint/core'
import type { Actor, Role } from '@counterpoint/protocol'
import type { Gate } from '../auth/gate.ts'
import { can } from '../policies/can.ts'
import { actionsOf } from '../policies/operation-action.ts'

/** What somebody may do on a map, as of a change of rights; `role` null: not even see it. */
export interface Right {
  readonly role: Role | null
  readonly aclEpoch: number
}

/** A link may expire without anybody changing a right, so nothing is believed for longer. */
const BELIEVED_MS = 1_000

/**
 * The rights of people on one map. What was judged lately is not judged again: whoever relies on it
 * says as of which change of rights, and the storage refuses what is older.
 */
export class MapRights {
  readonly #gate: Gate
  readonly #map: string
  readonly #known = new Map<string, { readonly right: Promise<Right>; readonly at: number }>()

  constructor(gate: Gate, map: string) {
    this.#gate = gate
    this.#map = map
  }

  of(actor: Actor): Promise<Right> {
    const key = `${actor.kind} ${actor.id ?? ''}`
    const known = this.#known.get(key)
    if (known && performance.now() - known.at < BELIEVED_MS) return known.right
    const right = this.#judge(actor)
    this.#known.set(key, { right, at: performance.now() })
    right.catch(() => this.#known.delete(key))
    return right
  }

  /** Rights have changed. */
  forget(): void {
    this.#known.clear()
  }

  async #judge({ kind, id }: Actor): Promise<Right> {
    const access = await this.#gate.accessTo(
      { subjects: [{ kind, id }], user: undefined },
      this.#map,
    )
    const role = access?.role
    return {
      role: role !== undefined && can({ kind, role }, 'map.read') ? role : null,
      aclEpoch: access?.aclEpoch ?? 0,
    }
  }
}

/** Whether `role` allows everything that `operation` does. */
export const mayDo = ({ kind }: Actor, role: Role | null, operation: Operation): boolean =>
  role !== null && actionsOf(operation).every((action) => can({ kind, role }, action))
