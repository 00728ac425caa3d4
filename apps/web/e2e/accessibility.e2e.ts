import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { pickFromPalette } from './by-keyboard.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  bearsOn,
  card,
  CURATED,
  expectSaved,
  inspector,
  openFromLibrary,
  reader,
} from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const REBUTS = { name: `rebuts ${CURATED.tools}` }

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the library and its dialogs', async ({ page }) => {
      await page.goto(server.address)
      await expect(page.getByRole('link', { name: CURATED.title })).toBeVisible()
      await expectAccessible(page)
      for (const opener of ['New map', 'Add source', 'Import']) {
        await page.getByRole('button', { name: opener }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessible(page)
        await closeDialog(page)
      }
      await page.getByRole('searchbox').fill('militia')
      await expect(
        page.getByRole('region', { name: 'What was found' }).getByRole('link').first(),
      ).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: `More about ${CURATED.title}` }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
    })

    test('the source page', async ({ page }) => {
      await page.goto(`${server.address}/sources/wires`)
      await expect(page.getByRole('region', { name: `Text of ${CURATED.wires}` })).toBeVisible()
      await expectAccessible(page)
    })

    test('the map, its inspectors, the palette and the export', async ({ page }) => {
      await openFromLibrary(page, server.address, CURATED.title)
      await expectAccessible(page)

      await pickFromPalette(page, CURATED.managed)
      await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
      await expect(card(page, CURATED.managed)).toBeVisible()
      await expectAccessible(page)

      await bearsOn(page).getByRole('button', REBUTS).click()
      await expect(
        inspector(page).getByRole('heading', { name: 'Inference', level: 2 }),
      ).toBeVisible()
      await expectAccessible(page)

      await reader(page)
        .getByRole('list', { name: 'Quotes in this text' })
        .getByRole('button')
        .first()
        .focus()
      await page.keyboard.press('Enter')
      await expect(inspector(page).getByRole('blockquote').first()).toBeVisible()
      await expectAccessible(page)

      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.type('Managed conflict')
      await page.getByRole('option', { name: 'Managed conflict', exact: true }).click()
      await expect(
        inspector(page).getByRole('heading', { name: 'Position', level: 2 }),
      ).toBeVisible()
      await expectAccessible(page)

      await page.getByRole('button', { name: 'Export' }).click()
      await expect(page.getByRole('dialog').getByText('What it cannot hold')).toBeVisible()
      await expectAccessible(page)
    })

    test('the outline', async ({ page }) => {
      await openFromLibrary(page, server.address, CURATED.title)
      await page.getByRole('button', { name: 'Outline', exact: true }).click()
      await page.getByRole('treeitem').first().click()
      await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
      await expectAccessible(page)
    })

    test('the phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(server.address)
      await expect(page.getByRole('link', { name: CURATED.title })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('link', { name: CURATED.title }).click()
      await expectSaved(page)
      await expect(page.getByRole('tree')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('treeitem').first().click()
      for (const pane of ['Read', 'About']) {
        await page
          .getByRole('navigation', { name: 'Panes' })
          .getByRole('button', { name: pane })
          .click()
        await expectAccessible(page)
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      ).toBe(true)
      await page.goto(`${server.address}/sources/wires`)
      await expect(page.getByRole('region', { name: `Text of ${CURATED.wires}` })).toBeVisible()
      await expectAccessible(page)
    })
  })
}
