// Holds the repository to the import law (.dependency-cruiser.mjs), and its drawing in docs/ to the
// repository. `--draw` writes the drawing anew.
import './lib/require-node.mjs'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawing, holdToImportLaw } from './lib/import-law.mjs'
import { ROOT } from './lib/run.mjs'

const path = join(ROOT, 'docs/dependencies.mmd')
const { breaches, unseen, modules } = await holdToImportLaw(ROOT)
const drawn = drawing(modules)

if (process.argv.includes('--draw')) writeFileSync(path, drawn)

const complaints = [
  ...breaches.map(({ sentence }) => sentence),
  ...unseen.map(
    (file) => `${file} was not read by the check; see that its name and place are right.`,
  ),
]
if (!existsSync(path) || readFileSync(path, 'utf8') !== drawn) {
  complaints.push('docs/dependencies.mmd is not what the code says; run `npm run law -- --draw`.')
}
for (const complaint of complaints) console.error(complaint)
console.log(`${modules.length} modules read, ${complaints.length} complaints.`)
process.exitCode = complaints.length > 0 ? 1 : 0
