import { expect, test as base, type BrowserContext } from '@playwright/test'
import { PageGuard } from './page-guard.ts'
import { ServerProcess } from './server-process.ts'

interface Fixtures {
  /** What may go wrong in the pages of this test; anything else fails it. */
  readonly guard: PageGuard
}

let current: ServerProcess | undefined

/** A test whose pages must run without a single error on the console. */
export const test = base.extend<Fixtures>({
  reducedMotion: 'reduce',
  acceptDownloads: true,
  actionTimeout: 15_000,
  guard: [
    async ({ context }, use) => {
      const guard = new PageGuard(context, () => current?.isAway ?? false)
      await use(guard)
      expect(guard.troubles, 'errors in the page').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Gives the test file that calls it a server of its own, with the four essays and their map. */
export function useServer(server = new ServerProcess()): ServerProcess {
  test.beforeAll(async () => {
    test.setTimeout(120_000)
    await server.start()
    current = server
  })
  test.afterAll(async () => {
    current = undefined
    await server.dispose()
  })
  return server
}

/** Starts `server` again; what pages said of its absence until now is not held against them. */
export async function restart(server: ServerProcess, context: BrowserContext): Promise<void> {
  // Messages of a page come in order: with this answer, all those from before are here.
  await server.start(() => Promise.all(context.pages().map((page) => page.evaluate(() => 0))))
}
