import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { pickFromPalette } from './by-keyboard.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  card,
  CURATED,
  documentOf,
  expectSaved,
  idOfMap,
  inspector,
  openFromLibrary,
} from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const panel = (page: Page) => page.getByRole('region', { name: 'What stands', exact: true })
const banner = (page: Page) => page.getByRole('status').filter({ hasText: 'The map itself is as' })
const thesis = (page: Page, title: string) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: title }) })
    .first()

async function openPanel(page: Page, name = 'What stands'): Promise<void> {
  await openFromLibrary(page, server.address, CURATED.title)
  await page.getByRole('tab', { name }).click()
}

test('a what-if flips a thesis, says so, and leaves the map as it was', async ({ page }) => {
  await openPanel(page)
  const id = idOfMap(page)
  const { revision } = await documentOf(page, server.address, id)
  await expect(thesis(page, 'Managed conflict')).toContainText('Undecided')

  await pickFromPalette(page, CURATED.tools)
  await panel(page)
    .getByRole('button', { name: `Suppose it falls: ${CURATED.tools}` })
    .click()
  await expect(banner(page)).toBeVisible()
  await expect(thesis(page, 'De-escalation')).toContainText(/Out$/)
  await expect(thesis(page, 'Managed conflict')).toContainText(/In$/)
  await expect(card(page, CURATED.tools)).toContainText('Out')
  await expect(panel(page).getByRole('region', { name: 'What moves' })).toContainText(
    CURATED.managed,
  )
  await expectAccessible(page)

  await page.keyboard.press('F8')
  await expect(banner(page)).toHaveCount(0)
  await expect(thesis(page, 'Managed conflict')).toContainText('Undecided')
  expect((await documentOf(page, server.address, id)).revision).toBe(revision)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('switches are kept as an audience and set again after a reload', async ({ page }) => {
  await openPanel(page)
  await panel(page).getByRole('checkbox', { name: CURATED.wires }).check()
  await panel(page).getByRole('checkbox', { name: 'Borrowed calm' }).check()
  await panel(page).getByRole('button', { name: 'Save as an audience' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Readers of the other three')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  const audience = panel(page).getByRole('button', { name: /^Readers of the other three/ })
  await expect(audience).toHaveAttribute('aria-pressed', 'true')
  await expectSaved(page)
  const { audiences } = await documentOf(page, server.address, idOfMap(page))
  expect(audiences).toMatchObject([
    { title: 'Readers of the other three', switches: { sources: ['wires'] } },
  ])

  await page.reload()
  await expect(audience).toHaveAttribute('aria-pressed', 'false')
  await expect(banner(page)).toHaveCount(0)
  await audience.click()
  await expect(banner(page)).toContainText('Before Readers of the other three.')
  await expect(panel(page).getByRole('checkbox', { name: CURATED.wires })).toBeChecked()
})

test('camps can be switched, and say which theses stand together', async ({ page }) => {
  await openPanel(page)
  await panel(page).getByRole('radio', { name: 'Camps' }).check()
  await expect(panel(page).getByText('Camp 1 of 96')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Next camp' }).click()
  await expect(panel(page).getByText('Camp 2 of 96')).toBeVisible()

  const managed = panel(page)
    .getByRole('button', { name: /camps?$/ })
    .filter({ hasText: 'Managed conflict' })
    .first()
  await managed.click()
  await expect(managed).toHaveAttribute('aria-pressed', 'true')
  await expect(thesis(page, 'Managed conflict')).toContainText(/In$/)
  await expect(thesis(page, 'De-escalation')).toContainText(/Out$/)
  await expectAccessible(page)

  await panel(page).getByLabel('Model').selectOption('by-shape')
  await expect(panel(page).getByText('Circles came to rest after')).toBeVisible()
  await expect(thesis(page, 'Managed conflict')).toContainText(/Strength 0\.\d\d/)
  await panel(page).getByRole('radio', { name: 'Stable' }).check()
  await expect(panel(page).getByText('Camp 1 of 96')).toBeVisible()
})

test('an open critical question becomes an undercut in one click, and is taken back', async ({
  page,
}) => {
  await openPanel(page, 'Evidence')
  const evidence = page.getByRole('region', { name: 'Evidence', exact: true })
  const first = evidence.getByRole('button', { name: /^Undercut by asking: / }).first()
  const question = ((await first.getAttribute('aria-label')) ?? '').replace(/^.*?: /, '')
  const before = await documentOf(page, server.address, idOfMap(page))
  await first.click()
  await expectSaved(page)
  const after = await documentOf(page, server.address, idOfMap(page))
  const known = new Set(before.claims.map(({ id }) => id))
  const [claim] = after.claims.filter(({ id }) => !known.has(id))
  expect(claim?.text).toBe(question)
  expect(after.inferences.filter(({ premises }) => premises.includes(claim!.id))).toMatchObject([
    { polarity: 'against', target: { inference: expect.any(String) as unknown } },
  ])
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expectSaved(page)
  await expect
    .poll(async () => (await documentOf(page, server.address, idOfMap(page))).claims.length)
    .toBe(before.claims.length)
})

test('a finding and a reason lead to their place', async ({ page }) => {
  await openPanel(page, 'Evidence')
  const evidence = page.getByRole('region', { name: 'Evidence', exact: true })
  await evidence.getByRole('button', { name: 'The reliance on such proxies' }).click()
  await page.getByRole('tab', { name: 'About' }).click()
  await expect(inspector(page).getByRole('heading', { name: 'Quote', level: 2 })).toBeVisible()

  await pickFromPalette(page, CURATED.tools)
  await inspector(page).getByRole('button', { name: 'Why, step by step' }).click()
  const reasons = panel(page).getByRole('list', { name: 'Reasons' })
  await reasons
    .getByRole('button', { name: /^(rebuttal|support)/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'About' }).click()
  await expect(inspector(page).getByRole('heading', { name: 'Inference', level: 2 })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('what stands and the evidence are accessible, on a phone too', async ({ page }) => {
      await openPanel(page)
      await expect(panel(page).getByRole('heading', { name: /^Cruxes/ })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('tab', { name: 'Evidence' }).click()
      await expect(page.getByRole('heading', { name: /^Open critical questions/ })).toBeVisible()
      await expectAccessible(page)

      await page.setViewportSize({ width: 390, height: 844 })
      await expect(page.getByRole('heading', { name: /^Open critical questions/ })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('tab', { name: 'What stands' }).click()
      await panel(page).getByRole('checkbox', { name: CURATED.wires }).check()
      await expect(banner(page)).toBeVisible()
      await expectAccessible(page)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      ).toBe(true)
    })
  })
}
