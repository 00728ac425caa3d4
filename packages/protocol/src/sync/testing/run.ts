import { choicesFromSeed } from '@counterpoint/core/testing'
import { stateHash } from '../state-hash.ts'
import { checkLog } from './checks.ts'
import { hold } from './failure.ts'
import type { Tab } from './tab.ts'
import { aStart, someKinds, World } from './world.ts'

/** What happened in a run, to be added up. */
export interface Report {
  readonly made: number
  readonly committed: number
  readonly refused: number
  readonly undos: number
  readonly faults: number
}

/** Steps of a run before everything is mended. */
const STEPS = 120
/** Rounds in which a mended world has to come to rest. */
const MOST_ROUNDS = 400
/** What nobody waits for, such as a change of rights, gets about as well. */
const FEWEST_ROUNDS = 3

type Step = (world: World, tab: Tab) => void

/** What people do, and what takes its course. */
const COURSE: readonly (readonly [weight: number, step: Step])[] = [
  [22, (world, tab) => world.edit(tab)],
  [6, (_world, tab) => tab.undo()],
  [3, (_world, tab) => tab.redo()],
  [20, (world) => deliver(world, 'up')],
  [26, (world) => deliver(world, 'down')],
  [16, (world) => world.log.calls.carryOut(world.choices.below(64), false)],
  [18, (world) => world.log.calls.answer(world.choices.below(64), false)],
  [12, (world) => world.flush(world.choices.oneOf(world.processes))],
  [8, (world, tab) => world.connect(tab)],
  [4, (world) => tick(world)],
  [3, (_world, tab) => resend(tab)],
  [4, (world, tab) => world.load(tab)],
  [3, (world) => world.choices.oneOf(world.processes).room.hint()],
  [3, (world, tab) => ping(world, tab)],
  [2, (world, tab) => move(world, tab)],
]

/** What goes wrong; each run has some of these. */
const FAULTS: readonly (readonly [weight: number, step: Step])[] = [
  [3, (_world, tab) => tab.cut()],
  [2, (world) => drop(world, 'up')],
  [2, (world) => drop(world, 'down')],
  [2, (world) => duplicate(world, 'up')],
  [2, (world) => duplicate(world, 'down')],
  [2, (world) => world.crash(world.choices.oneOf(world.processes))],
  [4, (world) => world.log.calls.carryOut(world.choices.below(64), true)],
  [4, (world) => world.log.calls.answer(world.choices.below(64), true)],
  [2, (world, tab) => reopen(world, tab)],
  [2, (world, tab) => void world.openTab(tab.who)],
  [3, (_world, tab) => goOffline(tab)],
  [5, (world, tab) => changeRole(world, tab)],
  [6, (_world, tab) => slowDown(tab)],
]

/** One run: the same number is the same run. Throws `Broken` when a promise is. */
export async function run(seed: number): Promise<Report> {
  const choices = choicesFromSeed(seed)
  const world = new World(choices, someKinds(choices), aStart(choices))
  world.populate()
  const faults = FAULTS.filter(() => choices.happens(40))
  const steps = weighted([...COURSE, ...faults])
  let undos = 0
  for (let left = STEPS; left > 0 && world.tabs.length > 0; left--) {
    const step = choices.oneOf(steps)
    if (step === COURSE[1]?.[1]) undos++
    step(world, choices.oneOf(world.tabs))
    await settled()
  }
  await mend(world)
  checkEnd(world)
  return {
    made: world.ledger.made.size,
    committed: world.log.committed,
    refused: world.log.refused,
    undos,
    faults: faults.length,
  }
}

/** Promises that were answered have had their say. */
export const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

const weighted = (steps: readonly (readonly [number, Step])[]): Step[] =>
  steps.flatMap(([weight, step]) => Array.from({ length: weight }, () => step))

function deliver(world: World, direction: 'up' | 'down'): void {
  const wires = [...world.wires.keys()].filter((wire) => wire[direction].length > 0)
  if (wires.length === 0) return
  const wire = world.choices.oneOf(wires)
  if (direction === 'up') world.deliverUp(wire)
  else if (!wire.isSlow) world.deliverDown(wire)
}

function tick(world: World): void {
  world.now += 100
  for (const { room } of world.processes) room.tick()
}

function resend(tab: Tab): void {
  const { waits } = tab
  tab.waits = []
  for (const client of waits) tab.replica.resend(client)
  tab.act()
}

function ping(world: World, tab: Tab): void {
  tab.replica.ping(world.choices.happens(50))
  tab.act()
}

function move({ choices }: World, tab: Tab): void {
  const pointer = choices.happens(80) ? { x: choices.below(100), y: 0 } : null
  tab.replica.move({ pointer, selected: [], editing: null, view: null })
  tab.act()
}

/** A message is lost, but never the end of a socket. */
function drop({ choices, wires }: World, direction: 'up' | 'down'): void {
  const list: unknown[] = choices.oneOf([...wires.keys(), { up: [], down: [] }])[direction]
  if (list.length > 0 && !isEnd(list[0])) list.shift()
}

function duplicate({ choices, wires }: World, direction: 'up' | 'down'): void {
  const list: unknown[] = choices.oneOf([...wires.keys(), { up: [], down: [] }])[direction]
  if (list.length > 0 && !isEnd(list[0])) list.unshift(list[0])
}

const isEnd = (message: unknown): boolean =>
  message === 'end' || (typeof message === 'object' && message !== null && 'code' in message)

/** The page crashes, and another takes its queue over. */
function reopen(world: World, tab: Tab): void {
  world.closeTab(tab)
  world.openTab(tab.who)
}

function goOffline(tab: Tab): void {
  tab.isOffline = !tab.isOffline
  if (tab.isOffline) tab.cut()
}

function changeRole({ choices, log }: World, { who }: Tab): void {
  log.changeRole(who, choices.oneOf(['editor', 'viewer', null, null, 'owner']))
}

function slowDown({ wire }: Tab): void {
  if (wire) wire.isSlow = !wire.isSlow
}

/** Everything works again and everybody may edit: the world has to come to rest. */
async function mend(world: World): Promise<void> {
  for (const who of new Map(world.tabs.map((tab) => [tab.who.id, tab.who])).values()) {
    world.log.changeRole(who, 'editor')
  }
  for (const { who } of [...world.orphans]) {
    world.log.changeRole(who, 'editor')
    world.openTab(who)
  }
  for (const wire of world.wires.keys()) wire.isSlow = false
  for (const tab of world.tabs) {
    tab.isOffline = false
    // A page whose map was closed to it is loaded anew.
    if (tab.replica.link === 'gone') reopen(world, tab)
  }
  await comeToRest(world)
  // Whatever was skipped before shows when something follows.
  for (const tab of world.tabs) world.edit(tab)
  await comeToRest(world)
}

/** Lets everything take its course, without faults, until nothing is left to do. */
export async function comeToRest(world: World): Promise<void> {
  for (let round = 0; round < FEWEST_ROUNDS || !isAtRest(world); round++) {
    hold(round < MOST_ROUNDS, () => `No rest after ${MOST_ROUNDS} rounds: ${unrest(world)}`)
    await everything(world, round)
  }
}

async function everything(world: World, round: number): Promise<void> {
  const { calls } = world.log
  for (const tab of world.tabs) {
    world.connect(tab)
    resend(tab)
    world.load(tab)
    if (round % 4 === 3) {
      tab.replica.ping(true)
      tab.act()
    }
    if (tab.replica.link === 'gone') reopen(world, tab)
  }
  for (const wire of [...world.wires.keys()]) {
    while (wire.up.length > 0) world.deliverUp(wire)
    while (wire.down.length > 0) world.deliverDown(wire)
  }
  for (const process of world.processes) {
    process.room.hint()
    world.flush(process)
  }
  tick(world)
  await settled()
  for (let left = calls.count; left > 0; left--) {
    calls.carryOut(0, false)
    calls.answer(0, false)
    await settled()
  }
}

const isAtRest = (world: World): boolean =>
  world.tabs.every(
    ({ replica, stored }) =>
      replica.link === 'live' &&
      replica.pending.length === 0 &&
      stored.size === 0 &&
      replica.base.revision === world.log.revision,
  )

const unrest = (world: World): string =>
  JSON.stringify(
    world.tabs.map(({ replica, stored }) => ({
      link: replica.link,
      revision: `${replica.base.revision} of ${world.log.revision}`,
      pending: replica.pending.map(({ client, number }) => `${client}/${number}`),
      stored: stored.size,
    })),
  )

function checkEnd(world: World): void {
  const { entries, refusals, map } = world.log
  checkLog(entries)
  const right = stateHash(map)
  for (const { replica } of world.tabs) {
    hold(stateHash(replica.map) === right, () => 'Two copies at rest differ.')
    hold(replica.role === 'editor', () => 'A page missed a change of its rights.')
    hold(replica.base.hash === right, () => 'A hash does not say what its copy holds.')
  }
  const inLog = new Set(entries.map(({ client, number }) => `${client}/${number}`))
  const { made, settled: done, refused } = world.ledger
  for (const key of made) {
    hold(
      inLog.has(key) !== refusals.has(key),
      () => `${key} was neither done nor refused, or both.`,
    )
    hold(inLog.has(key) || refused.has(key), () => `${key} was refused and nobody was told.`)
  }
  for (const key of done)
    hold(inLog.has(key), () => `${key} is told as done and is not in the log.`)
  for (const key of refused) hold(!inLog.has(key), () => `${key} is told as refused and was done.`)
}
