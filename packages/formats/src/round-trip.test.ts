import { expect, it } from 'vitest'
import { FORMAT_NAMES, FORMATS } from './registry.ts'
import { describeFormat } from './round-trip.contract.ts'

for (const name of FORMAT_NAMES) describeFormat(FORMATS[name])

it('[L16] knows every format by its own name', () => {
  for (const name of FORMAT_NAMES) expect(FORMATS[name].name).toBe(name)
})
