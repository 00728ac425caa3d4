import { inverseOf, type Effect, type Operation } from '@counterpoint/core'
import type { MutationKey } from './pending.ts'

interface Step {
  readonly key: MutationKey
  readonly effects: readonly Effect[]
}

/** What became of a step is noted on the side it came from. */
export type StepKind = 'done' | 'undone' | 'redone'

const DEPTH = 200

/**
 * What this person did on this page, as operations that take it back. Taking back is itself an
 * operation under the same rules: it is refused when somebody changed the same thing since (O10 of core).
 * A step's effects are guesses until the log says what it did, merged with the work of others.
 */
export class UndoHistory {
  #undo: Step[] = []
  #redo: Step[] = []

  get canUndo(): boolean {
    return this.#undo.length > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0
  }

  /** Notes what a step did here and now. Doing something new ends what could be done again. */
  record(kind: StepKind, key: MutationKey, effects: readonly Effect[]): void {
    const stack = kind === 'undone' ? this.#redo : this.#undo
    stack.push({ key, effects })
    if (stack.length > DEPTH) stack.shift()
    if (kind === 'done') this.#redo = []
  }

  /** The operation that takes the last step back; note what it did as `undone`. */
  takeUndo(): Operation | undefined {
    const step = this.#undo.pop()
    return step && inverseOf(step.effects)
  }

  takeRedo(): Operation | undefined {
    const step = this.#redo.pop()
    return step && inverseOf(step.effects)
  }

  /** The mutation of a step goes on under another name. */
  rename(before: MutationKey, after: MutationKey): void {
    const renamed = (steps: Step[]): Step[] =>
      steps.map((step) => (step.key === before ? { ...step, key: after } : step))
    this.#undo = renamed(this.#undo)
    this.#redo = renamed(this.#redo)
  }

  /** Notes what a step did in truth; one that did nothing cannot be taken back. */
  settle(key: MutationKey, effects: readonly Effect[]): void {
    const settled = (steps: Step[]): Step[] =>
      steps.flatMap((step) => {
        if (step.key !== key) return [step]
        return effects.length > 0 ? [{ key, effects }] : []
      })
    this.#undo = settled(this.#undo)
    this.#redo = settled(this.#redo)
  }
}
