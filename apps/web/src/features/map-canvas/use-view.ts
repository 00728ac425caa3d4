import type { ClaimId, InferenceId } from '@counterpoint/core'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useEffectEvent, type RefObject } from 'react'
import type { Reveal } from '../../data/workbench.tsx'
import type { CanvasNode } from './flow-nodes.ts'

/** Room for what lies over the canvas. */
export const PADDING = { top: '72px', right: '24px', bottom: '64px', left: '24px' } as const

/** Below this zoom nobody reads what he writes. */
const LEGIBLE = 0.7

interface View {
  /** What somebody asked to see. */
  readonly target: Reveal<ClaimId | InferenceId> | undefined
  /** The card whose words are open: neither distance nor a new layout takes it out of sight. */
  readonly writing: string | undefined
  readonly isShown: (id: ClaimId | InferenceId) => boolean
  readonly takeIn: (id: ClaimId | InferenceId) => void
  /** Changes when something else is shown than before, and the view has to begin anew. */
  readonly scene: unknown
  /** Somebody else's view is shown, which is not to be left by itself. */
  readonly isFollowing: boolean
}

/** Which stretch of the canvas is in view. Answers how to bring cards into it. */
export function useView(
  frame: RefObject<HTMLElement | null>,
  { target, writing, isShown, takeIn, scene, isFollowing }: View,
): (ids: readonly string[], maxZoom?: number) => void {
  const flow = useReactFlow<CanvasNode>()
  useZoomProperty(frame)

  const show = useCallback(
    (ids: readonly string[], maxZoom = 1) =>
      void flow.fitView({
        nodes: ids.map((id) => ({ id })),
        maxZoom,
        minZoom: 0.4,
        padding: 0.3,
        duration: durationMs(),
      }),
    [flow],
  )

  const askIsShown = useEffectEvent(isShown)
  const askTakeIn = useEffectEvent(takeIn)
  useEffect(() => {
    if (!target) return undefined
    // What is asked for outside the part that is shown is added to it, and laid out first.
    const isHidden = !askIsShown(target.what)
    if (isHidden) askTakeIn(target.what)
    const timer = setTimeout(() => show([target.what]), isHidden ? 250 : 16)
    return () => clearTimeout(timer)
  }, [target, show])

  useEffect(() => {
    if (writing && flow.getZoom() < LEGIBLE) show([writing])
  }, [writing, flow, show])

  const fit = useEffectEvent(() => {
    if (writing) show([writing])
    else if (!isFollowing)
      void flow.fitView({ padding: PADDING, maxZoom: 1, duration: durationMs() })
  })
  useEffect(() => {
    const waiting = requestAnimationFrame(() => fit())
    return () => cancelAnimationFrame(waiting)
  }, [flow, scene])

  return show
}

const durationMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 420)

/** Gives the style sheet the zoom, so that titles keep their size on screen; draws nothing anew. */
function useZoomProperty(frame: RefObject<HTMLElement | null>): void {
  const store = useStoreApi()
  useEffect(() => {
    const set = ({ transform }: { readonly transform: readonly [number, number, number] }) =>
      frame.current?.style.setProperty('--zoom', String(transform[2]))
    set(store.getState())
    return store.subscribe(set)
  }, [store, frame])
}
