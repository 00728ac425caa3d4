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
import type { Refusal } from '../storage.ts'
import { isKeyed, keyOf, repeated, type KeyedSubmission, type Remembered } from './idempotency.ts'
import type { LibraryView } from './library-view.ts'
import type { MutationQueues } from './mutation-queues.ts'
import {
  isMutation,
  refused,
  undecidable,
  type Outcome,
  type Sent,
  type SentMutation,
  type Verdict,
} from './outcome.ts'
import type { LockedSuggestions } from './suggestions.ts'

/** An operation that takes effect, and the submission that brought it. */
export interface Accepted {
  readonly submission: Sent
  readonly operation: Operation
  readonly effects: readonly Effect[]
}

/** What several submissions, one after the other, make of a map. */
export interface ResolvedBatch {
  /** In the order of the submissions. */
  readonly outcomes: readonly Verdict[]
  /** In the order of their revisions, which follow that of the map they started from. */
  readonly accepted: readonly Accepted[]
  readonly map: ArgumentMap
  /** Outcomes to remember, of keys that were new. */
  readonly keyed: readonly (readonly [KeyedSubmission, Outcome])[]
}

/** What was decided before, by the ways in which a sender names what it sends. */
export interface Memory {
  readonly keys: ReadonlyMap<string, Remembered>
  readonly queues: MutationQueues
  readonly suggestions: LockedSuggestions
}

/**
 * Decides `submissions` in order, each on the map that the ones before it left. One that breaks a
 * rule is left out whole; the others go on. Nothing is written yet.
 */
export async function resolveBatch(
  start: CachedMap,
  submissions: readonly Sent[],
  { keys, queues, suggestions }: Memory,
  library: LibraryView,
  aclEpoch: number,
): Promise<ResolvedBatch> {
  const known = new Map(keys)
  const outcomes: Verdict[] = []
  const accepted: Accepted[] = []
  const keyed: (readonly [KeyedSubmission, Outcome])[] = []
  let map = start.map

  const decide = async (submission: Sent): Promise<Outcome | Error> => {
    const unavailable = suggestions.refusalOf(submission)
    if (unavailable) return fail(unavailable)
    const resolved = await resolveSubmission(map, submission, library)
    if (!resolved.ok) return resolved.error instanceof Error ? resolved.error : fail(resolved.error)
    map = resolved.value.map
    for (const each of resolved.value.accepted) accepted.push(each)
    suggestions.accept(submission)
    const revision = start.revision + accepted.length
    return ok({ revision, count: submission.operations.length })
  }
  const areRightsCurrent = ({ rightsAsOf }: Sent): boolean =>
    rightsAsOf === undefined || rightsAsOf === aclEpoch
  // Not remembered: the sender judges anew and comes again, with the same key or number.
  const rightsChanged = refused({ code: 'rights_changed' })
  const decideMutation = async (sent: SentMutation): Promise<Verdict> => {
    const before = queues.known(sent)
    if (before) return before
    if (!areRightsCurrent(sent)) return rightsChanged
    const outcome = sent.refuseAs ? refused(sent.refuseAs) : await decide(sent)
    const settled = outcome instanceof Error ? refused(undecidable(outcome)) : outcome
    queues.settle(sent, settled)
    return settled
  }
  const decideKeyed = async (submission: KeyedSubmission): Promise<Verdict> => {
    const key = keyOf(submission)
    const first = known.get(key)
    if (first) return repeated(submission, first)
    if (!areRightsCurrent(submission)) return rightsChanged
    const outcome = await decide(submission)
    if (outcome instanceof Error) return outcome
    const { requestHash } = submission.idempotency
    known.set(key, { map: submission.map, requestHash, outcome })
    keyed.push([submission, outcome])
    return outcome
  }

  for (const submission of submissions) {
    outcomes.push(
      isMutation(submission)
        ? await decideMutation(submission)
        : isKeyed(submission)
          ? await decideKeyed(submission)
          : areRightsCurrent(submission)
            ? await decide(submission)
            : rightsChanged,
    )
  }
  return { outcomes, accepted, map, keyed }
}

interface ResolvedSubmission {
  readonly map: ArgumentMap
  readonly accepted: readonly Accepted[]
}

async function resolveSubmission(
  start: ArgumentMap,
  submission: Sent,
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
