import type { Page } from '@playwright/test'
import { accountsServer } from './accounts.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  ANN,
  anotherBrowser,
  BOB,
  enterAsOwner,
  inviteByLink,
  makeAccount,
  PASSWORD,
  signIn,
} from './people.ts'
import {
  canvas,
  card,
  claimRecord,
  documentOf,
  expectSaved,
  importDocument,
  inspector,
  openMap,
} from './workbench.ts'

const server = useServer(await accountsServer())

test.describe.configure({ timeout: 120_000 })

const CLAIM = 'Talks keep the peace.'

/** A map with one claim, in the workspace of the person who is signed in. */
const aMap = (page: Page, id: string) =>
  importDocument(page, server.address, {
    map: { id, title: `Map ${id}`, question: '' },
    claims: [claimRecord('c1', CLAIM)],
  })

async function addClaim(page: Page, text: string): Promise<void> {
  await canvas(page).getByRole('button', { name: 'Claim', exact: true }).click()
  await canvas(page).getByRole('textbox', { name: 'New claim' }).fill(text)
  await page.keyboard.press('Enter')
}

const choose = async (page: Page, name: string, item: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: `You: ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('from the first account to an invited reader: the page follows the role', async ({
  page,
  browser,
}) => {
  await enterAsOwner(page, server.address)
  const id = await aMap(page, 'roles')
  const invitation = await inviteByLink(page, 'Editor: changes maps')

  const { page: other, context, guard } = await anotherBrowser(browser, server)
  await other.goto(invitation)
  await expect(other.getByRole('heading', { name: /^You are invited to/ })).toBeVisible()
  expect(other.url()).not.toContain('#')
  await makeAccount(other, BOB)
  await expect(other.getByRole('heading', { name: 'Maps' })).toBeVisible()
  await openMap(other, server.address, id)
  await addClaim(other, 'They buy time.')
  await expectSaved(other)
  // Only admins share.
  await expect(other.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0)

  await page.reload()
  await page.getByLabel('Role of Bob').selectOption('Viewer')
  await expect(other.getByText('You may read this map;')).toBeVisible()
  await expect(canvas(other).getByRole('button', { name: 'Claim', exact: true })).toHaveCount(0)
  await card(other, 'They buy time.').click()
  await expect(inspector(other).getByText('They buy time.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Delete claim' })).toHaveCount(0)
  await expect(inspector(other).getByRole('textbox', { name: 'Comment on this' })).toHaveCount(0)

  // On one map the role can be another than in the workspace.
  await openMap(page, server.address, id)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page
    .getByLabel('Role of Bob on this map')
    .selectOption('Commenter: comments and suggests changes')
  await expect(other.getByRole('form', { name: 'Suggesting' })).toBeVisible()
  await addClaim(other, 'They gain trust.')
  await expect(other.getByText('Suggesting: 1 change')).toBeVisible()
  const { claims } = await documentOf(page, server.address, id)
  expect(claims).toHaveLength(2)

  // Whoever is removed sees nothing more.
  guard.allow(/404/)
  await page.keyboard.press('Escape')
  await choose(page, 'Ann', /^People in/)
  await page.getByRole('button', { name: 'Remove Bob' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(other.getByRole('heading', { name: 'This map is closed to you' })).toBeVisible()
  await expect(card(other, CLAIM)).toHaveCount(0)
  await expect(
    page.getByRole('region', { name: 'Audit entries' }).getByText('Ann removed a former member.'),
  ).toBeVisible()

  // Whoever is in no workspace makes one of his own.
  await other.getByRole('link', { name: 'Go to the library' }).click()
  await expect(other.getByRole('heading', { name: 'You are in no workspace' })).toBeVisible()
  await other.getByRole('button', { name: 'New workspace' }).click()
  await other.getByRole('dialog').getByLabel('Name').fill('Of my own')
  await other.getByRole('button', { name: 'Create workspace' }).click()
  await expect(other.getByRole('heading', { name: 'Of my own' })).toBeVisible()
  await expect(other.getByText('No map yet.')).toBeVisible()
  expect(guard.troubles).toEqual([])
  await context.close()
})

test('the last owner stays one, and hears why', async ({ page, guard }) => {
  guard.allow(/409/)
  await enterAsOwner(page, server.address)
  await choose(page, 'Ann', /^People in/)
  await page.getByLabel('Role of Ann').selectOption('Viewer')
  await expect(page.getByRole('alert')).toHaveText(
    'A workspace needs an owner; make somebody else an owner first.',
  )
  await expect(page.getByLabel('Role of Ann')).toHaveValue('owner')
})

test('another name of one’s own stands in the bar, among the members and beside earlier comments', async ({
  page,
}) => {
  await enterAsOwner(page, server.address)
  const id = await aMap(page, 'named')
  await openMap(page, server.address, id)
  await card(page, CLAIM).click()
  const comments = inspector(page).getByRole('region', { name: 'Comments' })
  await comments.getByLabel('Comment on this').fill('Since when?')
  await comments.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(comments.getByText('Since when?')).toBeVisible()

  const rename = async (from: string, to: string) => {
    await choose(page, from, 'Your account')
    await page.getByRole('button', { name: 'Change the name' }).click()
    const form = page.getByRole('form', { name: 'Change the name' })
    await expect(form.getByLabel('New name')).toHaveValue(from)
    await form.getByLabel('New name').fill(to)
    await page.keyboard.press('Enter')
    await expect(form).toHaveCount(0)
  }
  await rename('Ann', 'Ann Lovelace')
  await choose(page, 'Ann Lovelace', /^People in/)
  await expect(page.getByLabel('Role of Ann Lovelace')).toBeVisible()
  await openMap(page, server.address, id)
  await card(page, CLAIM).click()
  await expect(comments).toContainText('Ann Lovelace')
  await page.goto(server.address)
  await rename('Ann Lovelace', 'Ann')
})

test('whose session ends signs in over the page, and goes on with what was not sent', async ({
  page,
  browser,
  guard,
}) => {
  await enterAsOwner(page, server.address)
  const id = await aMap(page, 'ended')
  await openMap(page, server.address, id)
  await card(page, CLAIM).click()

  guard.allow(/401/)
  const { page: elsewhere, context } = await anotherBrowser(browser, server)
  await elsewhere.goto(server.address)
  await signIn(elsewhere, ANN)
  await choose(elsewhere, 'Ann', 'Your account')
  await elsewhere.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(elsewhere.getByRole('list', { name: 'Where you are signed in' })).toContainText(
    'this browser',
  )
  const dialog = page.getByRole('dialog', { name: 'You were signed out' })
  const signInAgain = async () => {
    await dialog.getByLabel('Password').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectSaved(page)
  }
  await expect(dialog).toBeVisible()
  await signInAgain()
  await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
  await addClaim(page, 'They go on.')
  await expectSaved(page)

  // Or later: what is done until then waits here, and the words that say so lead to the sign-in.
  const place = page.url()
  await elsewhere.reload()
  await elsewhere.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('You were signed out. Sign in to go on')).toBeVisible()
  await addClaim(page, 'They went on meanwhile.')
  await page.getByRole('banner').getByRole('button', { name: 'Signed out, 1 unsent' }).click()
  await expect(page.getByRole('menuitem', { name: 'Save a copy with all changes' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Sign in' }).click()
  await expect(dialog).toContainText('A change waits in this browser and is sent then.')
  await signInAgain()
  expect(page.url()).toBe(place)
  await expect(page.getByText('You were signed out.')).toHaveCount(0)
  const { claims } = await documentOf(page, server.address, id)
  expect(claims.map(({ text }) => text)).toContain('They went on meanwhile.')
  await context.close()
})

test('signing out warns of what is unsent, and leaves nothing behind', async ({
  page,
  context,
  guard,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/)
  await enterAsOwner(page, server.address)
  const id = await aMap(page, 'unsent')
  await openMap(page, server.address, id)
  await context.setOffline(true)
  await addClaim(page, 'Said on a train.')
  await choose(page, 'Ann', 'Sign out')
  await expect(page.getByRole('alert')).toContainText('One change has not reached the server')
  await page.getByRole('button', { name: 'Stay' }).click()
  await context.setOffline(false)
  await expect(page.getByRole('banner').getByText('Saved')).toBeVisible({ timeout: 60_000 })
  await choose(page, 'Ann', 'Sign out')
  await expect(page.getByText('Everything is on the server.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(card(page, CLAIM)).toHaveCount(0)
})

test('a forgotten password is set anew by the letter', async ({ page, context }) => {
  await enterAsOwner(page, server.address)
  await context.clearCookies()
  await page.goto(server.address)
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.getByLabel('E-mail').fill(ANN.email)
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await expect(page.getByRole('status')).toContainText('a letter is on its way')
  const linkIn = (letters: readonly string[]) =>
    letters.map((letter) => /http\S+\/reset-password#\S+/.exec(letter)?.[0]).find(Boolean)
  await expect.poll(() => linkIn(server.letters())).toBeDefined()
  await page.goto(linkIn(server.letters()) ?? '')
  await page.getByLabel('New password').fill('a harbour and five seals')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('heading', { name: 'The password is set' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, ANN, 'a harbour and five seals')
  await expect(page.getByRole('heading', { name: 'Maps' })).toBeVisible()
})
