import type { ArgumentMap } from '../model/argument-map.ts'
import type { Effect } from '../operation/effect.ts'
import { evaluationFrom, solvedPartsOf, type Evaluation } from './evaluation.ts'
import { groundedStanding } from './grounded.ts'
import { liveFrameworkOf, type LiveFramework } from './live-framework.ts'

/** A live framework, and the one evaluation it agrees with. */
interface Thread {
  readonly live: LiveFramework
  newest: Evaluation
}

const threads = new WeakMap<Evaluation, Thread>()

/**
 * The evaluation of `map`, which `effects` made of `evaluation.map`: the same as from scratch.
 *
 * Cost: proportional to the statements whose standing the effects put in doubt and to their links,
 * plus copying one byte a statement. From scratch, so linear, when it is asked for anything but the
 * newest evaluation of a series, when equivalences change, and under switches.
 */
export function standingAfter(
  evaluation: Evaluation,
  map: ArgumentMap,
  effects: readonly Effect[],
): Evaluation {
  const { options } = evaluation
  if (options.switches || effects.some(({ entity }) => entity === 'equivalence')) {
    return groundedStanding(map, options)
  }
  const thread = threads.get(evaluation) ?? threadFrom(evaluation)
  if (thread?.newest !== evaluation) return groundedStanding(map, options)
  const labels = thread.live.follow(map, effects)
  const next = evaluationFrom({ map, options }, thread.live.statementOf, labels)
  thread.newest = next
  threads.set(next, thread)
  return next
}

function threadFrom(evaluation: Evaluation): Thread | undefined {
  const solved = solvedPartsOf(evaluation)
  if (!solved) return undefined
  const thread = { live: liveFrameworkOf(solved), newest: evaluation }
  threads.set(evaluation, thread)
  return thread
}
