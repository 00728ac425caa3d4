import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, isStale, writeStamp } from '../../scripts/lib/fingerprint.mjs'
import { ROOT } from '../../scripts/lib/run.mjs'

describe('what is stale', () => {
  let directory: string
  let path: string

  const write = (name: string, text: string): void => {
    mkdirSync(join(directory, name, '..'), { recursive: true })
    writeFileSync(join(directory, name), text)
  }

  beforeEach(() => {
    directory = mkdtempSync(join(ROOT, 'node_modules/.fingerprint-'))
    path = relative(ROOT, directory).split(sep).join('/')
    write('src/one.ts', 'one')
    write('src/deep/two.ts', 'two')
  })

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  it.each([
    ['a changed file', 'src/deep/two.ts', 'changed'],
    ['a new file', 'src/three.ts', ''],
  ])('is what was made before %s', (_, name, text) => {
    const stamp = `${path}/dist/.stamp`
    expect(isStale(stamp, fingerprint([path]))).toBe(true)
    writeStamp(stamp, fingerprint([path]))
    expect(isStale(stamp, fingerprint([path]))).toBe(false)
    write(name, text)
    expect(isStale(stamp, fingerprint([path]))).toBe(true)
  })

  it.each(['src/one.test.ts', 'dist/main.js', 'node_modules/other/index.js'])(
    'is not decided by %s',
    (name) => {
      const before = fingerprint([path])
      write(name, 'new')
      expect(fingerprint([path])).toBe(before)
    },
  )

  it('is what was made before a file was renamed', () => {
    const before = fingerprint([path])
    rmSync(join(directory, 'src/one.ts'))
    write('src/uno.ts', 'one')
    expect(fingerprint([path])).not.toBe(before)
  })
})
