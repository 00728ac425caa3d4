import type { Page } from '@playwright/test'
import { selectWords } from './by-mouse.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  claimRecord,
  documentOf,
  expectSaved,
  importDocument,
  inspector,
  openMap,
  reader,
  sourceRecord,
} from './workbench.ts'

const server = useServer()

const TEXT = [
  'The ferry 🛳️ leaves at noon and the harbour waits.',
  'A Heading',
  'Nobody on the harbour wall knows who ordered the ferry. The captain does not say. The harbour keeps its counsel.',
].join('\n\n')

const WORDS = 'knows who ordered the ferry'

async function openHarbour(page: Page): Promise<string> {
  const start = [...TEXT.slice(0, TEXT.indexOf(WORDS))].length
  const id = await importDocument(page, server.address, {
    map: { id: 'harbour', title: 'Harbour', question: '' },
    sources: [sourceRecord('ferry', 'The ferry', TEXT)],
    quotes: [
      {
        id: 'q1',
        source: 'ferry',
        start,
        end: start + WORDS.length,
        exact: WORDS,
        prefix: '',
        suffix: '',
      },
    ],
    claims: [claimRecord('c1', 'Somebody ordered the ferry.', ['q1'])],
  })
  await openMap(page, server.address, id)
  await expect(text(page)).toBeVisible()
  return id
}

const text = (page: Page) => reader(page).getByRole('region', { name: 'Text of The ferry' })
const quotes = (page: Page) => reader(page).getByRole('list', { name: 'Quotes in this text' })

/** Words under each kind of highlight, as the browser paints them. */
const highlights = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name,
        [...ranges].map((range) => (range as Range).toString()).toSorted(),
      ]),
    ),
  )

async function clickWords(page: Page, words: string): Promise<void> {
  const box = await text(page)
    .getByRole('paragraph')
    .filter({ hasText: words })
    .evaluate((paragraph, wanted) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at === -1) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const { left, top, width, height } = range.getClientRects()[0]!
        return { x: left + width / 2, y: top + height / 2 }
      }
      throw new Error(`Nothing says “${wanted}”.`)
    }, words)
  await page.mouse.click(box.x, box.y)
}

test('quotes that overlap are all kept, all shown and all checked', async ({ page }) => {
  const id = await openHarbour(page)
  for (const words of [
    'the ferry. The captain does not say',
    'The captain does not say. The harbour',
  ]) {
    await selectWords(page, words)
    await page.getByRole('toolbar', { name: 'Selected words' }).getByText('Quote').click()
    await expect(inspector(page).getByRole('blockquote')).toContainText(words)
    await expect(inspector(page).getByText('Verbatim')).toBeVisible()
  }
  await expect(quotes(page).getByRole('button')).toHaveCount(3)
  await expectSaved(page)
  const document = await documentOf(page, server.address, id)
  for (const { start, end, exact } of document.quotes) {
    expect([...TEXT].slice(start, end).join('')).toBe(exact)
  }
  const painted = await highlights(page)
  const passages = Object.entries(painted).filter(([name]) => name.startsWith('passage-'))
  expect(passages.length).toBeGreaterThan(1)
  expect(passages.flatMap(([, words]) => words).toSorted()).toEqual(
    document.quotes.map(({ exact }) => exact).toSorted(),
  )
})

test('a click on a passage shows the claim that rests on it', async ({ page }) => {
  await openHarbour(page)
  await clickWords(page, 'ordered the')
  await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
  await expect(inspector(page)).toContainText('Somebody ordered the ferry.')
  expect((await highlights(page))['active']).toEqual([WORDS])
})

test('marks the passages in the text where the browser has no custom highlights', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Highlight')
    Reflect.deleteProperty(CSS, 'highlights')
  })
  await openHarbour(page)
  const mark = text(page).locator('mark')
  await expect(mark).toHaveText([WORDS])
  await clickWords(page, WORDS)
  await expect(inspector(page)).toContainText('Somebody ordered the ferry.')

  await selectWords(page, 'who ordered the ferry. The captain')
  await page.keyboard.press('Escape')
  await text(page).focus()
  await selectWords(page, 'who ordered the ferry. The captain')
  await page.getByRole('toolbar', { name: 'Selected words' }).getByText('Quote').click()
  await expect(mark).toHaveText(['knows ', 'who ordered the ferry', '. The captain'])
})

test('finds words in the text, forth, back and not at all', async ({ page }) => {
  await openHarbour(page)
  await reader(page).getByRole('button', { name: 'Find in this text' }).click()
  const field = reader(page).getByRole('textbox', { name: 'Find in this text' })
  await expect(field).toBeFocused()
  const said = reader(page).getByRole('search').getByRole('status')
  await field.fill('HARBOUR')
  await expect(said).toHaveText('1 of 3')
  expect((await highlights(page))['found']).toEqual(['harbour', 'harbour', 'harbour'])
  await field.press('Enter')
  await expect(said).toHaveText('2 of 3')
  await field.press('Shift+Enter')
  await field.press('Shift+Enter')
  await expect(said).toHaveText('3 of 3')
  await field.fill('lighthouse')
  await expect(said).toHaveText('Not found')
  await field.press('Escape')
  await expect(field).toHaveCount(0)
  expect(await highlights(page)).not.toHaveProperty('found')
})

test('makes evidence for a claim of selected words', async ({ page }) => {
  const id = await openHarbour(page)
  await selectWords(page, 'The captain does not say.')
  await page.getByRole('toolbar', { name: 'Selected words' }).getByText('Evidence for…').click()
  await page.getByRole('option', { name: 'Somebody ordered the ferry.' }).click()
  await expect(inspector(page).getByRole('blockquote')).toHaveCount(2)
  await expectSaved(page)
  const { claims } = await documentOf(page, server.address, id)
  expect(claims[0]?.quotes).toHaveLength(2)
})
