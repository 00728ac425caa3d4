import type { MapSession, SessionState } from '@counterpoint/client'
import { fail, violation, type ArgumentMap } from '@counterpoint/core'

/** `base` with `map`, which is of the past, in the place of its own: to be looked at, never changed. */
export function pastSession(base: MapSession, map: ArgumentMap): MapSession {
  let known: { readonly from: SessionState; readonly state: SessionState } | undefined
  return {
    ...base,
    state: () => {
      const from = base.state()
      if (known?.from !== from) {
        known = { from, state: { ...from, map, canUndo: false, canRedo: false } }
      }
      return known.state
    },
    dispatch: () =>
      fail(
        violation(
          'R12',
          map.id,
          'This is the past, which nobody changes; go back to the present, or restore it.',
        ),
      ),
    undo: () => undefined,
    redo: () => undefined,
  }
}
