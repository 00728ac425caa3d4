import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const PACKAGES = ['core', 'formats', 'exchange', 'protocol', 'corpus', 'storage', 'client']

/** A start of PGlite, on a busy machine, in the first test that needs it. */
const DATABASE_TIMEOUT_MS = 60_000

/** Packages whose tests start databases, or processes and renderers. */
const SLOW = new Set(['storage', 'exchange'])

const node = (name: string, root: string, testTimeout = 20_000): TestProjectConfiguration => ({
  extends: true,
  root,
  test: {
    name,
    environment: 'node',
    include: ['{src,test}/**/*.test.ts'],
    setupFiles: [join(import.meta.dirname, 'tests/property-seed.ts')],
    testTimeout,
    hookTimeout: DATABASE_TIMEOUT_MS,
  },
})

const webSetup = 'apps/web/src/test-setup.ts'

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      ...PACKAGES.map((name) =>
        node(name, `packages/${name}`, SLOW.has(name) ? DATABASE_TIMEOUT_MS : undefined),
      ),
      node('server', 'apps/server', DATABASE_TIMEOUT_MS),
      node('cli', 'apps/cli'),
      {
        extends: existsSync(join(import.meta.dirname, 'apps/web/vite.config.ts'))
          ? './apps/web/vite.config.ts'
          : true,
        root: 'apps/web',
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['src/**/*.test.{ts,tsx}'],
          setupFiles: existsSync(join(import.meta.dirname, webSetup)) ? ['src/test-setup.ts'] : [],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        root: 'tests/tooling',
        test: {
          name: 'tooling',
          environment: 'node',
          include: ['*.test.ts'],
          exclude: ['image.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        root: 'tests/office',
        test: {
          name: 'office',
          environment: 'node',
          include: ['*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        root: 'tests/tooling',
        test: {
          name: 'image',
          environment: 'node',
          include: ['image.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
