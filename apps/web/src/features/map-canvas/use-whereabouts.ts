import { useReactFlow, useStoreApi, type ReactFlowState } from '@xyflow/react'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useFollowing, useReport, useViewOf } from '../../data/presence.tsx'
import type { Places } from './drag.ts'
import { pointOf, spotAt } from './spot.ts'

/** What ends that somebody else's view is shown: looking elsewhere, or beginning to work. */
const MOVES = ['pointerdown', 'wheel', 'keydown'] as const

interface Whereabouts {
  readonly places: Places
  /** Cards that are picked together. */
  readonly picked: ReadonlySet<string>
  /** The map of then is shown, on which nobody else is. */
  readonly isPast: boolean
  /** Shows a card or junction that is not in the part that is shown. */
  readonly takeIn: (id: string) => void
}

/** Tells the others where this person points and looks, and goes along with whom they follow. */
export function useWhereabouts(
  frame: RefObject<HTMLElement | null>,
  { places, picked, isPast, takeIn }: Whereabouts,
): void {
  const report = useReport()
  const flow = useReactFlow()
  const store = useStoreApi()

  useEffect(() => report({ picked: [...picked] }), [report, picked])

  const point = useEffectEvent(({ clientX: x, clientY: y, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    report({ pointer: spotAt(flow.screenToFlowPosition({ x, y }), places) })
  })
  const look = useEffectEvent((state: ReactFlowState) => report({ view: viewIn(state, places) }))
  useEffect(() => {
    const canvas = frame.current
    if (!canvas || isPast) return undefined
    const move = (event: PointerEvent) => point(event)
    const leave = () => report({ pointer: null })
    look(store.getState())
    const endLooking = store.subscribe((state) => look(state))
    canvas.addEventListener('pointermove', move)
    canvas.addEventListener('pointerleave', leave)
    return () => {
      endLooking()
      canvas.removeEventListener('pointermove', move)
      canvas.removeEventListener('pointerleave', leave)
      report({ pointer: null, view: null, picked: [] })
    }
  }, [frame, isPast, store, report])

  useFollowedView(frame, places, takeIn)
}

function useFollowedView(
  frame: RefObject<HTMLElement | null>,
  places: Places,
  takeIn: (id: string) => void,
): void {
  const flow = useReactFlow()
  const { following, follow } = useFollowing()
  const view = useViewOf(following?.session)
  const isFollowing = following !== undefined
  const { x, y } = (view && pointOf(view.middle, places)) ?? {}
  const zoom = view?.zoom
  const hidden = x === undefined ? view?.middle.near : undefined

  useEffect(() => {
    if (x === undefined || y === undefined || zoom === undefined) return
    void flow.setCenter(x, y, { zoom, duration: 0 })
  }, [flow, x, y, zoom])

  const show = useEffectEvent(takeIn)
  useEffect(() => {
    if (hidden !== undefined) show(hidden)
  }, [hidden])

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

function viewIn({ transform: [left, top, zoom], width, height }: ReactFlowState, places: Places) {
  if (width === 0 || height === 0) return null
  const middle = { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom }
  return { middle: spotAt(middle, places), zoom: Math.round(zoom * 1_000) / 1_000 }
}
