import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './run.mjs'

const ENTRY = 'packages/protocol/src/sync/testing/run.ts'

/**
 * Bundles a run of the fuzz with `changes` made to the sources; nothing of ours is changed on disk.
 * Throws when a change does not find its place: then the planted bug has to follow the sources.
 *
 * @param {readonly import('./planted-bugs.mjs').Change[]} changes
 * @param {string} outfile
 */
export async function bundleRun(changes, outfile) {
  const left = new Set(changes)
  await build({
    entryPoints: [join(ROOT, ENTRY)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'error',
    plugins: [
      {
        name: 'planted-bug',
        setup: (building) => {
          for (const file of new Set(changes.map((change) => change.file))) {
            const path = join(ROOT, file)
            const filter = new RegExp(`${path.replace(/[^\w/-]/g, '\\$&')}$`)
            building.onLoad({ filter }, () => ({
              contents: changed(path, file, left),
              loader: 'ts',
            }))
          }
        },
      },
    ],
  })
  for (const { file } of left) throw new Error(`The run does not use ${file}.`)

  function changed(path, file, unused) {
    let source = readFileSync(path, 'utf8')
    for (const change of changes) {
      if (change.file !== file) continue
      if (source.split(change.from).length !== 2) {
        throw new Error(`${file} does not say once: ${change.from}`)
      }
      source = source.replace(change.from, () => change.to)
      unused.delete(change)
    }
    return source
  }
}
