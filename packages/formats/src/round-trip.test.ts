import type { ArgumentMap } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { FORMAT_NAMES, FORMATS } from './registry.ts'
import { describeFormat, describeRoundTrip, describeWriter } from './round-trip.contract.ts'
import { structureOf } from './testing/structure.ts'

const formats = FORMAT_NAMES.map((name) => FORMATS[name])

/** Formats that carry our ids. */
const OWN = new Set<string>(['json', 'argdown', 'web-annotation'])

/** Formats of others have no place for our ids, or for the id of the map. */
const sameIn = (name: string): ((map: ArgumentMap) => unknown) =>
  OWN.has(name) ? (map) => map : structureOf

for (const format of formats) describeFormat(format)
for (const { title, write } of formats.filter((each) => each.write)) describeWriter(title, write!)
for (const format of formats.filter((each) => each.write && each.read)) {
  describeRoundTrip(format, format.write!, format.read!, sameIn(format.name))
}

it('[L16] knows every format by its own name', () => {
  for (const name of FORMAT_NAMES) expect(FORMATS[name].name).toBe(name)
})
