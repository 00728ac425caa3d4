import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { runNode } from '../../scripts/lib/run.mjs'
import { aTree } from './a-tree.ts'

const roots: string[] = []

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

/** Runs a program of node_modules in a small tree with these files and the repository's settings. */
function runIn(files: Readonly<Record<string, string>>, program: string, ...parameters: string[]) {
  const root = aTree(files)
  roots.push(root)
  return runNode(`node_modules/${program}`, parameters, { cwd: root })
}

describe('the format check', () => {
  const check = (files: Readonly<Record<string, string>>) =>
    runIn(files, 'oxfmt/bin/oxfmt', '--check', 'packages/corpus', 'packages/core/src')

  it('accepts the house style', async () => {
    const { code } = await check({ 'packages/core/src/good.ts': `export const good = ['a']` })
    expect(code).toBe(0)
  })

  it.each(['export const bad = ["a"]', 'export const bad = 1;', 'export  const bad = 1'])(
    'refuses %s',
    async (text) => {
      const { code, output } = await check({ 'packages/core/src/bad.ts': text })
      expect(code).not.toBe(0)
      expect(output).toContain('packages/core/src/bad.ts')
    },
  )

  it('leaves the curated map alone, where each record has a line', async () => {
    const { code } = await check({ 'packages/corpus/map/map.json': `{"claims":[\n{"id":"c1"}\n]}` })
    expect(code).toBe(0)
  })
})

describe('the lint', () => {
  const lint = (file: string, text: string) =>
    runIn({ [file]: text }, 'oxlint/bin/oxlint', '--deny-warnings', '--format', 'unix', file)

  it('accepts what is right', async () => {
    const { code, output } = await lint(
      'packages/core/src/good.ts',
      `export const longer = (left: string, right: string) => (left > right ? left : right)`,
    )
    expect(output).toBe('')
    expect(code).toBe(0)
  })

  it.each([
    ['no-restricted-globals', 'packages/core/src/bad.ts', 'export const now = () => Date.now()'],
    [
      'no-restricted-properties',
      'packages/core/src/bad.ts',
      'export const luck = () => Math.random()',
    ],
    ['no-default-export', 'apps/server/src/bad.ts', 'export default 1'],
    ['no-console', 'apps/server/src/bad.ts', `console.log('')`],
    ['no-explicit-any', 'apps/server/src/bad.ts', 'export const bad = (any: any) => any'],
    ['filename-case', 'apps/server/src/BadName.ts', 'export const bad = 1'],
    ['id-denylist', 'apps/server/src/bad.ts', 'export const helper = 1'],
    [
      'no-focused-tests',
      'apps/server/src/bad.test.ts',
      `import { it } from 'vitest'\nit.only('', () => {})`,
    ],
    ['no-floating-promises', 'apps/server/src/bad.ts', `Promise.resolve(1).then(() => 2)`],
    [
      'switch-exhaustiveness-check',
      'apps/server/src/bad.ts',
      `export function bad(sign: 'for' | 'against') {\n  switch (sign) {\n    case 'for':\n      return 1\n  }\n  return 0\n}`,
    ],
    [
      'rules-of-hooks',
      'apps/web/src/bad.ts',
      `import { useState } from 'react'\nexport function Bad(is: boolean) {\n  if (is) useState(1)\n}`,
    ],
  ])('refuses by %s', async (rule, file, text) => {
    const { code, output } = await lint(file, text)
    expect(output).toContain(`(${rule})`)
    expect(code).not.toBe(0)
  })
})

describe('the lint of types', () => {
  it('fails when it cannot read them, instead of finding nothing', async () => {
    const file = 'packages/core/src/good.ts'
    const { code, output } = await runIn(
      {
        [file]: 'export const good = 1',
        'packages/core/tsconfig.json': '{ "extends": "./none.json" }',
      },
      'oxlint/bin/oxlint',
      '--deny-warnings',
      file,
    )
    expect(output).toContain('tsconfig-error')
    expect(code).not.toBe(0)
  })
})

describe('the types of a pure package', () => {
  const compile = (text: string) =>
    runIn(
      { 'packages/core/src/planted.ts': text },
      'typescript/bin/tsc',
      '-p',
      'packages/core/tsconfig.pure.json',
    )

  it('accept the language', async () => {
    const { code, output } = await compile(`export const good = new Map([['a', 1]])`)
    expect(output).toBe('')
    expect(code).toBe(0)
  })

  it('know nothing of Node.js or the browser', async () => {
    const outside = ['console', 'fetch', 'setTimeout', 'process', 'crypto', 'document', 'URL']
    const { code, output } = await compile(
      outside.map((name, index) => `export const bad${index} = ${name}`).join('\n'),
    )
    for (const name of outside) expect(output).toContain(`Cannot find name '${name}'`)
    expect(code).not.toBe(0)
  })

  it.each([
    ['an entry that may be missing', 'export const bad = (list: string[]): string => list[0]'],
    ['undefined for a missing field', 'export const bad: { a?: number } = { a: undefined }'],
    ['an enum', 'export enum Bad { A }'],
    [
      'a type imported as a value',
      `import { Storage } from './index.ts'\nexport type Bad = Storage`,
    ],
  ])('refuse %s', async (_, text) => {
    const { code, output } = await compile(text)
    expect(output).toContain('packages/core/src/planted.ts')
    expect(code).not.toBe(0)
  })
})

describe('the dead-code check', () => {
  it('names a file, an export and a package that nothing accounts for', async () => {
    const { code, output } = await runIn(
      {
        'packages/core/src/orphan.ts': 'export const orphan = 1',
        'packages/core/src/used.ts': `import { z } from 'zod'\nexport const used = z\nexport const spare = 1`,
        'packages/core/src/index.ts': `export { used } from './used.ts'`,
        'packages/formats/src/index.ts': `import 'fastify'\nimport '@counterpoint/core'`,
      },
      'knip/bin/knip.js',
      '--no-progress',
    )
    expect(code).not.toBe(0)
    expect(output).toMatch(/^Unused files [^]*^packages\/core\/src\/orphan\.ts/m)
    expect(output).toMatch(
      /^Unlisted dependencies [^]*^fastify +packages\/formats\/src\/index\.ts/m,
    )
    expect(output).toMatch(/^Unused exports [^]*^spare +packages\/core\/src\/used\.ts/m)
  })
})
