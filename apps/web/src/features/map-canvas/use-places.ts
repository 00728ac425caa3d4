import type { ArgumentMap } from '@counterpoint/core'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Places } from './drag.ts'
import { areCloserThan, boxAround, type Box, type Point } from './geometry/box.ts'
import { cardSize } from './geometry/card-size.ts'
import { junctionPlace } from './geometry/junction-place.ts'
import { MEASURES } from './geometry/measures.ts'
import { LayoutClient } from './layout/layout-client.ts'
import { layoutInputOf } from './layout/layout-input.ts'

export interface Placed {
  readonly places: Places
  /** Cards are being laid out for the first time; nothing can be shown yet. */
  readonly isArranging: boolean
  /** The layout could not be made; where cards stand is only makeshift. */
  readonly trouble: string | undefined
  /** Lays everything out anew; nothing when it was overtaken. Throws when it fails. */
  readonly arrangeAll: () => Promise<Places | undefined>
}

const JUNCTION = { width: MEASURES.junction, height: MEASURES.junction }

/**
 * Where every card and junction stands: where people put them, else where the layout put them in
 * a worker. What has a place keeps it when others come; junctions without one follow their ends.
 *
 * `part` tells one part of a map from another: each is laid out by itself. `own` are places that a
 * part brings along.
 */
export function usePlaces(map: ArgumentMap, part: unknown, own?: Places): Placed {
  const client = useRef<LayoutClient>(null)
  const [arranged, setArranged] = useState<{ readonly part: unknown; readonly places: Places }>({
    part: undefined,
    places: NOWHERE,
  })
  const automatic = useMemo(
    () => new Map([...(arranged.part === part ? arranged.places : NOWHERE), ...(own ?? NOWHERE)]),
    [arranged, part, own],
  )
  const [trouble, setTrouble] = useState<string>()

  useEffect(() => {
    client.current = new LayoutClient()
    return () => client.current?.close()
  }, [])

  const homeless = useMemo(
    () => [...map.claims.keys()].some((id) => !map.placements.has(id) && !automatic.has(id)),
    [map, automatic],
  )

  const arrangeHomeless = useEffectEvent(async (isLeft: () => boolean) => {
    const fixed = new Map<string, Point>([...automatic, ...map.placements])
    const input = layoutInputOf(map, ({ text }) => cardSize(text), fixed)
    const outcome = await client.current?.arrange(input)
    if (!outcome || isLeft() || outcome.kind === 'cancelled') return
    setTrouble(outcome.kind === 'failed' ? outcome.message : undefined)
    const found = outcome.kind === 'failed' ? inRows(map, fixed) : outcome.places
    setArranged({ part, places: found })
  })
  useEffect(() => {
    if (!homeless) return undefined
    let isLeft = false
    void arrangeHomeless(() => isLeft)
    return () => {
      isLeft = true
    }
  }, [map, homeless, part])

  const places = useMemo(() => allPlaces(map, automatic), [map, automatic])
  return {
    places,
    isArranging: homeless && automatic.size === 0 && map.placements.size === 0,
    trouble,
    arrangeAll: async () => {
      const outcome = await client.current?.arrange(
        layoutInputOf(map, ({ text }) => cardSize(text)),
      )
      if (outcome?.kind === 'failed') throw new Error(outcome.message)
      return outcome?.kind === 'arranged' ? outcome.places : undefined
    },
  }
}

const NOWHERE: Places = new Map()

function allPlaces(map: ArgumentMap, automatic: Places): Places {
  const places = new Map<string, Point>()
  const boxes = new Map<string, Box>()
  for (const claim of map.claims.values()) {
    const place = map.placements.get(claim.id) ?? automatic.get(claim.id)
    if (!place) continue
    places.set(claim.id, place)
    boxes.set(claim.id, boxAround(place, cardSize(claim.text)))
  }
  const pending = [...map.inferences.values()]
  // Undercuts need the junction they hit: as many rounds as inferences bear on inferences.
  for (let left = pending; left.length > 0;) {
    const later = left.filter(({ id, premises, target }) => {
      const premiseBoxes = premises.flatMap((premise) => boxes.get(premise) ?? [])
      const targetBox = boxes.get('claim' in target ? target.claim : target.inference)
      if (!targetBox || premiseBoxes.length === 0) return true
      const place =
        map.placements.get(id) ??
        automatic.get(id) ??
        clearOf(boxes, junctionPlace(premiseBoxes, targetBox))
      places.set(id, place)
      boxes.set(id, boxAround(place, JUNCTION))
      return false
    })
    if (later.length === left.length) break
    left = later
  }
  return places
}

const STEP = MEASURES.junction + MEASURES.junctionToJunction

/** `place`, or the nearest one to it where no card and no other junction stands. */
function clearOf(boxes: ReadonlyMap<string, Box>, place: Point): Point {
  for (const [dx, dy] of AROUND) {
    const at = { x: place.x + (dx * STEP) / 2, y: place.y + (dy * STEP) / 2 }
    const ground = boxAround(at, JUNCTION)
    let isFree = true
    for (const box of boxes.values()) {
      if (areCloserThan(ground, box, MEASURES.junctionToCard)) {
        isFree = false
        break
      }
    }
    if (isFree) return at
  }
  return place
}

/** Half steps around a place, nearest first; a step to the side counts as less than one up. */
const AROUND: readonly (readonly [number, number])[] = Array.from(
  { length: 21 * 21 },
  (_, index) => [(index % 21) - 10, Math.floor(index / 21) - 10] as const,
).toSorted(([ax, ay], [bx, by]) => Math.hypot(ax, ay * 1.2) - Math.hypot(bx, by * 1.2))

/** Makeshift rows below everything that has a place, for when no layout can be had. */
function inRows(map: ArgumentMap, fixed: Places): Places {
  const places = new Map(fixed)
  let lowest = 0
  for (const { y } of fixed.values()) lowest = Math.max(lowest, y)
  const top = fixed.size === 0 ? 0 : lowest + 200
  const homeless = [...map.claims.keys()].filter((id) => !fixed.has(id))
  const columns = Math.ceil(Math.sqrt(homeless.length))
  for (const [index, id] of homeless.entries()) {
    places.set(id, {
      x: (index % columns) * (MEASURES.cardWidth + MEASURES.gutter),
      y: top + Math.floor(index / columns) * 170,
    })
  }
  return places
}
