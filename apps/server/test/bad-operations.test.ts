import { submitOperations } from '@counterpoint/protocol'
import { describe, expect, it } from 'vitest'
import { bell, claim, half, inference, unchangingServer } from './unchanging-server.ts'

const server = unchangingServer()

const at = (x: unknown, y: unknown) => ({
  kind: 'placement.set',
  placements: [{ of: 'a', at: { x, y } }],
})

describe('operations', () => {
  it.each<[string, unknown, number, string, string?]>([
    ['an empty text', claim({ text: '' }), 400, 'invalid_input', 'operations.0.claim.text'],
    [
      'a text of spaces',
      claim({ text: ' \u00A0\n' }),
      400,
      'invalid_input',
      'operations.0.claim.text',
    ],
    [
      'a text without end',
      claim({ text: 'x'.repeat(2_001) }),
      400,
      'invalid_input',
      'operations.0.claim.text',
    ],
    [
      'half a surrogate pair',
      claim({ text: half }),
      400,
      'invalid_input',
      'operations.0.claim.text',
    ],
    ['a control character', claim({ text: bell }), 400, 'invalid_input', 'operations.0.claim.text'],
    [
      'a zero character',
      claim({ note: 'a\u0000b' }),
      400,
      'invalid_input',
      'operations.0.claim.note',
    ],
    ['a number for a text', claim({ text: 5 }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['no text', claim({ text: undefined }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['an unknown field', claim({ color: 'red' }), 400, 'invalid_input', 'operations.0.claim'],
    ['an id with a slash', claim({ id: '../x' }), 400, 'invalid_input', 'operations.0.claim.id'],
    ['the id __proto__', claim({ id: '__proto__' }), 400, 'invalid_input', 'operations.0.claim.id'],
    ['a taken id', claim({ id: 'a' }), 422, 'rule_violated'],
    ['an unknown quote', claim({ quotes: ['nobody'] }), 422, 'rule_violated'],
    [
      'an unknown kind',
      { kind: 'claim.explode', claim: 'a' },
      400,
      'invalid_input',
      'operations.0.kind',
    ],
    ['no kind', {}, 400, 'invalid_input', 'operations.0.kind'],
    ['null', null, 400, 'invalid_input', 'operations.0'],
    ['a dangling premise', inference({ premises: ['nobody'] }), 422, 'rule_violated'],
    ['a dangling target', inference({ target: { claim: 'nobody' } }), 422, 'rule_violated'],
    [
      'a dangling target inference',
      inference({ target: { inference: 'nobody' } }),
      422,
      'rule_violated',
    ],
    [
      'no premise',
      inference({ premises: [] }),
      400,
      'invalid_input',
      'operations.0.inference.premises',
    ],
    ['a premise twice', inference({ premises: ['a', 'a'] }), 422, 'rule_violated'],
    ['itself for a target', inference({ target: { inference: 'new' } }), 422, 'rule_violated'],
    [
      'two targets',
      inference({ target: { claim: 'b', inference: 'i' } }),
      400,
      'invalid_input',
      'operations.0.inference.target',
    ],
    [
      'a third polarity',
      inference({ polarity: 'beside' }),
      400,
      'invalid_input',
      'operations.0.inference.polarity',
    ],
    ['the coordinate 1e308', at(1e308, 0), 400, 'invalid_input', 'operations.0.placements.0.at.x'],
    ['the coordinate null', at(null, 0), 400, 'invalid_input', 'operations.0.placements.0.at.x'],
    ['a coordinate in words', at(0, '12'), 400, 'invalid_input', 'operations.0.placements.0.at.y'],
    [
      'a place for nobody',
      { kind: 'placement.set', placements: [{ of: 'nobody', at: null }] },
      422,
      'rule_violated',
    ],
    [
      'an unknown claim',
      { kind: 'claim.edit', claim: 'nobody', changes: { text: 'x' } },
      422,
      'rule_violated',
    ],
    [
      'an unknown source',
      {
        kind: 'source.add',
        source: {
          id: 'nobody',
          title: 'x',
          citation: { author: null, publication: null, date: null, url: null },
          language: 'en',
          sha256: '0'.repeat(64),
        },
      },
      422,
      'source_unknown',
    ],
    [
      'a link that is a script',
      {
        kind: 'source.add',
        source: {
          id: 'n',
          title: 'x',
          citation: { author: null, publication: null, date: null, url: 'javascript:alert(1)' },
          language: 'en',
          sha256: '0'.repeat(64),
        },
      },
      400,
      'invalid_input',
      'operations.0.source.citation.url',
    ],
    [
      'a quote of other words',
      { kind: 'quote.add', quote: { id: 'n', source: 's', start: 0, end: 4, exact: 'None' } },
      422,
      'quote_mismatch',
    ],
    [
      'a quote longer than its span',
      { kind: 'quote.add', quote: { id: 'n', source: 's', start: 0, end: 4, exact: 'Some words' } },
      422,
      'quote_mismatch',
    ],
    [
      'an undoing of nothing',
      { kind: 'restore', effects: [{ entity: 'claim', id: 'a', before: null, after: null }] },
      422,
      'rule_violated',
    ],
    [
      'an undoing with a smuggled record',
      {
        kind: 'restore',
        effects: [{ entity: 'claim', id: 'n', before: null, after: { id: 'n', text: bell } }],
      },
      422,
      'rule_violated',
    ],
    [
      'an empty batch',
      { kind: 'batch', operations: [] },
      400,
      'invalid_input',
      'operations.0.operations',
    ],
    [
      'a batch in a batch',
      { kind: 'batch', operations: [{ kind: 'batch', operations: [claim({})] }] },
      400,
      'invalid_input',
      'operations.0.operations.0.kind',
    ],
  ])('with %s are refused whole', async (_, operation, status, code, path) => {
    // A sound operation before it, and one after it, must leave no trace either.
    const sound = (id: string) => claim({ id })
    const request = (operations: unknown[]) => ({ params: { id: 'm' }, body: { operations } })
    const problem = await server().refused(submitOperations, request([operation, sound('after')]))
    expect(problem).toMatchObject({ status, code })
    if (path === undefined) expect(problem).toMatchObject({ index: 0 })
    else expect(problem.errors?.map((error) => error.path)).toContain(path)
    const later = await server().refused(submitOperations, request([sound('before'), operation]))
    expect(later).toMatchObject({ status, code, ...(status === 422 && { index: 1 }) })
  })

  it.each<[string, unknown]>([
    ['none', { operations: [] }],
    ['too many', { operations: Array.from({ length: 501 }, (_, n) => claim({ id: `n${n}` })) }],
    ['no list of them', { operations: claim({}) }],
    ['a field beside them', { operations: [claim({})], revision: 7 }],
    ['a bare list', [claim({})]],
    ['a bare word', '"operations"'],
    ['null', 'null'],
  ])('are refused when the body holds %s', async (_, body) => {
    const headers = { 'content-type': 'application/json' }
    const request = { params: { id: 'm' }, headers, body }
    expect(await server().refused(submitOperations, request)).toMatchObject({
      status: 400,
      code: 'invalid_input',
    })
  })

  it.each(['', 'two words', 'ümlaut', 'x'.repeat(201)])(
    'are refused with the key %j',
    async (key) => {
      const request = {
        params: { id: 'm' },
        headers: { 'idempotency-key': key },
        body: { operations: [claim({})] },
      }
      expect(await server().refused(submitOperations, request)).toMatchObject({
        status: 400,
        code: 'invalid_input',
      })
    },
  )
})
