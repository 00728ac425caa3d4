import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { targetId } from '../model/inference.ts'
import type { Effect } from '../operation/effect.ts'
import type { Solved } from './evaluation.ts'
import { givenRuleOf } from './framework.ts'
import { isGiven } from './given.ts'
import { settlingOf } from './settling.ts'
import { GONE, UNDECIDED } from './standing.ts'
import { effectOf, NO_EFFECT, SUPPORTS } from './structure.ts'

/** A framework with its grounded labels that follows a map through its changes. */
export interface LiveFramework {
  /** Grows only: a deleted record keeps its number, with the label GONE. */
  readonly statementOf: ReadonlyMap<string, number>
  /**
   * Labels by statement once `effects` led to `map`, which hold until the next call and after it.
   * Equivalences must not be among the effects: they change which claims are one statement.
   */
  readonly follow: (map: ArgumentMap, effects: readonly Effect[]) => Uint8Array
}

export function liveFrameworkOf({
  map: start,
  options,
  framework,
  ...grounded
}: Solved): LiveFramework {
  const statementOf = new Map(framework.statementOf)
  const ids = [...framework.ids]
  const settling = settlingOf(framework, grounded)
  const rule = givenRuleOf(start, options)

  const numbered = (id: string): number => {
    const known = statementOf.get(id)
    if (known !== undefined) return known
    const statement = settling.add()
    statementOf.set(id, statement)
    ids[statement] = id
    return statement
  }

  /** Marks a record as there or gone, as `map` has it. */
  const renew = (map: ArgumentMap, id: string): number => {
    const statement = numbered(id)
    const exists = map.claims.has(id as ClaimId) || map.inferences.has(id as InferenceId)
    if (!exists) settling.relabel(statement, GONE)
    else if (settling.labelOf(statement) === GONE) settling.relabel(statement, UNDECIDED)
    return statement
  }

  const unlink = (statement: number): number[] => {
    const hit = settling.targetOf(statement)
    settling.link(statement, [], -1, NO_EFFECT)
    return hit < 0 ? [] : [hit]
  }

  const relink = (map: ArgumentMap, id: string): number[] => {
    const inference = map.inferences.get(id as InferenceId)
    if (!inference) return []
    const statement = numbered(id)
    const premises = inference.premises.map((premise) => statementOf.get(premise)!)
    const hit = statementOf.get(targetId(inference.target))!
    const effect = effectOf(inference, premises, 0, hit)
    settling.link(statement, premises, effect === NO_EFFECT ? -1 : hit, effect)
    return [statement, hit]
  }

  const readGiven = (map: ArgumentMap, statement: number): void => {
    const id = ids[statement] as ClaimId
    if (!map.claims.has(id)) return settling.setGiven(statement, true)
    const members = (framework.classes.get(statement) ?? [id]).map((member) =>
      map.claims.get(member)!,
    )
    const isSupported = settling
      .on(statement)
      .some((other) => settling.effectOf(other) === SUPPORTS)
    settling.setGiven(statement, isGiven(members, isSupported, rule))
  }

  return {
    statementOf,
    follow: (map, effects) => {
      const touched = effects.filter(({ entity }) => entity === 'claim' || entity === 'inference')
      const inferences = touched.filter(({ entity }) => entity === 'inference')
      const changed = touched.map(({ id }) => renew(map, id))
      for (const { id } of inferences) changed.push(...unlink(numbered(id)))
      for (const { id } of inferences) changed.push(...relink(map, id))
      const present = changed.filter((statement) => settling.labelOf(statement) !== GONE)
      for (const statement of present) readGiven(map, statement)
      settling.settle(present)
      return settling.labels()
    },
  }
}
