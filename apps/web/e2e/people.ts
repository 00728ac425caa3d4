import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { PageGuard } from './page-guard.ts'
import type { ServerProcess } from './server-process.ts'

export const PASSWORD = 'four seals and a harbour'

export interface Person {
  readonly name: string
  readonly email: string
}

export const ANN: Person = { name: 'Ann', email: 'ann@example.org' }
export const BOB: Person = { name: 'Bob', email: 'bob@example.org' }

/** A browser of somebody else, with an ear for what goes wrong in it. */
export async function anotherBrowser(
  browser: Browser,
  server: ServerProcess,
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly guard: PageGuard }> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const guard = new PageGuard(context, () => server.isAway)
  return { page: await context.newPage(), context, guard }
}

/** Fills in the form for a new account that the page shows. */
export async function makeAccount(page: Page, { name, email }: Person): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
}

/** Signs in by the form that the page shows. */
export async function signIn(page: Page, { email }: Person, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Makes the first account of a new server, or signs in where that was done before. */
export async function enterAsOwner(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: /first account|Sign in/ }).waitFor()
  const isFirst = await page.getByRole('heading', { name: 'Make the first account' }).isVisible()
  await (isFirst ? makeAccount(page, ANN) : signIn(page, ANN))
  await expect(page.getByRole('heading', { name: 'Maps' })).toBeVisible()
}

/** Invites by a link, from the page of the workspace. Answers the link. */
export async function inviteByLink(page: Page, role: string): Promise<string> {
  await page.getByRole('button', { name: 'You: Ann' }).click()
  await page.getByRole('menuitem', { name: /^People in/ }).click()
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByLabel('As', { exact: true }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Make a link' }).click()
  return await page.getByRole('textbox', { name: 'The invitation' }).inputValue()
}
