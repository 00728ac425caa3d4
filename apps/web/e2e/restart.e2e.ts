import type { Page } from '@playwright/test'
import { expect, restart, test, useServer } from './fixtures.ts'
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
/** How long the client may take to notice that the server is back. */
const BACK_WITHIN_MS = 40_000

test.describe.configure({ timeout: 120_000 })

async function openSmallMap(page: Page): Promise<string> {
  const id = await importDocument(page, server.address, {
    map: { id: 'small', title: 'Small', question: '' },
    claims: [claimRecord('c1', 'The server may go at any time.')],
  })
  page.on('dialog', (dialog) => {
    throw new Error(`A dialog came up: ${dialog.type()} ${dialog.message()}`)
  })
  await openMap(page, server.address, id)
  await expect(card(page, 'The server may go at any time.')).toBeVisible()
  return id
}

async function claim(page: Page, text: string): Promise<void> {
  await canvas(page).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(page).getByRole('textbox', { name: 'New claim' }).fill(text)
  await page.keyboard.press('Enter')
  await expect(card(page, text)).toBeVisible()
}

async function textsOnServer(page: Page, id: string): Promise<string[]> {
  const { claims } = await documentOf(page, server.address, id)
  return claims.map(({ text }) => text).toSorted()
}

test('edits made while the server is away arrive when it is back, each once', async ({
  page,
  context,
}) => {
  const id = await openSmallMap(page)
  await claim(page, 'Before the fall.')
  await expectSaved(page)
  const { revision } = await documentOf(page, server.address, id)

  await server.kill()
  await claim(page, 'While it was away.')
  await expect(pill(page)).toHaveText('Offline, 1 unsent')
  await claim(page, 'Still away.')
  await expect(pill(page)).toHaveText('Offline, 2 unsent')
  await restart(server, context)
  await expect(pill(page)).toHaveText('Saved', { timeout: BACK_WITHIN_MS })

  const all = [
    'Before the fall.',
    'Still away.',
    'The server may go at any time.',
    'While it was away.',
  ]
  expect(await textsOnServer(page, id)).toEqual(all)
  expect((await documentOf(page, server.address, id)).revision).toBe(revision + 2)
  await page.reload()
  await expectSaved(page)
  for (const text of all) await expect(card(page, text)).toBeVisible()
})

test('a kill in the middle of writing loses nothing and doubles nothing', async ({
  page,
  context,
}) => {
  const id = await openSmallMap(page)
  const { revision } = await documentOf(page, server.address, id)
  const texts = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.']
  for (const [index, text] of texts.entries()) {
    await claim(page, text)
    if (index === 2) await server.kill()
  }
  await expect(pill(page)).toHaveText(/^Offline, \d unsent$/)
  await restart(server, context)
  await expect(pill(page)).toHaveText('Saved', { timeout: BACK_WITHIN_MS })
  expect(await textsOnServer(page, id)).toEqual(
    [...texts, 'The server may go at any time.'].toSorted(),
  )
  expect((await documentOf(page, server.address, id)).revision).toBe(revision + texts.length)
})

test('a tab that is closed, and one that is reloaded, before the server is back lose nothing', async ({
  page,
  context,
}) => {
  const id = await openSmallMap(page)
  await server.kill()
  await claim(page, 'Closed before it was sent.')
  await expect(pill(page)).toHaveText('Offline, 1 unsent')
  await page.close({ runBeforeUnload: true })

  const reloaded = await context.newPage()
  await restart(server, context)
  await openMap(reloaded, server.address, id)
  await expect(card(reloaded, 'Closed before it was sent.')).toBeVisible()
  await expect.poll(() => textsOnServer(reloaded, id)).toContain('Closed before it was sent.')

  await server.kill()
  await claim(reloaded, 'Reloaded before it was sent.')
  await expect(pill(reloaded)).toHaveText('Offline, 1 unsent')
  await expect(reloaded.reload()).rejects.toThrow('ERR_CONNECTION_REFUSED')
  await restart(server, context)
  await openMap(reloaded, server.address, id)
  expect(await textsOnServer(reloaded, id)).toEqual([
    'Closed before it was sent.',
    'Reloaded before it was sent.',
    'The server may go at any time.',
  ])
  expect((await documentOf(reloaded, server.address, id)).claims).toHaveLength(3)
})

test('the library says that the server is away, and shows everything when asked again', async ({
  page,
  context,
}) => {
  await openSmallMap(page)
  await server.kill()
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'The maps could not be fetched' }),
  ).toBeVisible()
  await restart(server, context)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('link', { name: 'Small' }).first()).toBeVisible()
})
