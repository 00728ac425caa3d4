import fc from 'fast-check'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { SourceId } from '../model/id.ts'
import { apply } from '../operation/apply.ts'
import { OPERATION_KINDS, type Operation, type OperationKind } from '../operation/operation.ts'
import { anEmptyMap } from './builders.ts'
import { aListOfNumbers, choicesFrom, type Choices } from './choices.ts'
import { FITTING } from './fitting.ts'
import { roomFor, type Room } from './room.ts'
import { textsOf } from './texts.ts'
import { VIOLATING } from './violating.ts'

interface Size {
  /** Most claims a map has; the room for other records is in proportion. */
  readonly size?: number
}

interface Course extends Size {
  /** Most operations; as many as fill the room where nothing is said. */
  readonly maxLength?: number
}

const USUAL_SIZE = 8

/** What is weighted up while a map is built, so that there is something to meet. */
const BUILDING: readonly OperationKind[] = [
  'source.add',
  'quote.add',
  'quote.add',
  'claim.create',
  'claim.create',
  'claim.create',
  'inference.create',
  'inference.create',
  'inference.create',
  'inference.create',
  'position.create',
  'position.commit',
  'equivalence.create',
  'tension.create',
  'audience.create',
  'placement.set',
]

/** Without these a map stays empty, whatever else a run picks. */
const NEEDED: readonly OperationKind[] = ['claim.create', 'inference.create']

/** How often an operation is meant to break a rule, in 100. */
const VIOLATIONS = 12

/**
 * An operation of any kind on `map`: most of the time one that applies, now and then one that
 * breaks a rule. Well-formed always, as `operationSchema` would have given it.
 */
export const anOperation = (
  map: ArgumentMap,
  { size = USUAL_SIZE }: Size = {},
): fc.Arbitrary<Operation> =>
  aListOfNumbers.map((numbers) => operationFrom(map, numbers, OPERATION_KINDS, roomFor(size)))

/** A map and an operation for it. */
export const anOperationOnAMap = (
  size: Size = {},
): fc.Arbitrary<{ readonly map: ArgumentMap; readonly operation: Operation }> =>
  fc.tuple(anArgumentMap(size), aListOfNumbers).map(([map, numbers]) => ({
    map,
    operation: operationFrom(map, numbers, OPERATION_KINDS, roomFor(size.size ?? USUAL_SIZE)),
  }))

/**
 * Operations one after the other, each made for the map that those before it left (`start` at
 * first), some of them refused. Every run picks kinds of its own, so that some histories are all
 * deletion and others never delete (swarm testing: Groce et al. 2012).
 */
export const aSequenceOfOperations = (
  start: ArgumentMap = anEmptyMap(),
  { size = USUAL_SIZE, maxLength = size * 5 }: Course = {},
): fc.Arbitrary<readonly Operation[]> =>
  fc
    .tuple(someKinds, fc.array(aListOfNumbers, { maxLength, size: 'max' }))
    .map(([kinds, steps]) => history(start, kinds, steps, roomFor(size)).operations)

/**
 * A map that operations made, with records of every kind in play: verbatim quotes, linked
 * premises, rings through claims, undercuts of undercuts.
 */
export const anArgumentMap = ({ size = USUAL_SIZE }: Size = {}): fc.Arbitrary<ArgumentMap> =>
  fc
    .tuple(
      fc.array(aListOfNumbers, { minLength: size, maxLength: size * 5, size: 'max' }),
      someKinds,
      fc.array(aListOfNumbers, { maxLength: size, size: 'max' }),
    )
    .map(([building, kinds, changing]) => {
      const room = roomFor(size)
      const built = history(anEmptyMap(), BUILDING, building, room).map
      return history(built, kinds, changing, room).map
    })

/** A map and the text of each of its sources; every quote is verbatim, every checksum true. */
export const aMapWithTexts = (
  size: Size = {},
): fc.Arbitrary<{ readonly map: ArgumentMap; readonly texts: ReadonlyMap<SourceId, string> }> =>
  anArgumentMap(size).map((map) => ({ map, texts: textsOf(map) }))

const someKinds: fc.Arbitrary<readonly OperationKind[]> = fc
  .subarray([...OPERATION_KINDS], { minLength: 4 })
  .map((kinds) => [...new Set([...NEEDED, ...kinds])])

function history(
  start: ArgumentMap,
  kinds: readonly OperationKind[],
  steps: readonly (readonly number[])[],
  room: Room,
): { readonly map: ArgumentMap; readonly operations: readonly Operation[] } {
  let map = start
  const operations = steps.map((numbers) => {
    const operation = operationFrom(map, numbers, kinds, room)
    const result = apply(map, operation)
    if (result.ok) map = result.value.map
    return operation
  })
  return { map, operations }
}

/**
 * An operation of one of `kinds` on `map`, which is meant to have about `size` claims. Ids of new
 * records begin with `prefix`.
 */
export const someOperation = (
  map: ArgumentMap,
  choices: Choices,
  kinds: readonly OperationKind[],
  { size = USUAL_SIZE, prefix = '' }: Size & { readonly prefix?: string } = {},
): Operation => operationBy(map, choices, kinds, roomFor(size, prefix))

function operationFrom(
  map: ArgumentMap,
  numbers: readonly number[],
  kinds: readonly OperationKind[],
  room: Room,
): Operation {
  return operationBy(map, choicesFrom(numbers), kinds, room)
}

function operationBy(
  map: ArgumentMap,
  choices: Choices,
  kinds: readonly OperationKind[],
  room: Room,
): Operation {
  if (choices.happens(VIOLATIONS)) {
    const violating = choices.oneOf(VIOLATING)(map, choices)
    if (violating) return violating
  }
  for (let attempt = 0; attempt < 4; attempt++) {
    const operation = FITTING[choices.oneOf(kinds)](map, choices, room)
    if (operation) return operation
  }
  return FITTING['claim.create'](map, choices, room) ?? FITTING['map.edit'](map, choices, room)!
}
