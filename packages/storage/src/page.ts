export interface Page<T> {
  readonly items: readonly T[]
  /** Pass as `after` to go on; null at the end. */
  readonly next: string | null
}

export interface PageRequest {
  readonly after?: string
  /** At most 200. */
  readonly limit: number
}
