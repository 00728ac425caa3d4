import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen has; then the way is barred or leads in a ring. */
const MOST_STOPS = 400

const hasFocus = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => element === document.activeElement)

/** Presses Tab until `what` has the focus; fails when that never happens. */
export async function focusByTab(page: Page, what: Locator): Promise<void> {
  await expect(what).toHaveCount(1)
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await hasFocus(what)) return
    await page.keyboard.press('Tab')
  }
  await expect(what, 'reached by Tab').toBeFocused()
}

/** Goes down an open menu to `what` and takes it. */
export async function choose(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await hasFocus(what)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(what).toBeFocused()
  await page.keyboard.press('Enter')
}

/** Types `name` into the palette and takes what it offers. */
export async function pickFromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Everything by name' })).toBeVisible()
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
