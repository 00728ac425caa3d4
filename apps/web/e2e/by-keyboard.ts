import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen has; then the way is barred or leads in a ring. */
const MOST_STOPS = 400

/** Presses `key` until `what` has the focus; fails when that never happens. */
async function pressUntilFocused(page: Page, key: string, what: Locator): Promise<void> {
  await expect(what).toHaveCount(1)
  const wanted = await what.elementHandle()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await page.evaluate((element) => element === document.activeElement, wanted)) return
    await page.keyboard.press(key)
  }
  await expect(what, `reached by ${key}`).toBeFocused()
}

/** Goes through the page with Tab until `what` has the focus. */
export const focusByTab = (page: Page, what: Locator): Promise<void> =>
  pressUntilFocused(page, 'Tab', what)

/** Goes down an open menu to `what` and takes it. */
export async function choose(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible()
  await pressUntilFocused(page, 'ArrowDown', what)
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
