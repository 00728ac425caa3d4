/** Those who want to be told of something, until they say otherwise. */
export class Listeners<News extends readonly unknown[] = []> {
  readonly #all = new Set<(...news: News) => void>()

  /** The answer unsubscribes. */
  add = (listener: (...news: News) => void): (() => void) => {
    this.#all.add(listener)
    return () => void this.#all.delete(listener)
  }

  tell(...news: News): void {
    for (const listener of this.#all) listener(...news)
  }

  clear(): void {
    this.#all.clear()
  }
}
