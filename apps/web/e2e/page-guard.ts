import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test'

/** What a browser says of a request that found nobody. */
const NETWORK = /net::ERR_|NetworkError|Failed to fetch/

/**
 * Hears what goes wrong in the pages of a context without being seen: errors on the console, errors
 * that nobody caught, violations of the content security policy.
 */
export class PageGuard {
  readonly #troubles: string[] = []
  readonly #allowed: RegExp[] = []
  readonly #isServerAway: () => boolean

  constructor(context: BrowserContext, isServerAway: () => boolean) {
    this.#isServerAway = isServerAway
    context.on('console', (message) => this.#hear(message))
    context.on('weberror', (error) => this.#note(error.error().stack ?? String(error.error())))
    context.on('page', (page) => this.#watch(page))
  }

  /** A refusal that the test provokes: the browser reports it on the console, rightly. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern)
  }

  get troubles(): readonly string[] {
    return this.#troubles
  }

  #watch(page: Page): void {
    page.on('crash', () => this.#note('The page crashed.'))
    void page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        // oxlint-disable-next-line no-console
        console.error(`Content security policy: ${event.violatedDirective} ${event.blockedURI}`)
      })
    })
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return
    this.#note(`${message.text()} (${message.location().url})`)
  }

  #note(trouble: string): void {
    if (this.#isServerAway() && NETWORK.test(trouble)) return
    if (this.#allowed.some((pattern) => pattern.test(trouble))) return
    this.#troubles.push(trouble)
  }
}
