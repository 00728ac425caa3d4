import type { Page } from '@playwright/test'
import { accountsServer } from './accounts.ts'
import { expect, test, useServer } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import {
  ANN,
  anotherBrowser,
  BOB,
  enterAsOwner,
  inviteByLink,
  makeAccount,
  signIn,
} from './people.ts'
import { canvas, card, CURATED, openFromLibrary } from './workbench.ts'

const server = useServer(await accountsServer())

test.describe.configure({ timeout: 120_000 })

interface LinkWishes {
  readonly name: string
  readonly role?: string
  readonly password?: string
}

/** Makes a share link in the dialog of the open map. Answers it. */
async function makeLink(page: Page, { name, role, password }: LinkWishes): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'New link' }).click()
  await dialog.getByLabel('Name').fill(name)
  if (role) await dialog.getByLabel('Whoever has it').selectOption({ label: role })
  if (password) await dialog.getByLabel('Password (if wanted)').fill(password)
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const link = await dialog.getByLabel('The new link').inputValue()
  expect(link).toContain('/s/')
  return link
}

test('a guest reads a map by a link, and sees nothing more once it is revoked', async ({
  page,
  browser,
}) => {
  await enterAsOwner(page, server.address)
  await openFromLibrary(page, server.address, CURATED.title)
  const link = await makeLink(page, { name: 'The seminar' })

  const { page: guest, context, guard } = await anotherBrowser(browser, server)
  await guest.goto(link)
  await expect(card(guest, CURATED.tools)).toBeVisible()
  const secret = new URL(link).hash.slice(1)
  expect(guest.url()).not.toContain(secret)
  await guest.goBack()
  expect(guest.url()).not.toContain(secret)
  await guest.goForward()
  await expect(card(guest, CURATED.tools)).toBeVisible()

  // What may not be done is not offered, and one sentence says why.
  await expect(guest.getByText('The link that you have lets you read this map.')).toBeVisible()
  for (const name of ['Claim', 'Tidy', 'Undo', 'Redo', 'Share', 'Notifications']) {
    await expect(guest.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await card(guest, CURATED.tools).click()
  for (const name of [/^Delete/, /^Merge/, /^Add/, /Edit$/]) {
    await expect(guest.getByRole('button', { name })).toHaveCount(0)
  }
  await guest.keyboard.press('Delete')
  await guest.keyboard.press('Tab')
  await expect(canvas(guest).getByRole('textbox')).toHaveCount(0)
  await expect(card(guest, CURATED.tools)).toBeVisible()

  await guest.goto(server.address)
  await expect(guest.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await guest.goBack()
  await expect(card(guest, CURATED.tools)).toBeVisible()
  expect(guard.troubles).toEqual([])

  // Requests of a guest whose link is void are refused, and the browser says so on the console.
  guard.allow(/40[14]/)
  await page.getByRole('button', { name: 'Revoke the link The seminar' }).click()
  await expect(page.getByRole('list', { name: 'Share links' })).toHaveCount(0)
  await expect(guest.getByRole('heading', { name: 'This map is closed to you' })).toBeVisible({
    timeout: 2_000,
  })
  await expect(card(guest, CURATED.tools)).toHaveCount(0)
  await guest.goto(link)
  await expect(guest.getByRole('alert')).toContainText('revoked, expired, or wrong')
  expect(guard.troubles).toEqual([])
  await context.close()
})

test('a guest who reads signs in by the words that say so, and is back where he was', async ({
  page,
  browser,
}) => {
  await enterAsOwner(page, server.address)
  await openFromLibrary(page, server.address, CURATED.title)
  const link = await makeLink(page, { name: 'The reading group' })
  const { page: guest, context, guard } = await anotherBrowser(browser, server)
  await guest.goto(link)
  const note = guest.getByText('The link that you have lets you read this map.')
  await expect(note).toBeVisible()
  const place = guest.url()
  await note.getByRole('link', { name: 'Sign in' }).click()
  await signIn(guest, ANN)
  await expect(guest.getByRole('button', { name: 'Mode: Editing' })).toBeVisible()
  expect(guest.url()).toBe(place)
  await expect(note).toHaveCount(0)
  expect(guard.troubles).toEqual([])
  await context.close()
})

test('a link for comments asks for its password, and lets people suggest', async ({
  page,
  browser,
}) => {
  await enterAsOwner(page, server.address)
  await openFromLibrary(page, server.address, CURATED.title)
  const link = await makeLink(page, {
    name: 'The referees',
    role: 'Commenter: comments and suggests changes',
    password: 'open sesame',
  })

  const { page: guest, context, guard } = await anotherBrowser(browser, server)
  guard.allow(/403/)
  await guest.goto(link)
  await guest.getByLabel('Password').fill('wrong one')
  await guest.getByRole('button', { name: 'Open the map' }).click()
  await expect(guest.getByRole('alert')).toHaveText('This is not the password of this link.')
  await guest.getByLabel('Password').fill('open sesame')
  await guest.getByRole('button', { name: 'Open the map' }).click()

  await expect(guest.getByRole('form', { name: 'Suggesting' })).toBeVisible()
  await canvas(guest).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(guest).getByRole('textbox', { name: 'New claim' }).fill('Silence is no sign.')
  await guest.keyboard.press('Enter')
  await expect(guest.getByText('Suggesting: 1 change')).toBeVisible()
  await guest.getByRole('button', { name: 'Send suggestion' }).click()
  await expect(guest.getByRole('article', { name: 'Suggestion by The referees' })).toBeVisible()

  // Whoever signs in from there comes back there.
  await guest.getByRole('button', { name: 'You: Guest' }).click()
  await guest.getByRole('menuitem', { name: 'Sign in' }).click()
  await signIn(guest, ANN)
  await expect(guest.getByRole('button', { name: 'Mode: Editing' })).toBeVisible()
  await expect(guest.getByRole('button', { name: 'You: Ann' })).toBeVisible()
  expect(guard.troubles).toEqual([])
  await context.close()
})

test('who has an account finds a map again that came by a link, and takes it off the list', async ({
  page,
  browser,
}) => {
  await enterAsOwner(page, server.address)
  const invitation = await inviteByLink(page, 'Viewer: reads')
  const { page: other, context, guard } = await anotherBrowser(browser, server)
  await other.goto(invitation)
  await makeAccount(other, BOB)
  await expect(other.getByRole('heading', { name: 'Maps' })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Remove Bob' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Remove Bob' })).toHaveCount(0)

  await openFromLibrary(page, server.address, CURATED.title)
  const role = 'Commenter: comments and suggests changes'
  const link = await makeLink(page, { name: 'The other faculty', role })
  await other.goto(link)
  await expect(other.getByRole('form', { name: 'Suggesting' })).toBeVisible()

  // After signing out and in again there is no cookie of the link any more.
  await other.getByRole('button', { name: 'You: Bob' }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signIn(other, BOB)
  await expect(other.getByRole('heading', { name: 'You are in no workspace' })).toBeVisible()
  const shelf = other.getByRole('region', { name: 'Shared with you' })
  await expect(shelf.getByRole('listitem')).toContainText('You may comment')
  await expect(shelf.getByRole('listitem')).toContainText('until ')
  await expectAccessible(other)
  await shelf.getByRole('link', { name: CURATED.title }).click()
  await expect(other.getByRole('form', { name: 'Suggesting' })).toBeVisible()

  await other.goto(server.address)
  await shelf.getByRole('button', { name: `More about ${CURATED.title}` }).click()
  await other.getByRole('menuitem', { name: 'Remove from this list…' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Remove from the list' }).click()
  await expect(shelf).toHaveCount(0)
  expect(guard.troubles).toEqual([])

  await other.goto(link)
  await expect(other.getByRole('form', { name: 'Suggesting' })).toBeVisible()
  await page.getByRole('button', { name: 'Revoke the link The other faculty' }).click()
  guard.allow(/404/)
  await expect(other.getByRole('heading', { name: 'This map is closed to you' })).toBeVisible()
  await other.getByRole('link', { name: 'Go to the library' }).click()
  await expect(other.getByRole('heading', { name: 'You are in no workspace' })).toBeVisible()
  await expect(shelf).toHaveCount(0)
  expect(guard.troubles).toEqual([])
  await context.close()
})
