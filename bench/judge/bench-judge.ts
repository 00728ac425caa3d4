import {
  apply,
  applyEffects,
  type ArgumentMap,
  type ClaimId,
  type Effect,
  type InferenceId,
} from '@counterpoint/core'
import { credulousAcceptance } from '../../packages/core/src/semantics/credulous.ts'
import { frameworkOf, type Framework } from '../../packages/core/src/semantics/framework.ts'
import { strengthsOn } from '../../packages/core/src/semantics/strengths.ts'
import { weightedOf, type Weighted } from '../../packages/core/src/semantics/weighted.ts'
import { grounded, groundedStanding } from '../../packages/core/src/semantics/grounded.ts'
import { standingAfter } from '../../packages/core/src/semantics/incremental.ts'
import { preferredStanding } from '../../packages/core/src/semantics/preferred.ts'
import { stableStanding } from '../../packages/core/src/semantics/stable.ts'
import {
  randomAttacks,
  type Family,
} from '../../packages/core/src/semantics/testing/random-attacks.ts'
import { answerSetSolver } from './answer-set-solver.ts'
import { debateMap } from './debate-map.ts'
import { median, type Row } from '../measure.ts'

const ROUNDS = 15
/** Budget of the searches: a few seconds. */
const STEPS = 30_000_000

/**
 * What judging a map costs, each beside a figure of the same run: linear semantics beside a bare
 * pass over the same arrays, an update beside the full pass, searches beside clingo.
 */
export async function run(): Promise<readonly Row[]> {
  const large = debateMap({ claims: 100_000, inferencesPerClaim: 1.3, backwards: 0.02, seed: 1 })
  return [
    ...[1_000, 10_000, 100_000].map(groundedRow),
    ...updateRows(large),
    ...gradualRows(),
    await credulousRow(10_000),
    ...(await searchRows()),
  ]
}

const row = (name: string, value: number, against: string, baseline: number): Row => ({
  name,
  value,
  unit: 'ms of CPU',
  baseline: { name: against, value: baseline },
  ratio: value / baseline,
})

function groundedRow(claims: number): Row {
  const map = debateMap({ claims, inferencesPerClaim: 1.3, backwards: 0.02, seed: 1 })
  const framework = frameworkOf(map)
  const value = cpuMedian(() => grounded(framework))
  const bare = cpuMedian(() => barePass(framework))
  return row(`grounded, ${claims} claims`, value, 'a bare pass over the same arrays', bare)
}

/** Adds up every link of every statement once, and nothing else. */
function barePass({
  size,
  premiseStart,
  premises,
  userStart,
  users,
  onStart,
  on,
}: Framework): number {
  let sum = 0
  for (let s = 0; s < size; s++) {
    for (let i = premiseStart[s]!; i < premiseStart[s + 1]!; i++) sum += premises[i]!
    for (let i = userStart[s]!; i < userStart[s + 1]!; i++) sum += users[i]!
    for (let i = onStart[s]!; i < onStart[s + 1]!; i++) sum += on[i]!
  }
  return sum
}

/** Edits of all kinds that change what stands, in turn; the map's own change is not counted. */
function updateRows(start: ArgumentMap): Row[] {
  const framework = frameworkOf(start)
  const full = cpuMedian(() => grounded(framework))
  const whole = medianAfresh(start, (map) => groundedStanding(map))
  let map = start
  let evaluation = groundedStanding(start)
  const times: number[] = []
  for (let edit = 0; edit < 40; edit++) {
    const effects = effectsOf(map, edit)
    map = applyEffects(map, effects)
    const before = cpuMs()
    evaluation = standingAfter(evaluation, map, effects)
    times.push(cpuMs() - before)
  }
  // The first update also sets up what all later ones share.
  const value = median(times.slice(1))
  const [first] = times
  return [
    row('standing after one edit, 100000 claims', value, 'the full pass over its arrays', full),
    row('standing after one edit, 100000 claims', value, 'from the map afresh', whole),
    row('standing after the first edit, 100000 claims', first!, 'from the map afresh', whole),
  ]
}

/** Deletes a claim, marks one given, rebuts one, supports one; past what `apply` lets a map hold. */
function effectsOf(map: ArgumentMap, edit: number): readonly Effect[] {
  const claim = `c${(edit * 2_503) % 100_000}` as ClaimId
  if (edit % 4 < 2) {
    const result = apply(
      map,
      edit % 4 === 0
        ? { kind: 'claim.delete', claim }
        : { kind: 'claim.edit', claim, changes: { given: true } },
    )
    if (!result.ok) throw new Error(result.error.message)
    return result.value.effects
  }
  const id = `new${edit}` as InferenceId
  const inference = {
    id,
    polarity: edit % 4 === 2 ? ('against' as const) : ('for' as const),
    premises: [claim],
    target: { claim: `c${(edit * 2_503 + 57) % 100_000}` as ClaimId },
    scheme: null,
    warrant: null,
    rationale: null,
  }
  return [{ entity: 'inference', id, before: null, after: inference }]
}

function gradualRows(): Row[] {
  return [
    ['without circles', 0],
    ['with circles', 0.02],
  ].flatMap(([kind, backwards]) => {
    const map = debateMap({
      claims: 100_000,
      inferencesPerClaim: 1.3,
      backwards: Number(backwards),
      seed: 2,
    })
    const weighted = weightedOf(map, new Map())
    const bare = cpuMedian(() => barePassInOrder(weighted))
    const value = cpuMedian(() => strengthsOn(weighted))
    const { rounds, hasConverged } = strengthsOn(weighted).convergence
    const end =
      rounds === 0 ? '' : `, ${rounds} rounds, ${hasConverged ? 'at rest' : 'not at rest'}`
    const made = medianAfresh(map, (other) => weightedOf(other, new Map()))
    const kept = cpuMedian(() => weightedOf(map, new Map()))
    return [
      row(
        `evaluation: gradual strength, 100000 claims ${kind}${end}`,
        value,
        'a bare pass over the same arrays',
        bare,
      ),
      row(`arrays: of a map not seen before, ${kind}`, made, 'the evaluation on them', value),
      row(`arrays: other stances, the map seen before, ${kind}`, kept, 'not seen before', made),
    ]
  })
}

/** Reads every input of every statement once, in the order of dependence, and nothing else. */
function barePassInOrder({ base, inputStart, inputs }: Weighted): Float64Array {
  const sums = new Float64Array(base.length)
  for (let place = 0; place < base.length; place++) {
    let sum = base[place]!
    for (let i = inputStart[place]!; i < inputStart[place + 1]!; i++) sum += sums[inputs[i]! >> 2]!
    sums[place] = sum
  }
  return sums
}

async function credulousRow(claims: number): Promise<Row> {
  for (const seed of WARM_UP) credulousAcceptance(randomAttacks('threads', claims, 1, seed))
  await answerSetSolver.credulous(randomAttacks('threads', 100, 1, WARM_UP[0]!))
  const map = randomAttacks('threads', claims, 1, 1)
  const value = cpuMedian(() => credulousAcceptance(map))
  const ours = credulousAcceptance(map)
  const accepted = [...map.claims.keys()].filter((id) => ours.of(id) === true).length
  const before = cpuMs()
  const theirs = await answerSetSolver.credulous(map)
  const baseline = cpuMs() - before
  if (accepted !== theirs) throw new Error(`We accept ${accepted} claims, clingo ${theirs}.`)
  return row(
    `credulous set, ${claims} claims (${accepted} accepted)`,
    value,
    'clingo-wasm',
    baseline,
  )
}

const FAMILIES: readonly (readonly [Family, number, number])[] = [
  ['erdos-renyi', 200, 8],
  ['watts-strogatz', 1_000, 3],
  ['barabasi-albert', 5_000, 2],
]
const SEEDS = [1, 2, 3, 4, 5, 6, 7]
/** Other instances of the same kind, so that the first figures do not measure the compiler. */
const WARM_UP = [11, 12, 13, 14, 15, 16]

async function searchRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [family, claims, degree] of FAMILIES) {
    const name = `${family}, ${claims} claims, degree ${degree}`
    const make = (seed: number): ArgumentMap => randomAttacks(family, claims, degree, seed)
    const limits = { limit: 1, steps: STEPS }
    rows.push(
      await searchRow(`one stable standing, ${name}`, make, {
        search: (map) => stableStanding(map, {}, limits),
        ask: answerSetSolver.oneStable,
      }),
      await searchRow(`one preferred standing, ${name}`, make, {
        search: (map) => preferredStanding(map, {}, limits),
        ask: answerSetSolver.onePreferred,
      }),
    )
  }
  return rows
}

interface Contest {
  readonly search: (map: ArgumentMap) => ReturnType<typeof stableStanding>
  readonly ask: (map: ArgumentMap) => Promise<unknown>
}

/** Both on the same instances in turn; the middle of each. */
async function searchRow(
  name: string,
  make: (seed: number) => ArgumentMap,
  { search, ask }: Contest,
): Promise<Row> {
  for (const seed of WARM_UP) search(make(seed))
  await ask(make(WARM_UP[0]!))
  const ours: number[] = []
  const theirs: number[] = []
  let undetermined = 0
  for (const map of SEEDS.map(make)) {
    const start = cpuMs()
    const { count, cutShort } = search(map)
    const end = cpuMs()
    await ask(map)
    ours.push(end - start)
    theirs.push(cpuMs() - end)
    if (count === 0 && cutShort !== undefined) undetermined++
  }
  const answers = undetermined === 0 ? 'all answered' : `${undetermined} undetermined`
  return row(
    `${name}, ${SEEDS.length} maps (${answers})`,
    median(ours),
    'clingo-wasm',
    median(theirs),
  )
}

/** CPU milliseconds of one run, the middle of several after one to warm up. */
function cpuMedian(measured: () => unknown, rounds = ROUNDS): number {
  measured()
  return median(
    Array.from({ length: rounds }, () => {
      const before = cpuMs()
      measured()
      return cpuMs() - before
    }),
  )
}

/** The same of a measure on a map that nobody has numbered yet, less what copying the map takes. */
function medianAfresh(map: ArgumentMap, measured: (map: ArgumentMap) => unknown): number {
  const afresh = (): ArgumentMap => ({ ...map, inferences: new Map(map.inferences) })
  return cpuMedian(() => measured(afresh())) - cpuMedian(afresh)
}

/** CPU time of the process: wall time would count what else the machine does. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
