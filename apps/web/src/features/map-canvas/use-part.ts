import type { ArgumentMap, ClaimId, InferenceId } from '@counterpoint/core'
import { useEffect, useMemo, useState } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { claimsAround, mainClash, partOf, type Focus } from './focus.ts'
import type { Point } from './geometry/box.ts'

/** The part of the map that is shown, and the ways in and out of it. */
export interface ShownPart {
  readonly whole: ArgumentMap
  /** What is shown: the whole map, or the part. */
  readonly map: ArgumentMap
  readonly focus: Focus | undefined
  readonly showWhole: () => void
  readonly showMore: () => void
  readonly showAround: (id: ClaimId | InferenceId) => void
  readonly isShown: (id: ClaimId | InferenceId) => boolean
  /** Adds what is not shown yet, beside what is. */
  readonly takeIn: (id: ClaimId | InferenceId) => void
  /** Where cards of the part stand from now on; the map's own places are not touched. */
  readonly place: (places: Iterable<readonly [string, Point]>) => void
}

/**
 * A large map opens on its main clash; from there one goes on step by step, or to the whole. Where it
 * is only looked at, it opens whole: what changed may be anywhere.
 */
export function usePart(opensWhole: boolean): ShownPart {
  const whole = useMap()
  const { selection } = useWorkbench()
  const [focus, setFocus] = useState<Focus | undefined>(() =>
    opensWhole ? undefined : mainClash(whole),
  )
  const map = useMemo(() => (focus ? partOf(whole, focus.claims) : whole), [whole, focus])

  useEffect(() => {
    // A claim that is made while a part is shown belongs to the part.
    if (!focus || selection?.kind !== 'claim' || focus.claims.has(selection.id)) return
    if (whole.claims.has(selection.id)) setFocus(widened(focus, [selection.id]))
  }, [focus, selection, whole])

  return {
    whole,
    map,
    focus,
    showWhole: () => setFocus(undefined),
    showMore: () =>
      focus && setFocus(partCalled(focus.title, claimsAround(whole, focus.claims, 1))),
    showAround: (id) =>
      setFocus(partCalled('Around what is selected', claimsAround(whole, [id], 1))),
    isShown: (id) => map.claims.has(id as ClaimId) || map.inferences.has(id as InferenceId),
    takeIn: (id) => focus && setFocus(widened(focus, claimsAround(whole, [id], 0))),
    place: (places) =>
      setFocus(
        (before) => before && { ...before, places: new Map([...(before.places ?? []), ...places]) },
      ),
  }
}

/** A part with more claims, which find room beside those that are there. */
const widened = (focus: Focus, more: Iterable<ClaimId>): Focus => ({
  ...focus,
  claims: new Set([...focus.claims, ...more]),
})

/** A part to be laid out anew. */
const partCalled = (title: string, claims: ReadonlySet<ClaimId>): Focus => ({
  title,
  claims,
  layout: Symbol(title),
})
