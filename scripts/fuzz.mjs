// `npm run fuzz -- [--runs N] [--seed S]`: replicas and rooms over one log, with everything that can
// go wrong between them. `-- --planted [--runs N]`: whether known mistakes would be found.
import './lib/require-node.mjs'
import { parseArgs } from 'node:util'
import { availableParallelism } from 'node:os'
import { fuzz } from './lib/fuzz-runs.mjs'
import { PLANTED_BUGS } from './lib/planted-bugs.mjs'
import { ROOT } from './lib/run.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    planted: { type: 'boolean', default: false },
    bug: { type: 'string' },
  },
})
const runs = wholeNumber(values.runs, 'runs')
const seed = values.seed ? wholeNumber(values.seed, 'seed') : Date.now() % 1_000_000_000
/** Beyond this the generator tries too much that cannot be. */
const MOST_REFUSED = 0.6
const SEEDS = 20
const WORKERS = Math.min(2, availableParallelism())

process.chdir(ROOT)
process.exitCode = (await (values.planted ? findPlanted() : findAny())) ? 0 : 1

async function findAny() {
  const share = Math.ceil(runs / WORKERS)
  const seeds = Array.from({ length: WORKERS }, (_, index) => seed + index * share)
  const found = await fuzz([], { seeds, count: share, workers: WORKERS })
  const sum = (name) => found.reduce((so, { totals }) => so + totals[name], 0)
  const refused = sum('refused') / (sum('refused') + sum('committed'))
  console.log(
    `${sum('runs')} runs from seed ${seed}: ${sum('made')} changes made, ` +
      `${sum('committed')} revisions, ${sum('refused')} refused (${Math.round(refused * 100)} %), ` +
      `${sum('undos')} undos tried`,
  )
  const failures = found.flatMap(({ failure }) => failure ?? [])
  for (const failure of failures) {
    console.log(`Seed ${failure.seed}: ${failure.message}`)
    console.log(`Again: npm run fuzz -- --runs 1 --seed ${failure.seed}`)
  }
  if (refused > MOST_REFUSED) console.log('Too much was refused for the runs to say much.')
  return failures.length === 0 && refused <= MOST_REFUSED
}

async function findPlanted() {
  console.log(
    `Each mistake is searched ${SEEDS} times, from seed ${seed} on, ${runs} runs at most.`,
  )
  const seeds = Array.from({ length: SEEDS }, (_, index) => seed + index * 1_000_003)
  let isGood = true
  for (const { name, changes } of PLANTED_BUGS) {
    if (values.bug && values.bug !== name) continue
    const found = await fuzz(changes, { seeds, count: runs, workers: WORKERS })
    const caught = found.filter(({ failure }) => failure)
    const counts = caught.map(({ totals }) => totals.runs)
    isGood &&= caught.length === SEEDS
    const within =
      counts.length > 0 ? `, ${Math.min(...counts)} to ${Math.max(...counts)} runs` : ''
    console.log(`${caught.length} of ${SEEDS}  ${name}${within}`)
    console.log(`          ${caught[0]?.failure?.message ?? 'not seen'}`)
  }
  return isGood
}

function wholeNumber(text, name) {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} is a whole number above 0, not ${text}.`)
  process.exit(1)
}
