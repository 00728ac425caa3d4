import type { ArgumentMap, OperationInput } from '@counterpoint/core'
import { anOperationOf, choicesFromSeed } from '@counterpoint/core/testing'
import type { Actor } from '../../actor.ts'
import { comeToRest } from './run.ts'
import type { Tab } from './tab.ts'
import { Process, World } from './world.ts'

/** One process and the pages that a test opens, all of which do only what the test says. */
export class Scene {
  readonly world: World

  constructor(start: ArgumentMap) {
    this.world = new World(choicesFromSeed(1), [], start)
    this.world.processes.push(new Process(this.world))
  }

  /** A page of a person who may edit. */
  join(name: string): Tab {
    const who: Actor = { kind: 'user', id: name, name }
    this.world.log.roles.set(name, this.world.log.roleOf(who) ?? 'editor')
    return this.world.openTab(who)
  }

  /** Everybody is connected and nothing is under way. */
  rest(): Promise<void> {
    return comeToRest(this.world)
  }

  /** What the page was told of, in the map that everybody has. */
  get map(): ArgumentMap {
    return this.world.log.map
  }
}

/** Does `inputs` on the page; throws when a rule forbids one there and then. */
export function perform(tab: Tab, ...inputs: readonly OperationInput[]): void {
  for (const input of inputs) {
    const before = tab.replica.pending.length
    tab.edit(anOperationOf(input))
    if (tab.replica.pending.length === before) throw new Error(`Nothing came of ${input.kind}.`)
  }
}
