import { useReactFlow, useStoreApi, type ReactFlowState } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { useFollowing, useReport, useViewOf } from '../../data/presence.tsx'

/** What ends that somebody else's view is shown: looking elsewhere, or beginning to work. */
const MOVES = ['pointerdown', 'wheel', 'keydown'] as const

interface Whereabouts {
  /** Cards that are picked together. */
  readonly picked: ReadonlySet<string>
  /** Only a part of the map is shown, whose places are not the map's. */
  readonly isPart: boolean
}

/** Tells the others where this person points and looks, and goes along with whom they follow. */
export function useWhereabouts(
  frame: RefObject<HTMLElement | null>,
  { picked, isPart }: Whereabouts,
): void {
  const report = useReport()
  const flow = useReactFlow()
  const store = useStoreApi()

  useEffect(() => report({ picked: [...picked] }), [report, picked])

  useEffect(() => {
    const canvas = frame.current
    if (!canvas || isPart) return undefined
    const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
      report({ pointer: { x: Math.round(x), y: Math.round(y) } })
    }
    const leave = () => report({ pointer: null })
    const look = (state: ReactFlowState) => report({ view: viewIn(state) })
    look(store.getState())
    const endLooking = store.subscribe(look)
    canvas.addEventListener('pointermove', move)
    canvas.addEventListener('pointerleave', leave)
    return () => {
      endLooking()
      canvas.removeEventListener('pointermove', move)
      canvas.removeEventListener('pointerleave', leave)
      report({ pointer: null, view: null })
    }
  }, [frame, isPart, flow, store, report])

  useEffect(() => () => report({ picked: [] }), [report])

  useFollowedView(frame)
}

function useFollowedView(frame: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  const { following, follow } = useFollowing()
  const view = useViewOf(following?.session)
  const isFollowing = following !== undefined

  useEffect(() => {
    if (!view) return
    void flow.setCenter(view.middle.x, view.middle.y, { zoom: view.zoom, duration: 0 })
  }, [flow, view])

  useEffect(() => {
    const canvas = frame.current
    if (!canvas || !isFollowing) return undefined
    const end = () => follow(undefined)
    for (const move of MOVES) canvas.addEventListener(move, end, { passive: true })
    return () => {
      for (const move of MOVES) canvas.removeEventListener(move, end)
    }
  }, [frame, isFollowing, follow])
}

function viewIn({ transform: [left, top, zoom], width, height }: ReactFlowState) {
  if (width === 0 || height === 0) return null
  const middle = {
    x: Math.round((width / 2 - left) / zoom),
    y: Math.round((height / 2 - top) / zoom),
  }
  return { middle, zoom: Math.round(zoom * 1_000) / 1_000 }
}
