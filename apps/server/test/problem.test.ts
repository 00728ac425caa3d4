import { ERROR_CODES } from '@counterpoint/protocol'
import { describe, expect, it } from 'vitest'
import { problem, problemOf } from '../src/problem.ts'

const INSTANCE = 'urn:uuid:00000000-0000-7000-8000-000000000000'

describe('a problem', () => {
  it('has the status and the title of its code', () => {
    for (const [code, { status, title }] of Object.entries(ERROR_CODES)) {
      const made = problem(code as keyof typeof ERROR_CODES, 'A sentence.')
      expect(made).toEqual({
        type: `urn:counterpoint:problem:${code}`,
        status,
        title,
        code,
        detail: 'A sentence.',
      })
    }
  })

  it.each([
    [
      Object.assign(new Error('inner'), { statusCode: 418, code: 'FST_ERR_NEW' }),
      'malformed_request',
    ],
    [Object.assign(new Error('inner'), { statusCode: 503 }), 'internal'],
    [Object.assign(new Error('inner'), { statusCode: 200 }), 'internal'],
    [new TypeError('inner'), 'internal'],
    ['inner', 'internal'],
    [{ code: 'toString' }, 'internal'],
  ])(
    'of what nobody foresaw is the sender’s fault or ours, and shows nothing (%#)',
    (error, code) => {
      const made = problemOf(error, INSTANCE)
      expect(made.code).toBe(code)
      expect(JSON.stringify(made)).not.toContain('inner')
      if (code === 'internal') expect(made.instance).toBe(INSTANCE)
    },
  )
})
