import { useReactFlow } from '@xyflow/react'
import { useDispatch } from '../../data/map-session.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import { junctionsOf, type Places } from './drag.ts'
import type { CanvasNode } from './flow-nodes.ts'
import type { Point } from './geometry/box.ts'
import { DRAFT_ID } from './use-flow-nodes.ts'
import type { ShownPart } from './use-part.ts'
import type { Placed } from './use-places.ts'
import { PADDING } from './use-view.ts'

interface Placing {
  readonly part: ShownPart
  readonly placed: Placed
  /** Where everything is seen, what is being dragged included. */
  readonly places: Places
  readonly moved: Places
  readonly endMove: () => void
}

/** Keeps where a hand has put cards, and what the layout makes of the whole map when it is asked. */
export function usePlacing({ part, placed, places, moved, endMove }: Placing) {
  const { map, focus } = part
  const dispatch = useDispatch()
  const notices = useNotices()
  const flow = useReactFlow<CanvasNode>()

  const endDrag = () => {
    const junctions = junctionsOf(map, moved).filter(
      ({ id }) => map.placements.has(id) || focus?.places?.has(id),
    )
    // The first card that is placed by hand pins the others where they are seen: a layout made anew
    // around it would move them.
    const seen = focus ? [] : [...map.claims.keys()].filter((id) => !map.placements.has(id))
    const ids = new Set([...moved.keys(), ...junctions.map(({ id }) => id), ...seen])
    ids.delete(DRAFT_ID)
    if (moved.size === 0) return
    const placements = [...ids].flatMap((id) => {
      const at = places.get(id)
      return at ? [{ of: id, at: rounded(at) }] : []
    })
    endMove()
    if (placements.length === 0) return
    // A part has places of its own, which are not the map's and last as long as it is shown.
    if (!focus) dispatch({ kind: 'placement.set', placements })
    else part.place(placements.map(({ of, at }) => [of, at] as const))
  }

  const arrangeAll = async () => {
    try {
      const arranged = await placed.arrangeAll()
      if (!arranged) return
      const placements = [...arranged].map(([of, at]) => ({ of, at: rounded(at) }))
      if (!dispatch({ kind: 'placement.set', placements })) return
      requestAnimationFrame(
        () => void flow.fitView({ padding: PADDING, maxZoom: 1, duration: 420 }),
      )
    } catch (cause) {
      notices.warn(cause instanceof Error ? cause.message : 'The layout failed; try again.')
    }
  }

  return { endDrag, arrangeAll }
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })
