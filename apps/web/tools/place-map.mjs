// Arranges the curated map and writes the places into its file. By hand, after the map has changed:
//   npx tsx apps/web/tools/place-map.mjs [FILE]
import { readFileSync, writeFileSync } from 'node:fs'
import { mapOf } from '@counterpoint/core'
import { cardSize } from '../src/features/map-canvas/geometry/card-size.ts'
import { arrange } from '../src/features/map-canvas/layout/arrange.ts'
import { layoutInputOf } from '../src/features/map-canvas/layout/layout-input.ts'

const file = process.argv[2] ?? new URL('../../../packages/corpus/map/map.json', import.meta.url)
const text = readFileSync(file, 'utf8')
const document = JSON.parse(text)

// The file names its sources by id alone; layout needs none of them.
const map = mapOf({ ...document, sources: [] })
const places = arrange(layoutInputOf(map, (claim) => cardSize(claim.text)))
const placements = Object.fromEntries([...places].sort(([a], [b]) => (a < b ? -1 : 1)))

const start = text.lastIndexOf('"placements"')
if (start < 0 || Object.keys(document).at(-1) !== 'placements') {
  throw new Error(`${file} must end with "placements"; add an empty one and try again.`)
}
const lines = Object.entries(placements).map(
  ([id, place]) => `${JSON.stringify(id)}: ${JSON.stringify(place)}`,
)
const written = `${text.slice(0, start)}"placements": {\n${lines.join(',\n')}\n}\n}\n`
const { placements: _, ...before } = document
const { placements: after, ...rest } = JSON.parse(written)
if (JSON.stringify(before) !== JSON.stringify(rest)) {
  throw new Error(`Writing placements would change more of ${file}; nothing was written.`)
}
writeFileSync(file, written)
// oxlint-disable-next-line no-console
console.log(`${Object.keys(after).length} places written to ${file}`)
