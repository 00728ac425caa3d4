import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test, useServer } from './fixtures.ts'
import {
  canvas,
  card,
  claimRecord,
  documentOf,
  expectSaved,
  importDocument,
  openMap,
  pill,
} from './workbench.ts'

const server = useServer()
const FIRST = 'The talks go on.'

async function claim(page: Page, text: string): Promise<void> {
  await canvas(page).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(page).getByRole('textbox', { name: 'New claim' }).fill(text)
  await page.keyboard.press('Enter')
  await expectSaved(page)
}

test('what one page does is seen on another as it happens, and taken back only by itself', async ({
  page,
  browser,
}) => {
  const id = await importDocument(page, server.address, {
    map: { id: 'together', title: 'Together', question: '' },
    claims: [claimRecord('c1', FIRST)],
  })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const other = await context.newPage()
  const sockets: string[] = []
  other.on('websocket', (socket) => sockets.push(socket.url()))
  for (const each of [page, other]) {
    await openMap(each, server.address, id)
    await expect(card(each, FIRST)).toBeVisible()
  }
  expect(sockets).toHaveLength(1)

  await claim(page, 'They lead nowhere.')
  await expect(card(other, 'They lead nowhere.')).toBeVisible()
  await claim(other, 'They buy time.')
  await expect(card(page, 'They buy time.')).toBeVisible()

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(card(other, 'They lead nowhere.')).toBeHidden()
  await expect(card(other, 'They buy time.')).toBeVisible()

  // Without a network a page goes on by itself, and everything meets when it is back.
  await context.setOffline(true)
  await canvas(other).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(other).getByRole('textbox', { name: 'New claim' }).fill('Said on a train.')
  await other.keyboard.press('Enter')
  await claim(page, 'Said at a desk.')
  await expect(card(other, 'Said on a train.')).toBeVisible()
  await context.setOffline(false)
  for (const each of [page, other]) {
    await expect(card(each, 'Said on a train.')).toBeVisible({ timeout: 60_000 })
    await expect(card(each, 'Said at a desk.')).toBeVisible({ timeout: 60_000 })
  }
  await expectSaved(other)
  const { claims } = await documentOf(page, server.address, id)
  expect(claims.map(({ text }) => text).toSorted()).toEqual(
    [FIRST, 'Said at a desk.', 'Said on a train.', 'They buy time.'].toSorted(),
  )
  await context.close()
})

test('several pages of one person know each other, and one takes over what a closed one left', async ({
  page,
  browser,
}) => {
  const id = await importDocument(page, server.address, {
    map: { id: 'tabs', title: 'Tabs', question: '' },
    claims: [claimRecord('c1', FIRST)],
  })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const [first, second] = [await context.newPage(), await context.newPage()]
  for (const each of [first, second]) {
    await openMap(each, server.address, id)
    await expect(card(each, FIRST)).toBeVisible()
  }
  await first.getByRole('button', { name: 'Also here: You' }).click()
  await expect(first.getByRole('menuitemcheckbox')).toContainText('You, on another page')
  await first.keyboard.press('Escape')
  await card(second, FIRST).dblclick()
  await expect(card(first, FIRST)).toContainText('You are editing this elsewhere')
  await second.keyboard.press('Escape')

  await context.setOffline(true)
  await canvas(first).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(first).getByRole('textbox', { name: 'New claim' }).fill('Left behind.')
  await first.keyboard.press('Enter')
  await expect(pill(first)).toContainText('1 unsent', { timeout: 60_000 })
  await pill(first).getByRole('button').click()
  const downloading = first.waitForEvent('download')
  await first.getByRole('menuitem', { name: 'Save a copy with all changes' }).click()
  const copy = readFileSync(await (await downloading).path(), 'utf8')
  expect(copy).toContain('Left behind.')
  await first.close()
  await second.close()
  await context.setOffline(false)
  const third = await context.newPage()
  await openMap(third, server.address, id)
  await expect(card(third, 'Left behind.')).toBeVisible()
  const { claims } = await documentOf(page, server.address, id)
  expect(claims.map(({ text }) => text)).toContain('Left behind.')
  await context.close()
})
