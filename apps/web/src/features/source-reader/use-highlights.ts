import { useEffect, type RefObject } from 'react'
import type { LanedPassage } from './marked-passage.ts'
import { rangeOf } from './text-position.ts'
import type { Stretch } from './text-model.ts'

/** Whether the browser paints highlights without touching the page (CSS Custom Highlight API). */
export const canHighlight = (): boolean => 'highlights' in CSS && typeof Highlight === 'function'

/** Later names are painted over earlier ones. */
const PRIORITY = { passage: 0, commented: 1, active: 2, found: 3, pending: 4 } as const

interface Highlights {
  readonly passages: readonly LanedPassage[]
  readonly commented: readonly Stretch[]
  readonly active: Stretch | undefined
  readonly found: readonly Stretch[]
  /** Changes when the paragraphs in the page do. */
  readonly version: unknown
}

export function useHighlights(
  container: RefObject<HTMLElement | null>,
  { passages, commented, active, found, version }: Highlights,
): void {
  useEffect(() => {
    const element = container.current
    if (!element || !canHighlight()) return undefined
    const byName = new Map<string, Range[]>()
    const add = (name: string, stretch: Stretch) => {
      const range = rangeOf(element, stretch)
      if (!range) return
      const ranges = byName.get(name)
      if (ranges) ranges.push(range)
      else byName.set(name, [range])
    }
    for (const passage of passages)
      add(`passage-${passage.color ?? 'none'}-${passage.lane}`, passage)
    for (const passage of commented) add('commented', passage)
    if (active) add('active', active)
    for (const stretch of found) add('found', stretch)
    for (const [name, ranges] of byName) {
      const highlight = new Highlight(...ranges)
      highlight.priority = PRIORITY[name.split('-')[0] as keyof typeof PRIORITY]
      CSS.highlights.set(name, highlight)
    }
    return () => {
      for (const name of byName.keys()) CSS.highlights.delete(name)
    }
  }, [container, passages, commented, active, found, version])
}
