import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jsonFormat } from '@counterpoint/formats'
import { loadCorpus } from '@counterpoint/corpus'
import { anEmptyMap, mapAfter } from '@counterpoint/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counterpoint } from '../testing/counterpoint.ts'

let directory: string
let curated: string
let small: string
const json = jsonFormat.write(
  mapAfter([
    ...['a', 'b', 'c'].map((id) => ({
      kind: 'claim.create' as const,
      claim: { id, text: `Claim ${id} holds.` },
    })),
    ...[
      ['ab', 'a', 'b'],
      ['ba', 'b', 'a'],
    ].map(([id, premise, target]) => ({
      kind: 'inference.create' as const,
      inference: {
        id: id!,
        polarity: 'against' as const,
        premises: [premise!],
        target: { claim: target! },
      },
    })),
    ...['a', 'b'].map((thesis) => ({
      kind: 'position.create' as const,
      position: { id: `p${thesis}`, title: `Side ${thesis}`, thesis, commitments: [] },
    })),
  ]),
  new Map(),
)

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'counterpoint-judging-'))
  const { map, texts } = await loadCorpus()
  curated = join(directory, 'curated.json')
  small = join(directory, 'small.json')
  writeFileSync(curated, jsonFormat.write(map, texts))
  writeFileSync(small, json)
  writeFileSync(join(directory, 'empty.json'), jsonFormat.write(anEmptyMap(), new Map()))
  writeFileSync(
    join(directory, 'broken.json'),
    json.replace('"premises":["a"]', '"premises":["z"]'),
  )
})
afterAll(() => rmSync(directory, { recursive: true }))

describe('counterpoint evaluate', () => {
  it('says what stands beyond dispute, and why', () => {
    const { status, stdout } = counterpoint(['evaluate', small])
    expect(status).toBe(0)
    expect(stdout).toContain('IN (1)\n  Claim c holds.\n      In, because nothing is against it.')
    expect(stdout).toContain('UNDECIDED (2)')
    expect(stdout).not.toContain('OUT')
  })

  it('lists camps, says when there is none, and reads standard input', () => {
    const { stdout } = counterpoint(['evaluate', '-', '--semantics', 'stable'], json)
    expect(stdout).toContain('2 camps.')
    expect(stdout).toContain('EVERY CAMP ACCEPTS (1)\n  Claim c holds.')
    expect(stdout).toContain('CAMP 2, beyond what all share (1)')
    const odd = json
      .replace('"premises":["b"]', '"premises":["a","b"]')
      .replace('"target":{"claim":"a"}', '"target":{"claim":"c"}')
    expect(counterpoint(['evaluate', '-', '--semantics', 'stable'], odd).stdout).toContain(
      '1 camp.',
    )
  })

  it('gives strengths, strongest first', () => {
    const { stdout } = counterpoint(['evaluate', small, '--semantics', 'gradual'])
    expect(stdout).toMatch(
      /came to rest[^]*0\.500 {2}Claim c holds\.[^]*0\.4\d\d {2}Claim a holds\./,
    )
  })

  it('writes JSON for machines', () => {
    const words = ['evaluate', small, '--json', '--reading', 'evidence']
    const answer = JSON.parse(counterpoint(words).stdout) as { claims: { standing: string }[] }
    expect(answer).toMatchObject({ semantics: 'grounded', reading: 'evidence', cutShort: null })
    expect(answer.claims.map(({ standing }) => standing)).toEqual(['out', 'out', 'out'])
  })
})

describe('counterpoint clash', () => {
  it('reports the curated debate, by titles, as text', () => {
    const words = ['clash', curated, '--positions', 'Managed conflict,De-escalation']
    const { status, stdout, stderr } = counterpoint(words)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const part of [
      'Managed conflict against De-escalation',
      'STILL TO BE ANSWERED',
      'COMMON',
    ]) {
      expect(stdout).toContain(part)
    }
  })

  it('and as JSON, by ids', () => {
    const words = ['clash', small, '--positions', 'pa,pb', '--json']
    const report = JSON.parse(counterpoint(words).stdout) as object
    expect(report).toMatchObject({
      reading: 'debate',
      sides: [{ position: 'pa' }, { position: 'pb' }],
      clashes: [
        { attack: 'ba', state: 'partly' },
        { attack: 'ab', state: 'partly' },
      ],
      cutShort: null,
    })
  })
})

describe('counterpoint lint', () => {
  it('says where evidence is weak', () => {
    const { status, stdout } = counterpoint(['lint', small])
    expect(status).toBe(0)
    expect(stdout).toContain('Note [bare-claim] “Claim c holds.”')
    expect(stdout).toContain('0 warnings, 3 to look at again.')
  })

  it('says when nothing is', () => {
    expect(counterpoint(['lint', join(directory, 'empty.json')]).stdout).toBe(
      'Nothing about the evidence of this map looks weak.\n',
    )
  })

  it('writes JSON, warnings first', () => {
    const document = JSON.parse(readFileSync(curated, 'utf8')) as {
      claims: { text: string; quotes: string[] }[]
    }
    const claim = document.claims.findLast(({ quotes }) => quotes.length > 0)!
    claim.text = 'There were 1234 of them.'
    const input = JSON.stringify(document)
    const { stdout } = counterpoint(['lint', '-', '--json'], input)
    const findings = JSON.parse(stdout) as object[]
    expect(findings[0]).toMatchObject({ weight: 'warning', rule: 'claim-exceeds-quotes' })
    expect(findings.at(-1)).toMatchObject({ weight: 'note' })
  })
})

it.each([
  [['evaluate', '-', '--semantics', 'ideal'], '--semantics knows no ideal; it knows grounded,'],
  [['evaluate', '-', '--reading', 'x'], '--reading knows no x; it knows debate, evidence.'],
  [['clash', '-'], 'Say with --positions which positions face each other.'],
  [['clash', '-', '--positions', 'pa,px'], 'There is no position px. This map holds pa (Side a)'],
  [['clash', '-', '--positions', 'pa,Side a'], 'Name two different positions.'],
  [['lint'], 'Name the file to read'],
])('ends %j with exit code 2 and a sentence', (words, sentence) => {
  const { status, stdout, stderr } = counterpoint(words, json)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(sentence)
})

it('ends with exit code 1 when the file is not sound', () => {
  for (const command of ['evaluate', 'lint']) {
    const { status, stdout, stderr } = counterpoint([command, join(directory, 'broken.json')])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('There is no claim z in this map.')
  }
})
