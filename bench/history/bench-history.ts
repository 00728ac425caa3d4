import {
  apply,
  applyEffects,
  diffOf,
  emptyMap,
  operationSchema,
  Timeline,
  type ArgumentMap,
  type Effect,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'
import { median, rowOf, type Row } from '../measure.ts'

interface Step {
  readonly revision: number
  readonly effects: readonly Effect[]
}

const REVISIONS = 5_000
const PAGE = 500
const TRAVELS = 200
const ROUNDS = 5
const START = emptyMap('bench' as MapId, 'A map', '')

/**
 * The history of a map of 1,000 claims with 5,000 revisions: to take in its log and to travel in it,
 * beside a bare replay of the log's effects from the beginning.
 */
export async function run(): Promise<readonly Row[]> {
  const log = aLog()
  const present = { revision: REVISIONS, map: replayed(log, REVISIONS) }
  const timeline = taken(log, present)
  const anywhere = Array.from({ length: TRAVELS }, (_, i) => (i * 7_919) % (REVISIONS + 1))
  const back = Array.from({ length: TRAVELS }, (_, i) => REVISIONS - i)
  const travelled = (revisions: readonly number[]) => () => {
    for (const revision of revisions) timeline.mapAt(revision)
  }
  const replayedTo = (revisions: readonly number[]) => () => {
    for (const revision of revisions.slice(0, TRAVELS / 20)) replayed(log, revision)
  }
  return [
    compared(
      `take in ${REVISIONS} revisions, page by page`,
      { act: () => taken(log, present), times: 1 },
      'one replay, effects alone',
      { act: () => replayed(log, REVISIONS), times: 1 },
    ),
    compared(
      'travel to a revision anywhere',
      { act: travelled(anywhere), times: TRAVELS },
      'replay to it from the beginning',
      { act: replayedTo(anywhere), times: TRAVELS / 20 },
    ),
    compared(
      'go one change back',
      { act: travelled(back), times: TRAVELS },
      'replay to it from the beginning',
      { act: replayedTo(back), times: TRAVELS / 20 },
    ),
    compared(
      'compare the beginning with the end, standings and sentences included',
      { act: () => diffOf(START, present.map), times: 1 },
      'one replay, effects alone',
      { act: () => replayed(log, REVISIONS), times: 1 },
    ),
  ]
}

function replayed(log: readonly Step[], revision: number): ArgumentMap {
  return applyEffects(
    START,
    log.slice(0, revision).flatMap(({ effects }) => effects),
  )
}

function taken(log: readonly Step[], present: { revision: number; map: ArgumentMap }): Timeline {
  const timeline = new Timeline(present)
  for (let end = REVISIONS; end > 0; end -= PAGE) timeline.prepend(log.slice(end - PAGE, end))
  return timeline
}

/** Claims are made, supported, rebutted and reworded, as people do. */
function aLog(): readonly Step[] {
  let map = START
  return Array.from({ length: REVISIONS }, (_, index) => {
    const applied = apply(map, operationSchema.parse(operationAt(index)))
    if (!applied.ok) throw new Error(applied.error.message)
    map = applied.value.map
    return { revision: index + 1, effects: applied.value.effects }
  })
}

function operationAt(index: number): OperationInput {
  const claims = Math.floor(index / 5) + 1
  const someClaim = `c${(index * 31) % claims}`
  if (index % 5 === 0) {
    const text = `The talks continue, and neither side says so in public (${index}).`
    return { kind: 'claim.create', claim: { id: `c${claims - 1}`, text }, at: { x: index, y: 0 } }
  }
  if (index % 5 === 1 && claims > 1) {
    const target = { claim: `c${(index * 17) % (claims - 1)}` }
    const polarity = index % 2 === 0 ? 'for' : 'against'
    return {
      kind: 'inference.create',
      inference: { id: `i${index}`, polarity, premises: [`c${claims - 1}`], target },
    }
  }
  return { kind: 'claim.edit', claim: someClaim, changes: { text: `Wording ${index}.` } }
}

interface Work {
  readonly act: () => unknown
  /** How often the work does what is measured. */
  readonly times: number
}

/** Milliseconds, both in turn, so that a busy machine slows both; medians over the rounds. */
function compared(name: string, ours: Work, baselineName: string, baseline: Work): Row {
  const [values, baselines]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    baselines.push(duration(baseline))
    values.push(duration(ours))
  }
  return rowOf(name, 'ms', median(values), baselineName, median(baselines))
}

function duration({ act, times }: Work): number {
  const start = performance.now()
  act()
  return (performance.now() - start) / times
}
