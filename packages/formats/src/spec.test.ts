import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Formats of bytes are made, and the cost of all is bounded, in the package beside this one. */
const PLACES = [import.meta.dirname, join(import.meta.dirname, '../../exchange/src')]
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])

const listed = namesIn(
  readFileSync(join(import.meta.dirname, '../SPEC.md'), 'utf8'),
  /^- \*\*(L\d+)\*\*/gm,
)
const cited = new Set(
  PLACES.flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => join(place, file)),
  )
    .filter((file) => /\.(test|contract)\.ts$/.test(file))
    .flatMap((file) => namesIn(readFileSync(file, 'utf8'), /\(\s*['"`]\[(L\d+)\] /g)),
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
