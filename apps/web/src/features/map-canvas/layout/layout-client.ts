import {
  WorkerClient,
  type AnsweringWorker,
  type WorkerOutcome,
} from '../../../shared/worker-client.ts'
import type { Point } from '../geometry/box.ts'
import type { ArrangeOptions } from './arrange.ts'
import type { LayoutInput } from './layout-input.ts'
import type { LayoutRequest, LayoutResponse } from './layout-messages.ts'

/** How a request ended: with places, with a sentence for the reader, or overtaken or cancelled. */
export type LayoutOutcome =
  | { readonly kind: 'arranged'; readonly places: ReadonlyMap<string, Point> }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' }

export type LayoutWorker = AnsweringWorker

const startWorker = (): LayoutWorker =>
  new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })

const NO_WORKER =
  'The map could not be arranged because the browser did not start the layout; reload the page and try again.'

/** Layout off the main thread, one request at a time; a newer one ends the one before. */
export class LayoutClient {
  readonly #client: WorkerClient<LayoutRequest, LayoutResponse>

  constructor(start: () => LayoutWorker = startWorker) {
    this.#client = new WorkerClient(start)
  }

  async arrange(input: LayoutInput, options: ArrangeOptions = {}): Promise<LayoutOutcome> {
    return outcomeOf(await this.#client.ask({ input, options }))
  }

  /** Ends the running request, if any; it resolves as cancelled. */
  cancel(): void {
    this.#client.cancel()
  }

  /** Ends the worker too; the next request starts a new one. */
  close(): void {
    this.#client.close()
  }
}

function outcomeOf(outcome: WorkerOutcome<LayoutResponse>): LayoutOutcome {
  switch (outcome.kind) {
    case 'answered':
      return 'places' in outcome.answer
        ? { kind: 'arranged', places: outcome.answer.places }
        : { kind: 'failed', message: outcome.answer.message }
    case 'failed':
      return { kind: 'failed', message: NO_WORKER }
    case 'cancelled':
      return outcome
  }
}
