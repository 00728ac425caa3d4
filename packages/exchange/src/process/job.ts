import type { ArgumentMap, Result } from '@counterpoint/core'
import type { FormatName, Imported, Problem, ReadOptions, SourceTexts } from '@counterpoint/formats'

export interface ReadJob {
  readonly kind: 'read'
  readonly format: FormatName
  readonly content: string
  readonly options: ReadOptions
}

export interface WriteJob {
  readonly kind: 'write'
  readonly format: FormatName
  readonly map: ArgumentMap
  readonly texts: SourceTexts
}

/** What a process of the pool is asked for; crosses the border as a structured clone. */
export type Job = ReadJob | WriteJob

/** What each kind of job yields. */
export interface Yield {
  readonly read: Result<Imported, readonly Problem[]>
  readonly write: Uint8Array
}

/** What a process of the pool answers. */
export type Answer =
  | { readonly kind: 'done'; readonly value: Yield[Job['kind']] }
  /** The work asked for more than a string, an array or the stack can hold. */
  | { readonly kind: 'excess'; readonly message: string }
  | { readonly kind: 'failed'; readonly stack: string }
