import { beforeEach, expect, it } from 'vitest'
import { offsetOf, rangeOf, selectedStretch } from './text-position.ts'

/** “First words.” at 0, “Second marked words.” at 14: with a number beside and a mark within. */
const PAGE = `
  <div id="text"><div><span>1</span><p data-text-start="0">First words.</p></div>
  <h3 data-text-start="14">Second <mark>marked</mark> words.</h3></div><p>Elsewhere.</p>`
const TEXT = 'First words.\n\nSecond marked words.'

let container: HTMLElement

beforeEach(() => {
  document.body.innerHTML = PAGE
  container = document.querySelector<HTMLElement>('#text')!
})

const select = (from: [Node, number], to: [Node, number]) =>
  document.getSelection()?.setBaseAndExtent(...from, ...to)

const firstParagraph = () => container.querySelector('p')!
const heading = () => container.querySelector('h3')!

it('counts from where the paragraph begins in the text, through marks', () => {
  expect(offsetOf(firstParagraph().firstChild!, 6)).toBe(6)
  expect(offsetOf(heading().querySelector('mark')!.firstChild!, 3)).toBe(14 + 7 + 3)
  expect(offsetOf(heading().lastChild!, 1)).toBe(14 + 13 + 1)
})

it('knows no offset beside the paragraphs', () => {
  expect(offsetOf(container.querySelector('span')!.firstChild!, 0)).toBeUndefined()
  expect(offsetOf(document.body.lastElementChild!.firstChild!, 2)).toBeUndefined()
})

it.each([
  [0, 5],
  [6, 12],
  [14, 20],
  [16, 31],
  [0, 34],
])('finds the range of [%i, %i) and reads it back', (start, end) => {
  const range = rangeOf(container, { start, end })!
  expect(offsetOf(range.startContainer, range.startOffset)).toBe(start)
  expect(offsetOf(range.endContainer, range.endOffset)).toBe(end)
  // Between paragraphs the text has line breaks, which the page does not.
  expect(range.toString().replaceAll(/\s+/g, ' ')).toContain(
    TEXT.slice(start, Math.min(end, 12)).trim(),
  )
})

it('ends a range with the paragraph before when it ends on the border', () => {
  const range = rangeOf(container, { start: 6, end: 12 })!
  expect(range.endContainer).toBe(firstParagraph().firstChild)
})

it('reads what is selected', () => {
  select([firstParagraph().firstChild!, 6], [firstParagraph().firstChild!, 11])
  expect(selectedStretch(container)).toEqual({ start: 6, end: 11 })
})

it('reads a selection that ends where the next paragraph begins, as a triple click makes it', () => {
  select([firstParagraph().firstChild!, 0], [heading(), 0])
  expect(selectedStretch(container)).toEqual({ start: 0, end: 14 })
})

it('takes nothing for selected that is collapsed or outside', () => {
  document.getSelection()?.removeAllRanges()
  expect(selectedStretch(container)).toBeUndefined()
  const elsewhere = document.body.lastElementChild!.firstChild!
  select([elsewhere, 0], [elsewhere, 4])
  expect(selectedStretch(container)).toBeUndefined()
  select([firstParagraph().firstChild!, 3], [firstParagraph().firstChild!, 3])
  expect(selectedStretch(container)).toBeUndefined()
})
