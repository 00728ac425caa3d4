import { onOf, premisesOf } from './condition.ts'
import type { Framework } from './framework.ts'
import { IN, OUT, UNDECIDED } from './standing.ts'
import { ATTACKS } from './structure.ts'

/**
 * What the grounded standing leaves open of one statement's condition: all of `premises` in, all of
 * `attackers` out and, where `supporters` is not null, one of them in. All of them are undecided.
 */
export interface OpenCondition {
  readonly premises: readonly number[]
  readonly attackers: readonly number[]
  readonly supporters: readonly number[] | null
}

/** Undecided statements that bear on each other, directly or through others, and on no one else. */
export type Component = ReadonlyMap<number, OpenCondition>

/**
 * The part of the framework that `labels`, its grounded ones, leave undecided, in its connected
 * components. Every preferred and stable standing is the grounded one with a standing of each
 * component; so each can be searched for by itself, and there is no search at all where the
 * grounded standing decides everything.
 *
 * Cost: O(statements + links).
 */
export function residueOf(framework: Framework, labels: Uint8Array): readonly Component[] {
  const conditions = new Map<number, OpenCondition>()
  for (let s = 0; s < framework.size; s++) {
    if (labels[s] === UNDECIDED) conditions.set(s, openConditionOf(framework, labels, s))
  }
  const neighbours = neighboursOf(conditions)
  const components: Component[] = []
  const seen = new Set<number>()
  for (const start of conditions.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const reached = [start]
    for (let next = 0; next < reached.length; next++) {
      for (const other of neighbours.get(reached[next]!) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        reached.push(other)
      }
    }
    components.push(new Map(reached.sort(ascending).map((s) => [s, conditions.get(s)!])))
  }
  return components
}

function openConditionOf(
  framework: Framework,
  labels: Uint8Array,
  statement: number,
): OpenCondition {
  const { effect, given } = framework
  const isOpen = (other: number): boolean => labels[other] === UNDECIDED
  const on = onOf(framework, statement)
  const supporters = on.filter((other) => effect[other] !== ATTACKS && labels[other] !== OUT)
  const isCarried = given[statement] === 1 || supporters.some((other) => labels[other] === IN)
  return {
    premises: premisesOf(framework, statement).filter(isOpen),
    attackers: on.filter((other) => effect[other] === ATTACKS && isOpen(other)),
    supporters: isCarried ? null : supporters,
  }
}

const openInputsOf = ({ premises, attackers, supporters }: OpenCondition): number[] => [
  ...premises,
  ...attackers,
  ...(supporters ?? []),
]

function neighboursOf(conditions: Component): ReadonlyMap<number, readonly number[]> {
  const neighbours = new Map<number, number[]>()
  const join = (a: number, b: number): void => {
    const list = neighbours.get(a)
    if (list) list.push(b)
    else neighbours.set(a, [b])
  }
  for (const [statement, condition] of conditions) {
    for (const other of openInputsOf(condition)) {
      join(statement, other)
      join(other, statement)
    }
  }
  return neighbours
}

const ascending = (a: number, b: number): number => a - b
