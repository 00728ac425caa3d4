import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import law, { MAY_IMPORT } from '../../.dependency-cruiser.mjs'
import { drawing, holdToImportLaw } from '../../scripts/lib/import-law.mjs'
import { aTree, WORKSPACES } from './a-tree.ts'

/** What each planted file imports, and the rule that must name the file. */
const PLANTED: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['layer:packages/core', 'packages/core/src/bad-layer.ts', `import '@counterpoint/formats'`],
  [
    'layer:packages/formats',
    'packages/formats/src/bad-layer.ts',
    `import '@counterpoint/protocol'`,
  ],
  [
    'layer:packages/protocol',
    'packages/protocol/src/bad-layer.ts',
    `import '@counterpoint/storage'`,
  ],
  [
    'layer:packages/exchange',
    'packages/exchange/src/bad-layer.ts',
    `import '@counterpoint/storage'`,
  ],
  ['layer:packages/corpus', 'packages/corpus/src/bad-layer.ts', `import '@counterpoint/client'`],
  ['layer:packages/storage', 'packages/storage/src/bad-layer.ts', `import '@counterpoint/corpus'`],
  ['layer:packages/client', 'packages/client/src/bad-layer.ts', `import '@counterpoint/formats'`],
  ['layer:apps/server/src', 'apps/server/src/bad-layer.ts', `import '@counterpoint/client'`],
  ['layer:apps/server/test', 'apps/server/test/bad-layer.ts', `import '../../cli/src/main.ts'`],
  [
    'layer:apps/web/src',
    'apps/web/src/bad-layer.ts',
    `import type { Storage } from '@counterpoint/storage'\nexport type Leak = Storage`,
  ],
  ['layer:apps/web/e2e', 'apps/web/e2e/bad-layer.e2e.ts', `import '@counterpoint/storage'`],
  ['layer:apps/cli/src', 'apps/cli/src/bad-layer.ts', `import '@counterpoint/protocol'`],
  ['layer:prisma', 'prisma/bad-layer.ts', `import '@counterpoint/core'`],
  ['layer:scripts', 'scripts/bad-layer.mjs', `import '@counterpoint/core'`],
  ['no-node-in-pure-packages', 'packages/core/src/bad-node.ts', `import 'node:fs'`],
  ['no-node-in-pure-packages', 'packages/client/src/bad-node.ts', `import 'node:http'`],
  ['no-node-in-the-page', 'apps/web/src/data/bad-node.ts', `import 'node:path'`],
  ['core-knows-few-packages', 'packages/core/src/bad-package.ts', `import 'fastify'`],
  ['one-owner-of-prisma', 'apps/server/src/bad-prisma.ts', `import '@prisma/client'`],
  ['one-owner-of-prisma', 'apps/server/src/bad-pglite.ts', `import '@electric-sql/pglite'`],
  [
    'features-are-strangers',
    'apps/web/src/features/outline/bad-feature.ts',
    `import '../inspector/inspector.ts'`,
  ],
  ['feature-knows-no-app', 'apps/web/src/features/outline/bad-app.ts', `import '../../app/app.ts'`],
  [
    'data-knows-no-feature',
    'apps/web/src/data/bad-feature.ts',
    `import '../features/inspector/inspector.ts'`,
  ],
  ['shared-knows-no-feature', 'apps/web/src/shared/bad-data.ts', `import '../data/api.ts'`],
  [
    'use-the-door',
    'packages/storage/src/bad-path.ts',
    `import '../../core/src/model/deep/claim.ts'`,
  ],
  [
    'no-test-code-in-production',
    'apps/server/src/bad-test.ts',
    `import '@counterpoint/core/testing'`,
  ],
  ['no-test-code-in-production', 'packages/core/src/bad-test.ts', `import './good.test.ts'`],
  ['no-cycles', 'packages/core/src/bad-cycle-1.ts', `import './bad-cycle-2.ts'`],
  ['no-unresolvable', 'packages/formats/src/bad-name.ts', `import './no-such-file.ts'`],
  [
    'no-unresolvable',
    'packages/formats/src/bad-door.ts',
    `import '@counterpoint/core/src/model/claim.ts'`,
  ],
]

/** Everything here is as it should be. */
const LAWFUL: Readonly<Record<string, string>> = {
  'packages/core/src/good.test.ts': `import 'node:fs'\nimport './index.ts'\nimport './testing/index.ts'\nexport {}`,
  'packages/core/src/model/deep/claim.ts': `import 'zod'\nexport const claim = 1`,
  'packages/core/src/bad-cycle-2.ts': `import './bad-cycle-1.ts'`,
  'scripts/good.ts': `import 'node:fs'`,
  'packages/formats/src/good.test.ts': `import '@counterpoint/core/testing'`,
  'packages/storage/src/good.ts': `import '@prisma/client'\nimport '@counterpoint/core'`,
  'apps/server/src/good.ts': `import '@counterpoint/corpus'\nimport 'node:fs'`,
  'apps/server/test/good.ts': `import '../src/main.ts'\nimport '@counterpoint/client'`,
  'apps/web/src/app/app.ts': `import '../features/inspector/inspector.ts'`,
  'apps/web/src/features/inspector/inspector.ts': `import '../../data/api.ts'\nimport './near.ts'`,
  'apps/web/src/features/inspector/near.ts': `import '@counterpoint/core'`,
  'apps/web/src/data/api.ts': `import '@counterpoint/client'`,
  'apps/cli/src/main.ts': `import '@counterpoint/formats'`,
  'apps/server/src/main.ts': `export const main = 1`,
}

describe('the import law', () => {
  const roots: string[] = []
  const held = async (files: Readonly<Record<string, string>>) => {
    const root = aTree(files)
    roots.push(root)
    return holdToImportLaw(root)
  }
  let planted: Awaited<ReturnType<typeof holdToImportLaw>>

  beforeAll(async () => {
    const bad = PLANTED.map(([, file, code]) => [file, code] as const)
    planted = await held({ ...LAWFUL, ...Object.fromEntries(bad) })
  })

  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true, force: true })
  })

  it('finds nothing in a lawful tree, and has read all of it', async () => {
    const { 'packages/core/src/bad-cycle-2.ts': _, ...lawful } = LAWFUL
    const { breaches, unseen, modules } = await held(lawful)
    expect(breaches).toEqual([])
    expect(unseen).toEqual([])
    expect(modules.length).toBeGreaterThanOrEqual(Object.keys(lawful).length)
  })

  it.each(PLANTED)('%s reports %s', (rule, file) => {
    expect(
      planted.breaches.filter(({ from }) => from === file).map((breach) => breach.rule),
    ).toContain(rule)
  })

  it('reports nothing but what was planted', () => {
    const files = new Set([...PLANTED.map(([, file]) => file), 'packages/core/src/bad-cycle-2.ts'])
    expect(planted.breaches.filter(({ from }) => !files.has(from))).toEqual([])
  })

  it('has a planted breach for each of its rules', () => {
    const rules = new Set(PLANTED.map(([rule]) => rule))
    expect(law.forbidden.map(({ name }) => name).filter((name) => !rules.has(name))).toEqual([])
  })

  it('says of every workspace what it may import', () => {
    const parts = Object.keys(MAY_IMPORT)
    const lawless = WORKSPACES.filter(
      (path) => !parts.some((part) => `${part}/`.startsWith(`${path}/`)),
    )
    expect(lawless).toEqual([])
  })

  it('draws who needs whom', () => {
    expect(drawing(planted.modules)).toContain('\n  storage --> core\n')
  })
})
