import type { Page } from '@playwright/test'
import { accountsServer } from './accounts.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, useServer } from './fixtures.ts'
import { anotherBrowser, enterAsOwner, inviteByLink } from './people.ts'
import { CURATED, expectSaved } from './workbench.ts'

const server = useServer(await accountsServer())

test.describe.configure({ timeout: 180_000 })

const fitsItsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

const fits = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  expect(await fitsItsWidth(page)).toBe(true)
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['a desk', { width: 1280, height: 860 }],
    ['a phone', { width: 390, height: 844 }],
  ] as const) {
    test(`the pages about people, ${colorScheme}, on ${device}`, async ({
      page,
      browser,
      guard,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await page.goto(server.address)
      await page.getByRole('heading', { level: 1, name: /first account|Sign in/ }).waitFor()
      await fits(page)
      await page.goto(`${server.address}/reset-password`)
      await expect(page.getByRole('heading', { name: 'A new password' })).toBeVisible()
      await fits(page)
      await enterAsOwner(page, server.address)
      const invitation = await inviteByLink(page, 'Editor: changes maps')
      await fits(page)

      await page.goto(`${server.address}/account`)
      await page.getByRole('button', { name: 'New key' }).click()
      await page.getByRole('button', { name: 'Change the password' }).click()
      await fits(page)

      await page.goto(server.address)
      await page.getByRole('link', { name: CURATED.title }).click()
      // The library has a button of the same name, which is there until the map is.
      await expectSaved(page)
      const isPhone = viewport.width < 760
      const you = page.getByRole('button', { name: 'You: Ann' })
      await you.click()
      await expect(page.getByRole('menu')).toBeVisible()
      await fits(page)
      if (isPhone) {
        await page.getByRole('menuitem', { name: 'Share this map…' }).click()
      } else {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Share', exact: true }).click()
      }
      await page.getByRole('button', { name: 'New link' }).click()
      await fits(page)
      await page.getByRole('button', { name: 'Create link' }).click()
      const link = await page.getByLabel('The new link').inputValue()
      await fits(page)
      await page.keyboard.press('Escape')
      await you.click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await fits(page)

      const { page: guest, context, guard: ear } = await anotherBrowser(browser, server)
      await guest.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await guest.setViewportSize(viewport)
      await guest.goto(link)
      await expect(guest.getByText('The link that you have lets you read this map.')).toBeVisible()
      await fits(guest)
      await guest.goto(invitation)
      await expect(guest.getByRole('heading', { name: /^You are invited to/ })).toBeVisible()
      await fits(guest)
      expect([...guard.troubles, ...ear.troubles]).toEqual([])
      await context.close()
    })
  }
}
