import type { KeyboardEvent, RefObject } from 'react'
import type { Stretch } from './text-model.ts'
import { rangeOf } from './text-position.ts'

interface SentenceKeys {
  readonly container: RefObject<HTMLElement | null>
  readonly sentences: readonly Stretch[]
  readonly selected: Stretch | undefined
  readonly scrollTo: (stretch: Stretch) => void
  readonly onLeave: () => void
  readonly onKey: Readonly<Record<string, () => void>>
}

/**
 * Reading by keyboard: the arrows go from sentence to sentence and select it, Shift takes more of
 * them, Escape leaves, letters act on what is selected.
 */
export function useSentenceKeys({
  container,
  sentences,
  selected,
  scrollTo,
  onLeave,
  onKey,
}: SentenceKeys): (event: KeyboardEvent) => void {
  const select = (stretch: Stretch) => {
    const range = container.current && rangeOf(container.current, stretch)
    if (!range) return
    document
      .getSelection()
      ?.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset,
      )
    scrollTo(stretch)
  }

  const step = (direction: 1 | -1, extend: boolean) => {
    if (!selected) {
      const first = firstInView(container.current, sentences)
      if (first) select(first)
      return
    }
    const last = sentences.findLastIndex(({ start }) => start < selected.end)
    const first = sentences.findIndex(({ end }) => end > selected.start)
    if (extend) {
      const end = sentences[direction === 1 ? last + 1 : last - 1]?.end
      if (end !== undefined && end > selected.start) select({ start: selected.start, end })
      return
    }
    const next = sentences[direction === 1 ? last + 1 : first - 1]
    if (next) select(next)
  }

  return (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.target !== container.current) return
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowRight':
        event.preventDefault()
        return step(1, event.shiftKey)
      case 'ArrowUp':
      case 'ArrowLeft':
        event.preventDefault()
        return step(-1, event.shiftKey)
      case 'Escape':
        return onLeave()
      default: {
        const act = onKey[event.key.toLowerCase()]
        if (!act || !selected) return
        event.preventDefault()
        act()
      }
    }
  }
}

function firstInView(
  container: HTMLElement | null,
  sentences: readonly Stretch[],
): Stretch | undefined {
  if (!container) return undefined
  const top = container.getBoundingClientRect().top
  return sentences.find((sentence) => {
    const range = rangeOf(container, sentence)
    return range && range.getBoundingClientRect().top >= top
  })
}
