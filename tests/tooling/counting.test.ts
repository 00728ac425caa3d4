import { describe, expect, it } from 'vitest'
import { counted } from '../../scripts/lib/test-runs.mjs'

const NONE = { passed: 0, failed: 0, skipped: 0, broken: 0 }

describe('what a run of tests counts for', () => {
  it.each([
    ['all passed', 0, { ...NONE, passed: 7 }, { passed: 7, failed: 0 }],
    ['one failed', 1, { ...NONE, passed: 6, failed: 1 }, { passed: 6, failed: 1 }],
    ['skipped is failed', 0, { ...NONE, passed: 6, skipped: 2 }, { passed: 6, failed: 2 }],
    [
      'an unreadable file is failed',
      1,
      { ...NONE, passed: 6, broken: 1 },
      { passed: 6, failed: 1 },
    ],
    ['nothing ran', 0, NONE, { passed: 0, failed: 1 }],
    ['the run itself failed', 1, { ...NONE, passed: 7 }, { passed: 7, failed: 1 }],
  ])('%s', (_, code, counts, expected) => {
    expect(counted(code, 'output', counts)).toMatchObject(expected)
  })

  it('says why a run of nothing has failed', () => {
    expect(counted(0, '', NONE).said).toContain('No test ran at all.')
  })
})
