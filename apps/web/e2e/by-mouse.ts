import { expect, type Locator, type Page } from '@playwright/test'
import { reader } from './workbench.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

/** Sweeps over `words` in the text that is open in the reader, as a hand would. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const paragraph = reader(page).getByRole('paragraph').filter({ hasText: words })
  await paragraph.scrollIntoViewIfNeeded()
  await page.evaluate(() => document.fonts.ready)
  // On a busy machine the page may still settle under the hand, which then sweeps once more.
  await expect(async () => {
    await expectStill(paragraph)
    const { from, to } = await paragraph.evaluate(endsOf, words)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await page.mouse.up()
    const selected = () => page.evaluate(() => document.getSelection()?.toString())
    await expect.poll(selected, { timeout: 3_000 }).toBe(words)
  }).toPass({ timeout: 20_000 })
}

/** Middle of the first letter's left edge and of the last one's right edge, in the window. */
function endsOf(paragraph: Element, words: string): { from: Spot; to: Spot } {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const letters: { node: Text; offset: number }[] = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const part = node as Text
    text += part.data
    for (let offset = 0; offset < part.length; offset++) letters.push({ node: part, offset })
  }
  const boxOf = (index: number): DOMRect => {
    const { node, offset } = letters[index]!
    const range = document.createRange()
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    return range.getClientRects()[0]!
  }
  const start = text.indexOf(words)
  const first = boxOf(start)
  const last = boxOf(start + words.length - 1)
  return {
    from: { x: first.left + 0.5, y: first.top + first.height / 2 },
    to: { x: last.right - 0.5, y: last.top + last.height / 2 },
  }
}

/** Pulls a line from a claim's “−” onto a card or a junction. */
export async function pullAgainst(page: Page, from: Locator, onto: Locator): Promise<void> {
  await expectStill(from)
  await from.hover()
  const handle = from.getByTitle('Drag onto a claim it rebuts')
  await expect(handle).toHaveCSS('opacity', '1')
  const start = await middleOf(handle)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 6, start.y - 6, { steps: 2 })
  const end = await middleOf(onto)
  await page.mouse.move(end.x, end.y, { steps: 12 })
  await page.mouse.up()
}

/** Moves a card by so many pixels of the window. */
export async function drag(page: Page, what: Locator, by: Spot): Promise<void> {
  await expectStill(what)
  const { x, y } = await middleOf(what)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x, y + by.y, { steps: 8 })
  await page.mouse.up()
}

/** Waits until a layout or an animation has brought `what` to its place. */
export async function expectStill(what: Locator): Promise<void> {
  let before = ''
  await expect
    .poll(
      async () => {
        const last = before
        before = JSON.stringify(await what.boundingBox())
        return before === last
      },
      { intervals: [100, 250] },
    )
    .toBe(true)
}

export async function middleOf(what: Locator): Promise<Spot> {
  const box = await what.boundingBox()
  if (!box) throw new Error('What the mouse should go to is not in view.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
