import {
  fail,
  ok,
  successionOn,
  type ArgumentMap,
  type Effect,
  type Operation,
  type Result,
  type Succession,
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

interface Ground {
  readonly start: CachedMap
  readonly memory: Memory
  readonly library: LibraryView
  readonly aclEpoch: number
  /** Told of each operation, in the order of their revisions, which follow that of `start`. */
  readonly accept: (accepted: Accepted) => void
}

/**
 * Decides `submissions` in order, each on the map that the ones before it left. One that breaks a
 * rule is left out whole; the others go on.
 */
export async function resolveBatch(
  submissions: readonly Sent[],
  { start, memory, library, aclEpoch, accept }: Ground,
): Promise<ResolvedBatch> {
  const { keys, queues, suggestions } = memory
  const known = new Map(keys)
  const outcomes: Verdict[] = []
  const keyed: (readonly [KeyedSubmission, Outcome])[] = []
  let revision = start.revision
  const succession = successionOn(start.map)

  const decide = async (submission: Sent): Promise<Outcome | Error> => {
    const unavailable = suggestions.refusalOf(submission)
    if (unavailable) return fail(unavailable)
    const resolved = await resolveSubmission(succession, submission, library)
    if (!resolved.ok) return resolved.error instanceof Error ? resolved.error : fail(resolved.error)
    for (const each of resolved.value) accept(each)
    revision += resolved.value.length
    suggestions.accept(submission)
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
  return { outcomes, map: succession.finish(), keyed }
}

/** Where one of its operations is refused, `succession` and `library` are as they were before. */
async function resolveSubmission(
  succession: Succession,
  submission: Sent,
  library: LibraryView,
): Promise<Result<readonly Accepted[], Refusal | Error>> {
  const addedBefore = library.added
  const accepted: Accepted[] = []
  for (const [index, operation] of submission.operations.entries()) {
    const done = await resolveStep(succession, index, operation, library)
    if (!done.ok) {
      for (const { effects } of accepted.reverse()) succession.takeBack(effects)
      library.backTo(addedBefore)
      return done
    }
    accepted.push({ submission, operation, effects: done.value })
  }
  return ok(accepted)
}

async function resolveStep(
  succession: Succession,
  index: number,
  operation: Operation,
  library: LibraryView,
): Promise<Result<readonly Effect[], Refusal | Error>> {
  const done = appliedOrError(succession, operation)
  if (done instanceof Error) return fail(done)
  if (!done.ok) return fail(refusalFor(index, done.error))
  const refusal = await library.refusalOf(index, succession.map, done.value)
  if (!refusal) return done
  succession.takeBack(done.value)
  return fail(refusal)
}

/** A mistake of ours, which `apply` breaks off with, must not fail other people's submissions. */
function appliedOrError(
  succession: Succession,
  operation: Operation,
): Result<readonly Effect[], Violation> | Error {
  try {
    return succession.apply(operation)
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
