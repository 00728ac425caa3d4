import type { Point } from '../geometry/box.ts'
import { arrange, type ArrangeOptions } from './arrange.ts'
import type { LayoutInput } from './layout-input.ts'

export interface LayoutRequest {
  readonly input: LayoutInput
  readonly options: ArrangeOptions
}

export type LayoutResponse =
  | { readonly places: ReadonlyMap<string, Point> }
  | { readonly message: string }

/** The worker's whole duty: places, or a sentence about what went wrong. */
export function answerTo({ input, options }: LayoutRequest): LayoutResponse {
  try {
    return { places: arrange(input, options) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return {
      message: `The map could not be arranged (${reason}); the cards stay where they are.`,
    }
  }
}
