// `npm run bench -- [names] [--json FILE]`: runs bench/<name>/bench-<name>.ts, all or the named ones,
// each in a process of its own, and prints each figure beside its baseline from the same run.
import './lib/require-node.mjs'
import { fork } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { make } from './lib/artefacts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT } from './lib/run.mjs'
import { tableOf } from './lib/table-of.mjs'

/** @typedef {import('./lib/table-of.mjs').Row} Row */

const announce = (sentence) => console.error(sentence)
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})
const moduleOf = (name) => join(ROOT, 'bench', name, `bench-${name}.ts`)
const known = readdirSync(join(ROOT, 'bench')).filter((name) => existsSync(moduleOf(name)))
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exit(1)
}

process.chdir(ROOT)
await ensureInstalled(announce)
await make(['client', 'template', 'server', 'web'], announce)

/** @type {Row[]} */
const rows = []
let failures = 0
for (const name of positionals.length > 0 ? positionals : known) {
  announce(`Running ${name}.`)
  try {
    const measured = await measure(name)
    rows.push(...measured)
    console.log(`\n${name}\n${tableOf(measured)}`)
  } catch (error) {
    failures += 1
    console.error(error.message)
  }
}
if (values.json) {
  const file = resolve(process.env['INIT_CWD'] ?? ROOT, values.json)
  writeFileSync(file, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`)
}
process.exitCode = failures > 0 ? 1 : 0

/** @returns {Promise<Row[]>} */
function measure(name) {
  return new Promise((done, refuse) => {
    const child = fork(join(ROOT, 'scripts/lib/bench-run.mjs'), [moduleOf(name)], {
      execArgv: ['--import', 'tsx'],
    })
    let measured
    child.on('message', (message) => {
      measured = message
    })
    child.on('error', refuse)
    child.on('exit', (code) => {
      if (code === 0 && Array.isArray(measured)) done(measured)
      else refuse(new Error(`The benchmark ${name} ended with exit code ${code} and no figures.`))
    })
  })
}
