import type { Stretch } from './text-model.ts'

/** Paragraph elements carry where their text starts in the source, in UTF-16 code units. */
export const START_ATTRIBUTE = 'data-text-start'

/** Offset in the source's text of a place in the page, if it lies in a paragraph. */
export function offsetOf(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const paragraph = element?.closest<HTMLElement>(`[${START_ATTRIBUTE}]`)
  if (!paragraph) return undefined
  const before = document.createRange()
  before.selectNodeContents(paragraph)
  before.setEnd(node, offset)
  return Number(paragraph.getAttribute(START_ATTRIBUTE)) + before.toString().length
}

/** The text that is selected inside `container`. */
export function selectedStretch(container: HTMLElement): Stretch | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!container.contains(range.commonAncestorContainer)) return undefined
  const start =
    offsetOf(range.startContainer, range.startOffset) ?? edgeOf(range, container, 'start')
  const end = offsetOf(range.endContainer, range.endOffset) ?? edgeOf(range, container, 'end')
  return start !== undefined && end !== undefined && end > start ? { start, end } : undefined
}

/** Where a selection that ends between paragraphs (a triple click does) begins or ends. */
function edgeOf(range: Range, container: HTMLElement, edge: 'start' | 'end'): number | undefined {
  const touched = paragraphsIn(container).filter((paragraph) => range.intersectsNode(paragraph))
  const paragraph = edge === 'start' ? touched[0] : touched.at(-1)
  if (!paragraph) return undefined
  const start = Number(paragraph.getAttribute(START_ATTRIBUTE))
  if (edge === 'start') return start
  const whole = document.createRange()
  whole.selectNodeContents(paragraph)
  const isBefore = range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0
  return isBefore ? start : start + (paragraph.textContent?.length ?? 0)
}

const paragraphsIn = (container: HTMLElement): HTMLElement[] => [
  ...container.querySelectorAll<HTMLElement>(`[${START_ATTRIBUTE}]`),
]

/** The page's range for a stretch of the text. */
export function rangeOf(container: HTMLElement, { start, end }: Stretch): Range | undefined {
  const paragraphs = paragraphsIn(container)
  const from = placeOf(paragraphs, start, false)
  const to = placeOf(paragraphs, end, true)
  if (!from || !to) return undefined
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

interface Place {
  readonly node: Text
  readonly offset: number
}

/** `isEnd`: a place on the border of two paragraphs belongs to the one before. */
function placeOf(
  paragraphs: readonly HTMLElement[],
  offset: number,
  isEnd: boolean,
): Place | undefined {
  const paragraph = paragraphs.findLast((element) => {
    const start = Number(element.getAttribute(START_ATTRIBUTE))
    return isEnd ? start < offset : start <= offset
  })
  if (!paragraph) return undefined
  let left = offset - Number(paragraph.getAttribute(START_ATTRIBUTE))
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let last: Text | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (left < text.length || (isEnd && left === text.length)) return { node: text, offset: left }
    left -= text.length
    last = text
  }
  return last && { node: last, offset: last.length }
}

/** Offset in the text under a point of the window. */
export function offsetAtPoint(x: number, y: number): number | undefined {
  const position = document.caretPositionFromPoint?.(x, y)
  if (position) return offsetOf(position.offsetNode, position.offset)
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? offsetOf(range.startContainer, range.startOffset) : undefined
}
