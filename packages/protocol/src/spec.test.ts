import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, it } from 'vitest'

const src = import.meta.dirname
const read = (file: string): string => readFileSync(join(src, file), 'utf8')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const isTest = (file: string): boolean => file.endsWith('.test.ts')
const isForTests = (file: string): boolean => file.split(sep).includes('testing')

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])

const listed = namesIn(read('../SPEC.md'), /^- \*\*([A-Z]+\d+)\*\*/gm)
const rules = new Set(listed)

/** Rules at the head of a test's name, or in the rows of a table that fill `[%s]` there. */
function citedBy(test: string): string[] {
  const heads = namesIn(test, /\(\s*['"`]((?:\[(?:[A-Z]+\d+|%s)\] ?)+)/g)
  const rows = heads.some((head) => head.includes('%s'))
    ? namesIn(test, /^\s*\[?\s*'([A-Z]\d+)',/gm)
    : []
  return [...heads.flatMap((head) => namesIn(head, /\[([A-Z]+\d+)\]/g)), ...rows]
}

const cited = new Set(files.filter(isTest).flatMap((file) => citedBy(read(file))))

/** Rules that violations carry, and that comments name. */
const used = files
  .filter((file) => !isTest(file) && !isForTests(file))
  .flatMap((file) => namesIn(read(file), /['[]([A-Z]\d+)['\]]/g).map((rule) => ({ rule, file })))

it('lists every rule once', () => {
  expect(listed.length).toBeGreaterThan(20)
  expect(listed.length).toBe(rules.size)
})

it('has a test for every rule', () => {
  expect([...rules].filter((rule) => !cited.has(rule))).toEqual([])
})

it('has a rule for every test that cites one', () => {
  expect([...cited].filter((rule) => !rules.has(rule))).toEqual([])
})

it('has a rule for every number that the source uses', () => {
  expect(used.length).toBeGreaterThan(0)
  expect(used.filter(({ rule }) => !rules.has(rule))).toEqual([])
})
