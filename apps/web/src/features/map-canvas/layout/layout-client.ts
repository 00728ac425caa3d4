import type { Point } from '../geometry/box.ts'
import type { ArrangeOptions } from './arrange.ts'
import type { LayoutInput } from './layout-input.ts'
import type { LayoutRequest, LayoutResponse } from './layout-messages.ts'

/** How a request ended: with places, with a sentence for the reader, or overtaken or cancelled. */
export type LayoutOutcome =
  | { readonly kind: 'arranged'; readonly places: ReadonlyMap<string, Point> }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' }

/** What of a Worker the client uses. */
export type LayoutWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>

const startWorker = (): LayoutWorker =>
  new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })

const NO_WORKER =
  'The map could not be arranged because the browser did not start the layout; reload the page and try again.'

/**
 * Layout off the main thread. One request at a time: a newer one, or `cancel`, ends the running one
 * by ending its worker, since layout itself cannot be interrupted. Never rejects.
 */
export class LayoutClient {
  readonly #start: () => LayoutWorker
  #worker: LayoutWorker | undefined
  #end: ((outcome: LayoutOutcome) => void) | undefined

  constructor(start: () => LayoutWorker = startWorker) {
    this.#start = start
  }

  arrange(input: LayoutInput, options: ArrangeOptions = {}): Promise<LayoutOutcome> {
    this.cancel()
    return new Promise((resolve) => {
      const request: LayoutRequest = { input, options }
      const worker = this.#startedWorker()
      if (!worker) {
        resolve({ kind: 'failed', message: NO_WORKER })
        return
      }
      const finish = (outcome: LayoutOutcome) => {
        worker.removeEventListener('message', onMessage)
        worker.removeEventListener('error', onError)
        this.#end = undefined
        resolve(outcome)
      }
      const onMessage = (event: Event) => {
        const { data } = event as MessageEvent<LayoutResponse>
        finish(outcomeOf(data))
      }
      const onError = () => {
        this.#dropWorker()
        finish({ kind: 'failed', message: NO_WORKER })
      }
      this.#end = finish
      worker.addEventListener('message', onMessage)
      worker.addEventListener('error', onError)
      worker.postMessage(request, [])
    })
  }

  /** Ends the running request, if any; it resolves as cancelled. */
  cancel(): void {
    if (!this.#end) return
    this.#dropWorker()
    this.#end({ kind: 'cancelled' })
  }

  /** Ends the worker too; the next request starts a new one. */
  close(): void {
    this.cancel()
    this.#dropWorker()
  }

  #startedWorker(): LayoutWorker | undefined {
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

const outcomeOf = (response: LayoutResponse): LayoutOutcome =>
  'places' in response
    ? { kind: 'arranged', places: response.places }
    : { kind: 'failed', message: response.message }
