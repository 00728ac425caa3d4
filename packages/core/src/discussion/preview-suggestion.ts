import { withGone } from '../history/with-gone.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import { apply } from '../operation/apply.ts'
import type { Operation, OperationOf, SingleOperation } from '../operation/operation.ts'
import { ok, type Result } from '../result.ts'
import type { Violation } from '../violation.ts'

/** What would become of a record if a suggestion were accepted. */
export type GhostMark = 'appears' | 'changes' | 'goes'

/** A map on which what a suggestion would do can be seen. */
export interface SuggestionPreview {
  /** The map after the suggestion, and with it the claims and inferences that would go. */
  readonly map: ArgumentMap
  /** By id of claim, inference or position. */
  readonly marks: ReadonlyMap<string, GhostMark>
}

/** The operations of a suggestion as one step: it is accepted whole or not at all ([V10]). */
export const asOneOperation = (operations: readonly Operation[]): OperationOf<'batch'> => ({
  kind: 'batch',
  operations: operations.flatMap((operation): readonly SingleOperation[] =>
    operation.kind === 'batch' ? operation.operations : [operation],
  ),
})

/** What would appear, change and go ([V9]); or the rule by which `operations` no longer apply. */
export function previewSuggestion(
  map: ArgumentMap,
  operations: readonly Operation[],
): Result<SuggestionPreview, Violation> {
  const applied = apply(map, asOneOperation(operations))
  if (!applied.ok) return applied
  const marks = new Map<string, GhostMark>()
  for (const { entity, id, before, after } of applied.value.effects) {
    if (entity !== 'claim' && entity !== 'inference' && entity !== 'position') continue
    marks.set(id, before === null ? 'appears' : after === null ? 'goes' : 'changes')
  }
  return ok({ map: withGone(map, applied.value.map), marks })
}
