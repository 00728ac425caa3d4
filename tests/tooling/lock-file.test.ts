import { describe, expect, it } from 'vitest'
import { faultsOfLockFile } from '../../scripts/lib/lock-file.mjs'

const integrity = 'sha512-x'
const tool = { version: '1.0.0', integrity, optionalDependencies: { 'tool-linux': '1.0.0' } }

describe('the lock file check', () => {
  it('accepts an optional package that has an entry, beside its owner or above', () => {
    const linux = { version: '1.0.0', integrity }
    expect(
      faultsOfLockFile({
        packages: { 'node_modules/tool': tool, 'node_modules/tool-linux': linux },
      }),
    ).toEqual([])
    expect(
      faultsOfLockFile({
        packages: { 'node_modules/tool': tool, 'node_modules/tool/node_modules/tool-linux': linux },
      }),
    ).toEqual([])
    expect(
      faultsOfLockFile({
        packages: { 'apps/web/node_modules/tool': tool, 'apps/web/node_modules/tool-linux': linux },
      }),
    ).toEqual([])
  })

  it('names an optional package without an entry, which `npm ci` would refuse', () => {
    expect(faultsOfLockFile({ packages: { 'node_modules/tool': tool } })).toEqual([
      expect.stringContaining('tool-linux@1.0.0, an optional dependency of node_modules/tool'),
    ])
  })

  it('does not take another workspace’s package for it', () => {
    const linux = { version: '1.0.0', integrity }
    expect(
      faultsOfLockFile({
        packages: { 'node_modules/tool': tool, 'apps/web/node_modules/tool-linux': linux },
      }),
    ).toHaveLength(1)
  })

  it('names a package without an integrity hash', () => {
    expect(faultsOfLockFile({ packages: { 'node_modules/tool': { version: '1.0.0' } } })).toEqual([
      expect.stringContaining('node_modules/tool has no integrity hash'),
    ])
  })
})
