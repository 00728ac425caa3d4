import {
  apply,
  fail,
  ok,
  type Applied,
  type ArgumentMap,
  type Effect,
  type Operation,
  type Result,
  type Violation,
} from '@counterpoint/core'
import type { CachedMap } from '../maps/map-cache.ts'
import type { Refusal, Submission } from '../storage.ts'
import {
  isKeyed,
  keyOf,
  repeated,
  type KeyedSubmission,
  type Outcome,
  type Remembered,
} from './idempotency.ts'
import type { LibraryView } from './library-view.ts'

/** An operation that takes effect, and the submission that brought it. */
export interface Accepted {
  readonly submission: Submission
  readonly operation: Operation
  readonly effects: readonly Effect[]
}

/** What several submissions, one after the other, make of a map. */
export interface ResolvedBatch {
  /** In the order of the submissions. An error is a mistake of ours that only its sender suffers. */
  readonly outcomes: readonly (Outcome | Error)[]
  /** In the order of their revisions, which follow that of the map they started from. */
  readonly accepted: readonly Accepted[]
  readonly map: ArgumentMap
  /** Outcomes to remember, of keys that were new. */
  readonly keyed: readonly (readonly [KeyedSubmission, Outcome])[]
}

/**
 * Decides `submissions` in order, each on the map that the ones before it left. One that breaks a
 * rule is left out whole; the others go on. Nothing is written yet. `aclEpoch` is the map's now.
 */
export async function resolveBatch(
  start: CachedMap,
  submissions: readonly Submission[],
  remembered: ReadonlyMap<string, Remembered>,
  library: LibraryView,
  aclEpoch: number,
): Promise<ResolvedBatch> {
  const known = new Map(remembered)
  const outcomes: (Outcome | Error)[] = []
  const accepted: Accepted[] = []
  const keyed: (readonly [KeyedSubmission, Outcome])[] = []
  let map = start.map

  const decide = async (submission: Submission): Promise<Outcome | Error> => {
    const resolved = await resolveSubmission(map, submission, library)
    if (!resolved.ok) return resolved.error instanceof Error ? resolved.error : fail(resolved.error)
    map = resolved.value.map
    accepted.push(...resolved.value.accepted)
    const revision = start.revision + accepted.length
    return ok({ revision, count: submission.operations.length })
  }

  for (const submission of submissions) {
    const key = isKeyed(submission) ? keyOf(submission) : undefined
    const first = key === undefined ? undefined : known.get(key)
    if (first && isKeyed(submission)) {
      outcomes.push(repeated(submission, first))
      continue
    }
    if (submission.rightsAsOf !== undefined && submission.rightsAsOf !== aclEpoch) {
      // Not remembered: the sender judges anew and comes again, with the same key.
      outcomes.push(fail({ code: 'rights_changed' }))
      continue
    }
    const outcome = await decide(submission)
    outcomes.push(outcome)
    if (outcome instanceof Error || key === undefined || !isKeyed(submission)) continue
    const { requestHash } = submission.idempotency
    known.set(key, { map: submission.map, requestHash, outcome })
    keyed.push([submission, outcome])
  }
  return { outcomes, accepted, map, keyed }
}

interface ResolvedSubmission {
  readonly map: ArgumentMap
  readonly accepted: readonly Accepted[]
}

async function resolveSubmission(
  start: ArgumentMap,
  submission: Submission,
  library: LibraryView,
): Promise<Result<ResolvedSubmission, Refusal | Error>> {
  const addedBefore = library.added
  const accepted: Accepted[] = []
  let map = start
  for (const [index, operation] of submission.operations.entries()) {
    const step = await resolveStep(map, index, operation, library)
    if (!step.ok) {
      library.backTo(addedBefore)
      return step
    }
    map = step.value.map
    accepted.push({ submission, operation, effects: step.value.effects })
  }
  return ok({ map, accepted })
}

async function resolveStep(
  map: ArgumentMap,
  index: number,
  operation: Operation,
  library: LibraryView,
): Promise<Result<Applied, Refusal | Error>> {
  const applied = applyOrError(map, operation)
  if (applied instanceof Error) return fail(applied)
  if (!applied.ok) return fail(refusalFor(index, applied.error))
  const refusal = await library.refusalOf(index, applied.value.map, applied.value.effects)
  return refusal ? fail(refusal) : applied
}

/** A mistake of ours, which `apply` breaks off with, must not fail other people's submissions. */
function applyOrError(map: ArgumentMap, operation: Operation): Result<Applied, Violation> | Error {
  try {
    return apply(map, operation)
  } catch (error) {
    return error as Error
  }
}

/** A quote whose words are not as long as its span ([I5]) differs from its source, wherever it is. */
const refusalFor = (index: number, violation: Violation): Refusal => ({
  code: violation.rule === 'I5' ? 'quote_mismatch' : 'rule_violated',
  index,
  violation,
})
