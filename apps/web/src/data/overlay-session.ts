import type { MapSession, SessionState } from '@counterpoint/client'
import {
  apply,
  asOneOperation,
  fail,
  ok,
  previewSuggestion,
  type Applied,
  type ArgumentMap,
  type GhostMark,
  type Operation,
  type Result,
  type Violation,
} from '@counterpoint/core'

/** A session whose map shows what a suggestion would do. Its changes do not reach the map. */
export interface OverlaySession extends MapSession {
  /** What would appear, change and go, by id. */
  readonly marks: () => ReadonlyMap<string, GhostMark>
  readonly operations: () => readonly Operation[]
  /** Why the operations do not apply to the map as it is now; then the map alone is shown. */
  readonly conflict: () => Violation | undefined
  readonly setOperations: (operations: readonly Operation[]) => void
}

interface Overlay {
  readonly base: SessionState
  readonly operations: readonly Operation[]
  readonly state: SessionState
  readonly marks: ReadonlyMap<string, GhostMark>
  readonly conflict: Violation | undefined
}

const NO_MARKS: ReadonlyMap<string, GhostMark> = new Map()

/** `base` with a suggestion that somebody looks at; changes go on being changes of the map itself. */
export function previewSession(base: MapSession, operations: readonly Operation[]): OverlaySession {
  const overlay = overlaySession(base, operations)
  let known: { readonly from: SessionState; readonly state: SessionState } | undefined
  return {
    ...overlay,
    state: () => {
      const from = overlay.state()
      const { canUndo, canRedo } = base.state()
      if (known?.from !== from) known = { from, state: { ...from, canUndo, canRedo } }
      return known.state
    },
    dispatch: base.dispatch,
    undo: base.undo,
    redo: base.redo,
  }
}

/**
 * `base` with `operations` laid over its map. What is dispatched here joins the operations, and undo
 * takes the last one away again: a suggestion in the making. `keep` hears of every change.
 */
export function overlaySession(
  base: MapSession,
  operations: readonly Operation[],
  keep: (operations: readonly Operation[]) => void = () => undefined,
): OverlaySession {
  let current = operations
  let undone: readonly Operation[] = []
  let known: Overlay | undefined
  const listeners = new Set<() => void>()

  const overlay = (): Overlay => {
    const state = base.state()
    if (known?.base !== state || known.operations !== current) {
      known = laidOver(state, current, undone.length > 0)
    }
    return known
  }
  const change = (next: readonly Operation[]): void => {
    current = next
    keep(next)
    for (const listener of listeners) listener()
  }

  return {
    ...base,
    state: () => overlay().state,
    marks: () => overlay().marks,
    operations: () => current,
    conflict: () => overlay().conflict,
    subscribe: (listener) => {
      listeners.add(listener)
      const stop = base.subscribe(listener)
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
    dispatch: (operation) => {
      const applied = applyAfter(base.state().map, current, operation)
      if (applied.ok && applied.value.effects.length > 0) {
        undone = []
        change([...current, operation])
      }
      return applied
    },
    undo: () => {
      const last = current.at(-1)
      if (!last) return undefined
      undone = [...undone, last]
      change(current.slice(0, -1))
      return ok(unchanged(base.state().map))
    },
    redo: () => {
      const last = undone.at(-1)
      if (!last) return undefined
      const applied = applyAfter(base.state().map, current, last)
      if (!applied.ok) return applied
      undone = undone.slice(0, -1)
      change([...current, last])
      return applied
    },
    setOperations: (next) => {
      undone = []
      change(next)
    },
  }
}

function laidOver(base: SessionState, operations: readonly Operation[], canRedo: boolean): Overlay {
  const steps = { canUndo: operations.length > 0, canRedo }
  if (operations.length === 0) {
    return { base, operations, state: { ...base, ...steps }, marks: NO_MARKS, conflict: undefined }
  }
  const preview = previewSuggestion(base.map, operations)
  if (!preview.ok) {
    const state = { ...base, ...steps }
    return { base, operations, state, marks: NO_MARKS, conflict: preview.error }
  }
  const state = { ...base, ...steps, map: preview.value.map }
  return { base, operations, state, marks: preview.value.marks, conflict: undefined }
}

/** `operation` on `map` after `earlier`: the map without what would go. */
function applyAfter(
  map: ArgumentMap,
  earlier: readonly Operation[],
  operation: Operation,
): Result<Applied, Violation> {
  if (earlier.length === 0) return apply(map, operation)
  const before = apply(map, asOneOperation(earlier))
  return before.ok ? apply(before.value.map, operation) : fail(before.error)
}

const unchanged = (map: ArgumentMap): Applied => ({ map, effects: [] })
