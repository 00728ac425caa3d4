import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test, useServer } from './fixtures.ts'
import { CURATED, expectSaved, inspector, openFromLibrary, reader } from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const comparison = (page: Page) => page.getByRole('region', { name: 'Comparison' })

/** The head of one position's column. */
const column = (page: Page, title: string) =>
  comparison(page).getByRole('heading', { name: title, level: 2, exact: true })

async function openCompare(page: Page): Promise<void> {
  await openFromLibrary(page, server.address, CURATED.title)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(column(page, 'Managed conflict')).toBeVisible()
}

test('a clash leads to both passages, in their essays', async ({ page }) => {
  await openCompare(page)
  await expect(column(page, 'De-escalation')).toBeVisible()

  const row = comparison(page)
    .getByRole('article')
    .filter({ hasText: 'Even limited communication can slow cycles of conflict' })
    .first()
  await row.getByRole('button', { name: /Dropped/ }).click()
  await expect(row.getByRole('blockquote')).toHaveCount(3)
  await expect(row.locator('mark')).toHaveText([
    /^Even limited communication can slow down/,
    /^violence is normalized/,
    /^The international community has effectively accepted/,
  ])

  for (const [passage, essay, words] of [
    ['Oman §7', 'Quiet talks in Oman', 'Even limited communication can slow down'],
    ['Wires §7', 'The diplomatic wires', 'violence is normalized'],
  ] as const) {
    const text = reader(page).getByRole('region', { name: `Text of ${essay}` })
    await row.getByRole('button', { name: `Open the passage in ${passage}`, exact: true }).click()
    await expect(page).toHaveURL(/view=map/)
    await expect(text.getByRole('paragraph').filter({ hasText: words })).toBeInViewport()
    await page.goBack()
    await row.getByRole('button', { name: /Dropped/ }).click()
  }
})

test('positions are chosen, kept in the address, and remembered as a view', async ({ page }) => {
  await openCompare(page)
  await page.getByRole('checkbox', { name: 'Borrowed calm' }).check()
  await expect(column(page, 'Borrowed calm')).toBeVisible()
  await page.getByRole('checkbox', { name: 'De-escalation' }).uncheck()
  await expect(column(page, 'De-escalation')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Borrowed calm' })).toBeDisabled()
  await page.reload()
  await expect(column(page, 'Borrowed calm')).toBeVisible()
  await expect(column(page, 'De-escalation')).toHaveCount(0)

  await page.goto(server.address)
  await page.getByRole('link', { name: CURATED.title }).click()
  await expect(comparison(page)).toBeVisible()
})

test('a claim of the comparison leads to its card, and the comparison follows an edit', async ({
  page,
}) => {
  await openCompare(page)
  await comparison(page).getByRole('button', { name: CURATED.managed }).first().click()
  await expect(page).toHaveURL(/view=map/)
  await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()

  const before = await page.getByRole('button', { name: 'Undo' }).isDisabled()
  expect(before).toBe(true)
  await inspector(page).getByRole('button', { name: 'Delete claim' }).click()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(comparison(page).getByText('No thesis yet.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(comparison(page).getByText('No thesis yet.')).toHaveCount(0)
  await expectSaved(page)
})

test('paper has every passage of the table, and is as wide as its words', async ({ page }) => {
  await openCompare(page)
  const table = comparison(page).getByRole('region', { name: 'Claims and sources' })
  const passages = table.locator('q')
  const count = await passages.count()
  expect(count).toBeGreaterThan(40)
  // The text of an A4 page, in CSS pixels.
  await page.setViewportSize({ width: 718, height: 1046 })
  await page.emulateMedia({ media: 'print' })
  const areOnPaper = () =>
    passages.evaluateAll((quotes) =>
      quotes.map((quote) => {
        const { left, right } = quote.getBoundingClientRect()
        return left >= 0 && right <= window.innerWidth && right > left
      }),
    )
  await expect.poll(areOnPaper).toEqual(Array(count).fill(true))
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the comparison is accessible, with two positions and with three', async ({ page }) => {
      await openCompare(page)
      await comparison(page)
        .getByRole('button', { name: /Passages/ })
        .first()
        .click()
      await expectAccessible(page)
      await page.getByRole('checkbox', { name: 'Borrowed calm' }).check()
      await expect(column(page, 'Borrowed calm')).toBeVisible()
      await expectAccessible(page)
    })

    test('the comparison on a phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(server.address)
      await page.getByRole('link', { name: CURATED.title }).click()
      await expectSaved(page)
      await page
        .getByRole('navigation', { name: 'Panes' })
        .getByRole('button', { name: 'Compare' })
        .click()
      await comparison(page)
        .getByRole('button', { name: /Passages/ })
        .first()
        .click()
      await expectAccessible(page)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      ).toBe(true)
    })
  })
}
