import type { ArgumentMap } from '@counterpoint/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Places } from './drag.ts'
import { boxAround, type Box, type Point } from './geometry/box.ts'
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
 */
export function usePlaces(map: ArgumentMap): Placed {
  const client = useRef<LayoutClient>(null)
  const [automatic, setAutomatic] = useState<Places>(NOWHERE)
  const [trouble, setTrouble] = useState<string>()

  useEffect(() => {
    client.current = new LayoutClient()
    return () => client.current?.close()
  }, [])

  const homeless = useMemo(
    () => [...map.claims.keys()].some((id) => !map.placements.has(id) && !automatic.has(id)),
    [map, automatic],
  )

  useEffect(() => {
    if (!homeless) return undefined
    let isLeft = false
    const fixed = new Map<string, Point>([...automatic, ...map.placements])
    const input = layoutInputOf(map, ({ text }) => cardSize(text), fixed)
    void client.current?.arrange(input).then((outcome) => {
      if (isLeft || outcome.kind === 'cancelled') return
      setTrouble(outcome.kind === 'failed' ? outcome.message : undefined)
      setAutomatic(outcome.kind === 'failed' ? inRows(map, fixed) : outcome.places)
    })
    return () => {
      isLeft = true
    }
    // `automatic` changes by this effect itself.
  }, [map, homeless])

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
  for (let left = pending; left.length > 0; ) {
    const later = left.filter(({ id, premises, target }) => {
      const premiseBoxes = premises.flatMap((premise) => boxes.get(premise) ?? [])
      const targetBox = boxes.get('claim' in target ? target.claim : target.inference)
      if (!targetBox || premiseBoxes.length === 0) return true
      const place =
        map.placements.get(id) ??
        automatic.get(id) ??
        clearOf(places, junctionPlace(premiseBoxes, targetBox))
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

/** `place`, moved aside when another junction stands there already. */
function clearOf(places: Places, place: Point): Point {
  const isFree = (at: Point) => {
    for (const other of places.values()) {
      if (Math.abs(other.x - at.x) < STEP && Math.abs(other.y - at.y) < MEASURES.junction) {
        return false
      }
    }
    return true
  }
  for (const [dx, dy] of ASIDE) {
    const at = { x: place.x + dx * STEP, y: place.y + dy * STEP }
    if (isFree(at)) return at
  }
  return place
}

const ASIDE: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
]

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
