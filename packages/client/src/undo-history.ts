import { inverseOf, type Effect, type Operation } from '@counterpoint/core'

/** A step that can be taken back or done again, as the operation that does it. */
interface Step {
  readonly operation: Operation
}

const DEPTH = 200

/**
 * What this person did on this page, as operations that take it back. Taking back is itself an
 * operation under the same rules: it is refused when somebody changed the same thing since.
 */
export class UndoHistory {
  readonly #undo: Step[] = []
  readonly #redo: Step[] = []

  get canUndo(): boolean {
    return this.#undo.length > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0
  }

  /** Notes what an ordinary change did. Doing something new ends what could be done again. */
  record(effects: readonly Effect[]): void {
    this.#push(this.#undo, effects)
    this.#redo.length = 0
  }

  /** The operation that takes the last step back; note what it did with `undone`. */
  takeUndo(): Operation | undefined {
    return this.#undo.pop()?.operation
  }

  takeRedo(): Operation | undefined {
    return this.#redo.pop()?.operation
  }

  undone(effects: readonly Effect[]): void {
    this.#push(this.#redo, effects)
  }

  redone(effects: readonly Effect[]): void {
    this.#push(this.#undo, effects)
  }

  #push(stack: Step[], effects: readonly Effect[]): void {
    const operation = inverseOf(effects)
    if (!operation) return
    stack.push({ operation })
    if (stack.length > DEPTH) stack.shift()
  }
}
