import type { ArgumentMap } from '../model/argument-map.ts'
import { fail, ok, unreachable, type Result } from '../result.ts'
import { violation, type Violation } from '../violation.ts'
import { combined } from './combine.ts'
import { applyEffects, draftOf } from './draft.ts'
import { edited, reversed, type Effect } from './effect.ts'
import type { Operation, OperationOf, SingleOperation } from './operation.ts'
import { effects, type Resolution } from './resolution.ts'
import { createAudience, deleteAudience, editAudience } from './resolve-audience.ts'
import { attachQuote, createClaim, deleteClaim, detachQuote, editClaim } from './resolve-claim.ts'
import {
  createInference,
  deleteInference,
  editInference,
  retargetInference,
} from './resolve-inference.ts'
import { mergeClaims } from './resolve-merge.ts'
import { setPlacements } from './resolve-placement.ts'
import {
  commitPosition,
  createPosition,
  deletePosition,
  editPosition,
  withdrawPosition,
} from './resolve-position.ts'
import {
  createEquivalence,
  createTension,
  deleteEquivalence,
  deleteTension,
  editTension,
} from './resolve-relation.ts'
import { addQuote, addSource, removeQuote, removeSource } from './resolve-source.ts'
import { restore } from './restore.ts'

/** A map after an operation, and what the operation did to it. */
export interface Applied {
  readonly map: ArgumentMap
  /** At most one a record. Empty when the map was already as the operation wants it. */
  readonly effects: readonly Effect[]
}

/**
 * The only way to change a map: `map` after `operation`, or the rule that forbids it.
 * `map` itself stays as it was. The same code decides in the browser and on the server.
 */
export function apply(map: ArgumentMap, operation: Operation): Result<Applied, Violation> {
  const resolution = resolve(map, operation)
  if (!resolution.ok) return resolution
  return ok({ map: applyEffects(map, resolution.value), effects: resolution.value })
}

/**
 * The operation that takes `operation` back, to be asked for before applying it; or the violation
 * that applying it would be. Undefined when it would change nothing.
 */
export function invert(
  map: ArgumentMap,
  operation: Operation,
): Result<OperationOf<'restore'> | undefined, Violation> {
  const resolution = resolve(map, operation)
  return resolution.ok ? ok(inverseOf(resolution.value)) : resolution
}

/** The operation that takes `done` back; undefined when nothing was done. */
export const inverseOf = (done: readonly Effect[]): OperationOf<'restore'> | undefined =>
  done.length === 0 ? undefined : { kind: 'restore', effects: reversed(done) }

/**
 * A map under `apply`, over and over: what one operation leaves is what the next one finds. It comes
 * to the same as applying each by itself, but each collection is copied once for all of them.
 */
export interface Succession {
  /** As it stands now: it changes under way. */
  readonly map: ArgumentMap
  /** What `operation` did, or the rule that forbids it, and then nothing was done. */
  readonly apply: (operation: Operation) => Result<readonly Effect[], Violation>
  /** Takes back what was done last, as `apply` gave it. */
  readonly takeBack: (done: readonly Effect[]) => void
  /** The map that came of it, to keep: whatever is applied afterwards, it stays as it is. */
  readonly finish: () => ArgumentMap
}

/** Begins a succession of operations on `map`, which itself stays as it was. */
export function successionOn(map: ArgumentMap): Succession {
  const draft = draftOf(map)
  return {
    map: draft,
    apply: (operation) => {
      const resolution = resolve(draft, operation)
      if (resolution.ok) draft.write(resolution.value)
      return resolution
    },
    takeBack: (done) => draft.write(reversed(done)),
    finish: draft.finish,
  }
}

/** What `operation` would do to `map`. */
function resolve(map: ArgumentMap, operation: Operation): Resolution {
  return operation.kind === 'batch' ? resolveBatch(map, operation) : resolveSingle(map, operation)
}

function resolveBatch(map: ArgumentMap, { operations }: OperationOf<'batch'>): Resolution {
  const draft = draftOf(map)
  const done: Effect[] = []
  for (const [index, operation] of operations.entries()) {
    const resolution = resolveSingle(draft, operation)
    if (!resolution.ok) {
      const { rule, subject, message } = resolution.error
      if (operations.length === 1) return resolution
      return fail(violation(rule, subject, `Step ${index + 1} of ${operations.length}: ${message}`))
    }
    draft.write(resolution.value)
    for (const effect of resolution.value) done.push(effect)
  }
  return ok(combined(done))
}

function resolveSingle(map: ArgumentMap, operation: SingleOperation): Resolution {
  switch (operation.kind) {
    case 'map.edit':
      return effects(edited('map', map.id, map, operation.changes as Partial<ArgumentMap>))
    case 'source.add':
      return addSource(map, operation)
    case 'source.remove':
      return removeSource(map, operation)
    case 'quote.add':
      return addQuote(map, operation)
    case 'quote.remove':
      return removeQuote(map, operation)
    case 'claim.create':
      return createClaim(map, operation)
    case 'claim.edit':
      return editClaim(map, operation)
    case 'claim.attachQuote':
      return attachQuote(map, operation)
    case 'claim.detachQuote':
      return detachQuote(map, operation)
    case 'claim.merge':
      return mergeClaims(map, operation)
    case 'claim.delete':
      return deleteClaim(map, operation)
    case 'inference.create':
      return createInference(map, operation)
    case 'inference.edit':
      return editInference(map, operation)
    case 'inference.retarget':
      return retargetInference(map, operation)
    case 'inference.delete':
      return deleteInference(map, operation)
    case 'equivalence.create':
      return createEquivalence(map, operation)
    case 'equivalence.delete':
      return deleteEquivalence(map, operation)
    case 'tension.create':
      return createTension(map, operation)
    case 'tension.edit':
      return editTension(map, operation)
    case 'tension.delete':
      return deleteTension(map, operation)
    case 'position.create':
      return createPosition(map, operation)
    case 'position.edit':
      return editPosition(map, operation)
    case 'position.commit':
      return commitPosition(map, operation)
    case 'position.withdraw':
      return withdrawPosition(map, operation)
    case 'position.delete':
      return deletePosition(map, operation)
    case 'audience.create':
      return createAudience(map, operation)
    case 'audience.edit':
      return editAudience(map, operation)
    case 'audience.delete':
      return deleteAudience(map, operation)
    case 'placement.set':
      return setPlacements(map, operation)
    case 'restore':
      return restore(map, operation)
    default:
      return unreachable(operation)
  }
}
