import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArgumentMap } from '@counterpoint/core'
import { aClaim, anEmptyMap, anInference, aQuote, aSource } from '@counterpoint/core/testing'
import { jsonFormat } from '@counterpoint/formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counterpoint } from './testing/counterpoint.ts'

const TEXT = 'words of a source'
const source = aSource('s1', {}, TEXT)
const quote = aQuote('q1')
const inference = anInference('i1')
const map: ArgumentMap = {
  ...anEmptyMap(),
  sources: new Map([[source.id, source]]),
  quotes: new Map([[quote.id, quote]]),
  claims: new Map(
    [aClaim('c1', { quotes: ['q1'] }), aClaim('c2')].map((claim) => [claim.id, claim]),
  ),
  inferences: new Map([[inference.id, inference]]),
}
const file = jsonFormat.write(map, new Map([[source.id, TEXT]]))

let directory: string
const path = (name: string): string => join(directory, name)

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'counterpoint-cli-'))
  writeFileSync(path('map.json'), file)
  writeFileSync(path('without-texts.json'), jsonFormat.write(map, new Map()))
  writeFileSync(path('altered.json'), file.replaceAll(TEXT, 'words of another'))
  writeFileSync(path('broken.json'), file.replace('"premises":["c1"]', '"premises":["c9"]'))
  writeFileSync(path('latin1.json'), Buffer.from([0x7b, 0xe9, 0x7d]))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** How a file of bytes begins. */
const BEGINNING: Readonly<Record<string, RegExp>> = {
  png: /^\x89PNG\r\n/,
  pdf: /^%PDF-1\.7/,
  docx: /^PK/,
}

describe('counterpoint convert', () => {
  it('writes a map to standard output and says on standard error what is lost', () => {
    const { status, stdout, stderr } = counterpoint([
      'convert',
      path('map.json'),
      '--to',
      'argdown',
    ])
    expect(status).toBe(0)
    expect(stdout).toContain('[Claim c1 holds]: Claim c1 holds')
    expect(stderr).toBe(
      'Lost: source text × 1. An Argdown file names its sources by checksum and does not carry their texts.\n',
    )
  })

  it('reads standard input and writes a file', () => {
    const words = ['convert', '-', '--from', 'json', '--to', 'json', '-o', path('out.json')]
    const { status, stdout, stderr } = counterpoint(words, file)
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(path('out.json'), 'utf8')).toBe(file)
  })

  it('converts a map whose texts are elsewhere, with a warning', () => {
    const words = ['convert', path('without-texts.json'), '--to', 'json']
    const { status, stdout, stderr } = counterpoint(words)
    expect(status).toBe(0)
    expect(stdout).toContain('"id":"q1"')
    expect(stderr).toMatch(/^Warning at sources\[0\]: The text of source s1/)
  })

  it('writes every format that can be written', () => {
    const { stdout } = counterpoint(['help'])
    const names = [...(stdout.split('Formats to write:')[1] ?? '').matchAll(/^ {2}(\S+) /gm)]
    expect(names.length).toBeGreaterThan(5)
    for (const [, name = ''] of names) {
      const { status, bytes } = counterpoint(['convert', path('map.json'), '--to', name])
      expect(status).toBe(0)
      expect(bytes.toString('latin1')).toMatch(BEGINNING[name] ?? /Claim c1 holds/)
    }
  }, 120_000)

  it.each([
    [['convert', 'nowhere.json', '--to', 'json'], 'nowhere.json cannot be read'],
    [['convert', '-'], 'Say with --to which format to write.'],
    [['convert', '-', '--to', 'word'], 'There is no format word; there are json,'],
    [['convert', '-', '--to', 'json', '--from', 'svg'], 'SVG picture can be written and not read.'],
    [['convert', 'a.xyz', '--to', 'json'], 'The ending .xyz does not tell the format of a.xyz'],
    [['convert', 'a', 'b', '--to', 'json'], 'Name one file, not also b.'],
    [['convert', '--to', 'json'], 'Name the file to read'],
    [['convert', '-', '--too', 'json'], "Unknown option '--too'"],
    [['convert', '-', '--to', 'arggraph'], 'can be read and not written.'],
    [['dance'], 'There is no command dance.'],
  ])('ends %j with exit code 2 and a sentence', (words, sentence) => {
    const { status, stdout, stderr } = counterpoint(words, file)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('counterpoint help')
  })
})

describe('counterpoint check', () => {
  it('says that a sound map is sound', () => {
    const { status, stdout } = counterpoint(['check', path('map.json')])
    expect(status).toBe(0)
    expect(stdout).toBe(
      '“A map” is sound: 2 claims, 1 inference, 1 verbatim quote from 1 source.\n',
    )
  })

  it.each([
    ['without-texts.json', 'is not in the file, so its quotes cannot be checked'],
    ['altered.json', 'does not have the checksum'],
    ['broken.json', 'There is no claim c9 in this map.'],
    ['latin1.json', 'The file is not text in UTF-8.'],
  ])('ends with exit code 1 and says what is wrong with %s', (name, sentence) => {
    const { status, stdout, stderr } = counterpoint(['check', path(name)])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
  })
})

describe('counterpoint --list', () => {
  it('says of every format what can be done with it', () => {
    const { status, stdout, stderr } = counterpoint(['--list'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toContain('json\tread,write\t.json\tCounterpoint JSON')
    expect(lines).toContain('pdf\twrite\t.pdf\tPDF to print')
    expect(lines).toContain('arggraph\tread\t.xml\tArggraph XML')
  })
})

describe('counterpoint', () => {
  it('shows its help on demand, and on standard error when it is given nothing to do', () => {
    expect(counterpoint(['--help'])).toMatchObject({ status: 0, stderr: '' })
    expect(counterpoint(['clash', '--help'])).toEqual(counterpoint(['help']))
    const silent = counterpoint([])
    expect(silent).toMatchObject({ status: 2, stdout: '' })
    expect(silent.stderr).toContain('counterpoint convert IN --to FORMAT')
  })
})
