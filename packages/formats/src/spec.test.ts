import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const src = import.meta.dirname
const read = (file: string): string => readFileSync(join(src, file), 'utf8')
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])

const listed = namesIn(read('../SPEC.md'), /^- \*\*(L\d+)\*\*/gm)
const cited = new Set(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|contract)\.ts$/.test(file))
    .flatMap((file) => namesIn(read(file), /\(\s*['"`]\[(L\d+)\] /g)),
)

it('lists every rule once', () => {
  expect(listed.length).toBeGreaterThan(50)
  expect(new Set(listed).size).toBe(listed.length)
})

it('has a test for every rule', () => {
  expect(listed.filter((rule) => !cited.has(rule))).toEqual([])
})

it('has a rule for every test that cites one', () => {
  expect([...cited].filter((rule) => !listed.includes(rule))).toEqual([])
})
