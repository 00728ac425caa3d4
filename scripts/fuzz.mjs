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

process.chdir(ROOT)
process.exitCode = (await (values.planted ? findPlanted() : findAny())) ? 0 : 1

async function findAny() {
  const workers = Math.min(2, availableParallelism())
  const { totals, failure } = await fuzz([], { seed, count: runs, workers })
  const share = totals.refused / (totals.refused + totals.committed)
  console.log(
    `${totals.runs} runs from seed ${seed}: ${totals.made} changes made, ${totals.committed} revisions, ` +
      `${totals.refused} refused (${Math.round(share * 100)} %), ${totals.undos} undos tried`,
  )
  if (failure) {
    console.log(`Seed ${failure.seed}: ${failure.message}`)
    console.log(`Again: npm run fuzz -- --runs 1 --seed ${failure.seed}`)
  }
  if (share > MOST_REFUSED) console.log('Too many changes were refused for the run to say much.')
  return !failure && share <= MOST_REFUSED
}

async function findPlanted() {
  let isGood = true
  const bugs = PLANTED_BUGS.filter(({ name }) => !values.bug || name === values.bug)
  for (const { name, changes } of bugs) {
    const counts = []
    let example = ''
    for (let turn = 0; turn < SEEDS; turn++) {
      const { totals, failure } = await fuzz(changes, {
        seed: seed + turn * 1_000_003,
        count: runs,
      })
      if (failure) counts.push(totals.runs)
      if (failure) example = failure.message
    }
    isGood &&= counts.length === SEEDS
    const within =
      counts.length > 0 ? `within ${Math.min(...counts)} to ${Math.max(...counts)} runs` : ''
    console.log(`${counts.length} of ${SEEDS}  ${name} ${within}\n          ${example}`)
  }
  return isGood
}

function wholeNumber(text, name) {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} is a whole number above 0, not ${text}.`)
  process.exit(1)
}
