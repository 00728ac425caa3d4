import { defineConfig } from '@playwright/test'
import { CHROMIUM_OPTIONS, findChromium } from './scripts/lib/find-chromium.mjs'

const executablePath = await findChromium()

/** Each test file starts a server of its own, on a free port and with a data directory of its own. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_OPTIONS },
  },
})
