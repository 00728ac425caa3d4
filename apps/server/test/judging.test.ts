import {
  askWhatIf,
  createMap,
  createQuote,
  createSource,
  evaluateMap,
  importMap,
  lintMap,
  reportClash,
  submitOperations,
  takeStance,
  withdrawStance,
} from '@counterpoint/protocol'
import { loadCorpus } from '@counterpoint/corpus'
import { jsonFormat } from '@counterpoint/formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let curated: string
beforeAll(async () => {
  server = await startServer()
  const { map, texts } = await loadCorpus()
  const file = jsonFormat.write(map, texts)
  curated = (await server.ask(importMap, { query: { format: 'json' }, body: file, headers: RAW }))
    .id
  await server.ask(createSource, {
    body: { id: 's', title: 'A source', text: 'Some words, not all.' },
  })
  await server.ask(createQuote, {
    params: { id: 's' },
    body: { id: 'q', start: 0, end: 4, exact: 'Some' },
  })
  await server.ask(createMap, { body: { id: 'm', title: 'A map' } })
  await server.ask(submitOperations, { params: { id: 'm' }, body: { operations: DEBATE } })
})
afterAll(() => server.close())

const RAW = { 'content-type': 'application/octet-stream' }
const claim = (id: string, more: object = {}) => ({
  kind: 'claim.create',
  claim: { id, text: `Claim ${id} holds.`, ...more },
})
const step = (id: string, polarity: string, premise: string, target: object) => ({
  kind: 'inference.create',
  inference: { id, polarity, premises: [premise], target },
})
const position = (id: string, thesis: string) => ({
  kind: 'position.create',
  position: { id, title: `Position ${id}`, thesis, commitments: [] },
})
/** a, on a quote, supports b; c and d exclude each other; c is against b. */
const DEBATE = [
  claim('a', { quotes: ['q'] }),
  claim('b'),
  claim('c'),
  claim('d'),
  step('ab', 'for', 'a', { claim: 'b' }),
  step('cd', 'against', 'c', { claim: 'd' }),
  step('dc', 'against', 'd', { claim: 'c' }),
  step('cb', 'against', 'c', { claim: 'b' }),
  position('pb', 'b'),
  position('pc', 'c'),
]

const evaluate = (query: Record<string, string> = {}, id = 'm'): Promise<Json> =>
  server.ask(evaluateMap, { params: { id }, query })
const of = (items: Json, id: string): Json => items.find((item: Json) => item.id === id)

describe('GET /maps/{id}/evaluation', () => {
  it('says what stands beyond dispute, with reasons, at which revision', async () => {
    const answer = await evaluate()
    expect(answer).toMatchObject({
      revision: DEBATE.length,
      semantics: 'grounded',
      reading: 'debate',
      cutShort: null,
    })
    expect(answer.claims.map(({ id }: Json) => id).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    expect(of(answer.claims, 'b')).toMatchObject({
      standing: 'undecided',
      reason: {
        ground: 'open',
        because: [{ id: 'cb', bearing: 'rebuttal', standing: 'undecided' }],
      },
    })
    expect(of(answer.claims, 'a').reason.sentence).toBe('In, because nothing is against it.')
    expect(of(answer.inferences, 'ab').standing).toBe('in')
  })

  it('reads for evidence, and leaves reasons out when asked to', async () => {
    const answer = await evaluate({ reading: 'evidence', reasons: 'omit' })
    expect(of(answer.claims, 'a')).toEqual({ id: 'a', standing: 'in', reason: null })
    expect(of(answer.claims, 'd').standing).toBe('out')
    expect(of(answer.claims, 'b').standing).toBe('in')
  })

  it.each(['preferred', 'stable'])(
    'lists the %s camps, and who accepts what',
    async (semantics) => {
      const answer = await evaluate({ semantics })
      expect(answer).toMatchObject({ semantics, count: 2, cutShort: null })
      expect(answer.camps).toHaveLength(2)
      const accepted = answer.camps.map((camp: Json) => camp.in.toSorted().join(' ')).toSorted()
      expect(accepted).toEqual(['b d dc', 'c cb cd'])
      expect(of(answer.claims, 'a')).toMatchObject({
        grounded: 'in',
        credulous: true,
        sceptical: true,
      })
      expect(of(answer.claims, 'b')).toMatchObject({ credulous: true, sceptical: false })
    },
  )

  it('gives strengths, with what contributes to them', async () => {
    const answer = await evaluate({ semantics: 'gradual' })
    expect(answer.convergence.hasConverged).toBe(true)
    expect(of(answer.claims, 'a')).toMatchObject({ strength: 0.5, model: 'df-quad' })
    expect(of(answer.claims, 'b').contributions).toHaveLength(2)
  })

  it('starts strengths from what people hold, and reads evidence by it', async () => {
    const params = { id: 'm', claim: 'd' }
    await server.ask(takeStance, { params, body: { credence: 0.9 } })
    const strong = await evaluate({ semantics: 'gradual' })
    const read = await evaluate({ reading: 'evidence', reasons: 'omit' })
    await server.ask(withdrawStance, { params })
    const plain = await evaluate({ semantics: 'gradual' })
    const [held, unheld] = [of(strong.claims, 'd').strength, of(plain.claims, 'd').strength]
    expect(held - unheld).toBeGreaterThan(0.2)
    expect(of(read.claims, 'd').standing).toBe('in')
  })

  it('has an entity tag, and answers 304 to whoever has the answer', async () => {
    const first = await server.send(evaluateMap, { params: { id: 'm' } })
    const tag = String(first.headers['etag'])
    const headers = { 'if-none-match': tag }
    const again = await server.send(evaluateMap, { params: { id: 'm' }, headers })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await server.send(evaluateMap, {
      params: { id: 'm' },
      query: { reading: 'evidence' },
      headers,
    })
    expect(other.statusCode).toBe(200)
  })

  it('refuses other semantics and maps that are not there', async () => {
    const other = { params: { id: 'm' }, query: { semantics: 'ideal' } }
    expect(await server.refused(evaluateMap, other)).toMatchObject({ code: 'invalid_input' })
    const none = { params: { id: 'none' } }
    expect(await server.refused(evaluateMap, none)).toMatchObject({ code: 'not_found' })
  })
})

describe('GET /maps/{id}/clash', () => {
  it('reports the clash of the curated map, all of it', async () => {
    const report: Json = await server.ask(reportClash, {
      params: { id: curated },
      query: { positions: 'managed-conflict,de-escalation' },
    })
    expect(report.sides.map((side: Json) => side.position)).toEqual([
      'managed-conflict',
      'de-escalation',
    ])
    expect(report.cutShort).toBeNull()
    const states = new Set(report.clashes.map((clash: Json) => clash.state))
    expect(states).toEqual(new Set(['answered', 'partly', 'dropped']))
    for (const part of ['sharedGround', 'denials', 'tensions', 'cruxes']) {
      expect(report[part].length, part).toBeGreaterThan(0)
    }
    expect(report.matrix.sources).toHaveLength(4)
  })

  it.each([
    ['pb,nobody', 'unknown_position', 'no position nobody; it holds pb, pc'],
    ['pb', 'too_few_positions', 'two different positions'],
    ['pb,pb', 'too_few_positions', 'two different positions'],
    ['', 'too_few_positions', 'two different positions'],
  ])('refuses the positions “%s”', async (positions, code, words) => {
    const problem = await server.refused(reportClash, { params: { id: 'm' }, query: { positions } })
    expect(problem).toMatchObject({ status: 422, code })
    expect(problem.detail).toContain(words)
  })

  it('refuses what is no list of ids', async () => {
    for (const positions of ['a b,c', '__proto__,pb', Array(30).fill('p').join(',')]) {
      const request = { params: { id: 'm' }, query: { positions } }
      expect(await server.refused(reportClash, request)).toMatchObject({ code: 'invalid_input' })
    }
    expect(await server.refused(reportClash, { params: { id: 'm' } })).toMatchObject({
      code: 'invalid_input',
    })
  })
})

describe('GET /maps/{id}/lint', () => {
  it('finds where evidence is weak, by the whole sentences of the sources', async () => {
    const { items, revision }: Json = await server.ask(lintMap, { params: { id: 'm' } })
    expect(revision).toBe(DEBATE.length)
    // The word that turns the sentence stands beyond what the quote carries around it.
    expect(items.map(({ rule, subject }: Json) => [rule, subject])).toContainEqual([
      'cut-negation',
      'q',
    ])
    expect(items.map(({ rule }: Json) => rule)).toContain('bare-claim')
  })
})

describe('POST /maps/{id}/what-if', () => {
  const ask = (body: object): Promise<Json> => server.ask(askWhatIf, { params: { id: 'm' }, body })

  it('says what would move, why, and changes nothing', async () => {
    const before = await evaluate()
    const { moved } = await ask({ off: { claims: ['c'] } })
    expect(of(moved, 'b')).toMatchObject({
      before: 'undecided',
      after: 'in',
      reason: { ground: 'supported' },
    })
    expect(of(moved, 'c')).toMatchObject({ after: 'out', reason: { ground: 'switched-off' } })
    expect(await evaluate()).toEqual(before)
  })

  it('says which strengths would move', async () => {
    const { strengths } = await ask({ off: { claims: ['c'] } })
    const gradual = await evaluate({ semantics: 'gradual' })
    expect(of(strengths, 'c')).toEqual({
      id: 'c',
      before: of(gradual.claims, 'c').strength,
      after: 0,
    })
    expect(of(strengths, 'b').after).toBeGreaterThan(of(strengths, 'b').before)
    expect(of(strengths, 'a')).toBeUndefined()
    expect((await ask({})).strengths).toEqual([])
  })

  it('switches inferences, quotes, sources and positions off, and grants claims', async () => {
    expect((await ask({})).moved).toEqual([])
    expect(of((await ask({ off: { inferences: ['dc'] } })).moved, 'c').after).toBe('in')
    for (const off of [{ quotes: ['q'] }, { sources: ['s'] }]) {
      expect(of((await ask({ off })).moved, 'a')).toMatchObject({ before: 'in', after: 'out' })
    }
    expect(of((await ask({ off: { positions: ['pc'] } })).moved, 'c').after).toBe('out')
    const evidence = await ask({ reading: 'evidence', granted: ['d'] })
    expect(of(evidence.moved, 'd')).toMatchObject({ before: 'out', after: 'in' })
  })

  it.each([
    [{ off: { claims: ['x'] } }, 'no claim x'],
    [{ off: { sources: ['x'] } }, 'no source x'],
    [{ granted: ['ab'] }, 'no claim ab'],
  ])('refuses %j', async (body, words) => {
    const problem = await server.refused(askWhatIf, { params: { id: 'm' }, body })
    expect(problem).toMatchObject({ status: 422, code: 'unknown_switch' })
    expect(problem.detail).toContain(words)
  })
})
