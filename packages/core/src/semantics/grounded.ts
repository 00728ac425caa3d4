import type { ArgumentMap } from '../model/argument-map.ts'
import { evaluationOf, type Evaluation } from './evaluation.ts'
import { frameworkOf, type Framework, type StandingOptions } from './framework.ts'
import { IN, OUT, UNDECIDED, type Label } from './standing.ts'
import { ATTACKS } from './structure.ts'

/** Labels by statement, and the order in which they were found. */
export interface Grounded {
  readonly labels: Uint8Array
  /**
   * Place in the order of decisions, from 1; 0 for the undecided. A label follows from labels of
   * smaller rank alone, so reasons that only ever point to smaller ranks never run in circles.
   */
  readonly ranks: Uint32Array
}

/**
 * What stands beyond dispute: the least fixed point of the characteristic operator, from “all
 * undecided” (Brewka and Woltran 2010, grounded model; on plain attacks it is Dung's grounded
 * extension as a labelling, Caminada 2006).
 *
 * Cost: O(statements + links), once each, by counting what every statement still waits for.
 */
export function groundedStanding(map: ArgumentMap, options: StandingOptions = {}): Evaluation {
  const framework = frameworkOf(map, options)
  return evaluationOf({ map, options, framework, ...grounded(framework) })
}

export function grounded(framework: Framework): Grounded {
  const { size, claimCount, premiseStart, userStart, users, onStart, on } = framework
  const { target, effect, given, forced } = framework
  const labels = new Uint8Array(size)
  const ranks = new Uint32Array(size)
  /** Premises not yet in, plus attackers not yet out, plus one while support is lacking. */
  const waiting = new Int32Array(size)
  /** Supporters not yet out; for a given statement, one more than can ever go. */
  const lines = new Int32Array(size)
  const decided = new Int32Array(size)
  let found = 0

  const decide = (statement: number, label: Label): void => {
    labels[statement] = label
    decided[found++] = statement
    ranks[statement] = found
  }
  const premiseDecided = (statement: number, label: Label): void => {
    if (labels[statement] !== UNDECIDED) return
    if (label === OUT) decide(statement, OUT)
    else if (--waiting[statement]! === 0) decide(statement, IN)
  }
  const supporterDecided = (statement: number, label: Label): void => {
    if (given[statement] === 1 || labels[statement] !== UNDECIDED) return
    if (label === OUT) {
      if (--lines[statement]! === 0) decide(statement, OUT)
    } else if (lines[statement]! > 0) {
      lines[statement] = CARRIED
      if (--waiting[statement]! === 0) decide(statement, IN)
    }
  }

  for (let s = 0; s < size; s++) {
    waiting[s] = premiseStart[s + 1]! - premiseStart[s]! + (given[s] === 1 ? 0 : 1)
    for (let i = onStart[s]!; i < onStart[s + 1]!; i++) {
      if (effect[on[i]!] === ATTACKS) waiting[s]!++
      else lines[s]!++
    }
    if (forced[s] !== UNDECIDED) decide(s, forced[s] as Label)
    else if (waiting[s] === 0) decide(s, IN)
    else if (given[s] === 0 && lines[s] === 0) decide(s, OUT)
  }
  for (let next = 0; next < found; next++) {
    const statement = decided[next]!
    const label = labels[statement] as Label
    if (statement < claimCount) {
      for (let i = userStart[statement]!; i < userStart[statement + 1]!; i++) {
        premiseDecided(users[i]!, label)
      }
      continue
    }
    const hit = target[statement]!
    if (hit < 0) continue
    if (effect[statement] === ATTACKS) premiseDecided(hit, label === IN ? OUT : IN)
    else supporterDecided(hit, label)
  }
  return { labels, ranks }
}

/** In place of a count of lines: one of them stands, so the others no longer matter. */
const CARRIED = -1
