/** How a question ended: answered, without a worker to answer it, or overtaken or cancelled. */
export type WorkerOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed' }
  | { readonly kind: 'cancelled' }

/** What of a Worker the client uses. */
export type AnsweringWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>

/**
 * Asks a worker one question at a time. A newer one, or `cancel`, ends the running one by ending its
 * worker, since a computation cannot be interrupted. Never rejects.
 */
export class WorkerClient<Question, Answer> {
  readonly #start: () => AnsweringWorker
  #worker: AnsweringWorker | undefined
  #end: ((outcome: WorkerOutcome<Answer>) => void) | undefined

  constructor(start: () => AnsweringWorker) {
    this.#start = start
  }

  ask(question: Question): Promise<WorkerOutcome<Answer>> {
    this.cancel()
    return new Promise((resolve) => {
      const worker = this.#startedWorker()
      if (!worker) {
        resolve({ kind: 'failed' })
        return
      }
      const finish = (outcome: WorkerOutcome<Answer>) => {
        worker.removeEventListener('message', onMessage)
        worker.removeEventListener('error', onError)
        this.#end = undefined
        resolve(outcome)
      }
      const onMessage = (event: Event) => {
        finish({ kind: 'answered', answer: (event as MessageEvent<Answer>).data })
      }
      const onError = () => {
        this.#dropWorker()
        finish({ kind: 'failed' })
      }
      this.#end = finish
      worker.addEventListener('message', onMessage)
      worker.addEventListener('error', onError)
      worker.postMessage(question, [])
    })
  }

  /** Ends the running question, if any; it resolves as cancelled. */
  cancel(): void {
    if (!this.#end) return
    this.#dropWorker()
    this.#end({ kind: 'cancelled' })
  }

  /** Ends the worker too; the next question starts a new one. */
  close(): void {
    this.cancel()
    this.#dropWorker()
  }

  #startedWorker(): AnsweringWorker | undefined {
    try {
      this.#worker ??= this.#start()
    } catch {
      // A browser that forbids workers throws here; the reader is told by the outcome.
      return undefined
    }
    return this.#worker
  }

  #dropWorker(): void {
    this.#worker?.terminate()
    this.#worker = undefined
  }
}
