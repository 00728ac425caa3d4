import type { ArgumentMap } from '../model/argument-map.ts'
import type { Effect, EntityName } from '../operation/effect.ts'
import {
  groundedStanding,
  movesBetween,
  type Move,
  type StandingOptions,
} from '../semantics/index.ts'
import { differenceSentence } from './difference-sentence.ts'
import { effectsBetween } from './effects-between.ts'
import { namesOf, recordsOf } from './names.ts'

/** What became of a record between two states of a map. */
export type ChangeMark = 'added' | 'gone' | 'changed'

/** A record that two maps do not hold alike; places on the canvas are only counted. */
export interface Difference {
  readonly entity: Exclude<EntityName, 'placement'>
  readonly id: string
  readonly change: ChangeMark
  readonly sentence: string
}

/** A claim or an inference whose standing is another one, in a sentence as well. */
export interface Flip extends Move {
  readonly sentence: string
}

export interface MapDiff {
  /** What makes the second map of the first. */
  readonly effects: readonly Effect[]
  /** One for each record but placements: claims first, then what bears on them, then the rest. */
  readonly differences: readonly Difference[]
  /** Cards and junctions that stand elsewhere, have got a place or lost it. */
  readonly moved: number
  /** Claims and inferences of both maps that stand otherwise, claims first. */
  readonly flips: readonly Flip[]
}

const ORDER: readonly Difference['entity'][] = [
  'map',
  'claim',
  'inference',
  'position',
  'equivalence',
  'tension',
  'quote',
  'source',
  'audience',
]

/**
 * How `after` differs from `before`: what is added, gone and changed ([V20] to [V22]), and whose
 * grounded standing under `options` flipped ([V23]). Worked out from the two maps and not from a
 * log, so that it serves versions, copies and files alike.
 *
 * Cost: O(records), and two evaluations.
 */
export function diffOf(
  before: ArgumentMap,
  after: ArgumentMap,
  options: StandingOptions = {},
): MapDiff {
  const effects = effectsBetween(before, after)
  const names = {
    was: namesOf([], recordsOf(before)),
    is: namesOf([], recordsOf(after)),
  }
  const differences = ORDER.flatMap((entity) =>
    effects
      .filter((effect) => effect.entity === entity)
      .map((effect) => ({
        entity,
        id: effect.id,
        change: changeOf(effect),
        sentence: differenceSentence(effect, names),
      })),
  )
  const flips = movesBetween(groundedStanding(before, options), groundedStanding(after, options))
  return {
    effects,
    differences,
    moved: effects.filter(({ entity }) => entity === 'placement').length,
    flips: flips.map((move) => ({ ...move, sentence: flipSentence(move, after, names.is) })),
  }
}

const changeOf = ({ before, after }: Effect): ChangeMark =>
  before === null ? 'added' : after === null ? 'gone' : 'changed'

function flipSentence(
  { id, before, after }: Move,
  map: ArgumentMap,
  names: ReturnType<typeof namesOf>,
): string {
  const subject = map.claims.has(id as never) ? names.claim(id) : names.step(id)
  return `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)} was ${before} and is ${after} now.`
}
