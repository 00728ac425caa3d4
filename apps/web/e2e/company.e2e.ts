import type { Page } from '@playwright/test'
import { accountsServer, guest, invited, type Guest } from './accounts.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  canvas,
  card,
  claimRecord,
  documentOf,
  expectSaved,
  importDocument,
  inferenceRecord,
  inspector,
  openMap,
} from './workbench.ts'

const server = useServer(await accountsServer())
const TALKS = 'The talks go on.'
const PEACE = 'Peace is near.'

let ann: Guest
let bob: Guest
test.beforeAll(async ({ browser }) => {
  ann = await guest(browser, server.address, 'Ann')
  bob = await invited(browser, server.address, ann, 'Bob', 'editor')
})

test.afterEach(() => {
  for (const { guard } of [ann, bob]) expect(guard.troubles, 'errors in the page').toEqual([])
})

/** Ann and Bob side by side on a new map. */
async function sideBySide(id: string): Promise<string> {
  const map = await importDocument(ann.page, server.address, {
    map: { id, title: id, question: '' },
    claims: [claimRecord('c1', TALKS), claimRecord('c2', PEACE)],
    inferences: [inferenceRecord('i1', 'for', ['c1'], { claim: 'c2' })],
  })
  for (const { page } of [ann, bob]) {
    await openMap(page, server.address, map)
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: 'Map' })
      .click()
    await expect(card(page, TALKS)).toBeVisible()
  }
  await expect(ann.page.getByRole('button', { name: 'Also here: Bob' })).toBeVisible()
  return map
}

const cursor = (page: Page, name: string) => canvas(page).getByText(name, { exact: true })

const editor = (page: Page) => canvas(page).getByRole('textbox', { name: 'Claim', exact: true })

test('shows who is here, where they point, what they have selected and what they edit', async () => {
  await sideBySide('company')
  await card(bob.page, TALKS).hover()
  await expect(cursor(ann.page, 'Bob')).toBeVisible()
  await card(bob.page, TALKS).click()
  await expect(card(ann.page, TALKS)).toContainText('Selected by Bob')
  await card(bob.page, TALKS).dblclick()
  await expect(card(ann.page, TALKS)).toContainText('Bob is editing')
  await expectAccessible(ann.page)

  await ann.page.getByRole('button', { name: 'Outline', exact: true }).click()
  const row = ann.page.getByRole('treeitem', { name: TALKS })
  await expect(row).toContainText('Bob is editing')
  await expect(row).toContainText('Selected by Bob')
  await expectAccessible(ann.page)
  await bob.page.keyboard.press('Escape')
  await expect(row).not.toContainText('Bob is editing')

  await bob.page.goto(server.address)
  await expect(ann.page.getByRole('button', { name: 'Also here: Bob' })).toBeHidden()
  await expect(row).not.toContainText('Selected by Bob')
})

test('hides a pointer that rests, until it moves again', async () => {
  await ann.page.clock.install()
  await sideBySide('rest')
  await card(bob.page, TALKS).hover()
  await expect(cursor(ann.page, 'Bob')).toBeVisible()
  await ann.page.clock.fastForward('00:09')
  await expect(cursor(ann.page, 'Bob')).toBeHidden()
  await card(bob.page, PEACE).hover()
  await expect(cursor(ann.page, 'Bob')).toBeVisible()
})

test('follows what somebody sees until one moves oneself', async () => {
  await sideBySide('follow')
  await ann.page.getByRole('button', { name: 'Also here: Bob' }).click()
  await ann.page.getByRole('menuitemcheckbox', { name: 'Bob On the map' }).click()
  await expect(canvas(ann.page)).toContainText('Following Bob')
  const zoom = (page: Page) => canvas(page).getByRole('button', { name: /^\d+ %/ })
  const before = await zoom(bob.page).textContent()
  await canvas(bob.page).getByRole('button', { name: 'Zoom out' }).click()
  await expect(zoom(bob.page)).not.toHaveText(before ?? '')
  await expect(async () => {
    expect(await zoom(ann.page).textContent()).toBe(await zoom(bob.page).textContent())
  }).toPass()
  await expectAccessible(ann.page)

  await canvas(ann.page).press('ArrowRight')
  await expect(canvas(ann.page)).not.toContainText('Following Bob')
  const own = await zoom(ann.page).textContent()
  await canvas(bob.page).getByRole('button', { name: 'Zoom out' }).click()
  await expect(zoom(bob.page)).not.toHaveText(own ?? '')
  await expect(zoom(ann.page)).toHaveText(own ?? '')
})

test('merges what two people write in one claim at the same time', async () => {
  const map = await sideBySide('merge')
  await card(ann.page, TALKS).dblclick()
  await editor(ann.page).fill('The quiet talks go on.')
  await expect(card(bob.page, TALKS)).toContainText('Ann is editing')
  await card(bob.page, TALKS).dblclick()
  const lock = canvas(bob.page).getByRole('group', { name: 'Claim: open elsewhere' })
  await expect(lock).toContainText('Ann is editing')
  await lock.getByRole('button', { name: 'Edit anyway' }).click()
  await editor(bob.page).fill('The talks go on in Oman.')
  await editor(ann.page).press('Enter')
  await expectSaved(ann.page)
  await editor(bob.page).press('Enter')
  for (const { page } of [ann, bob]) {
    await expect(card(page, 'The quiet talks go on in Oman.')).toBeVisible()
  }
  const { claims } = await documentOf(ann.page, server.address, map)
  expect(claims.find(({ id }) => id === 'c1')?.text).toBe('The quiet talks go on in Oman.')
})

test('takes back its own work and not the other’s', async () => {
  await sideBySide('undo')
  await card(ann.page, TALKS).dblclick()
  await editor(ann.page).fill('The talks are over.')
  await editor(ann.page).press('Enter')
  await expect(card(bob.page, 'The talks are over.')).toBeVisible()
  await card(bob.page, PEACE).dblclick()
  await editor(bob.page).fill('Peace is far.')
  await editor(bob.page).press('Enter')
  await expect(card(ann.page, 'Peace is far.')).toBeVisible()
  await ann.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  for (const { page } of [ann, bob]) {
    await expect(card(page, TALKS)).toBeVisible()
    await expect(card(page, 'Peace is far.')).toBeVisible()
  }
})

/** `work` without a network; what it made meets the others' when it is back. */
async function onATrain({ context, guard }: Guest, work: () => Promise<void>): Promise<void> {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/)
  await context.setOffline(true)
  await work()
  await context.setOffline(false)
}

const tray = (page: Page) => page.getByRole('complementary', { name: 'Changes that met another’s' })

test('keeps the words that met a deletion, and restores the claim with them', async () => {
  await sideBySide('deleted')
  await onATrain(bob, async () => {
    await card(bob.page, TALKS).dblclick()
    await editor(bob.page).fill('The talks go on in Oman.')
    await editor(bob.page).press('Enter')
    await card(ann.page, TALKS).click()
    await ann.page.keyboard.press('Delete')
    await expectSaved(ann.page)
  })
  await expect(tray(bob.page)).toContainText('Ann deleted “The talks go on” meanwhile.', {
    timeout: 60_000,
  })
  await expect(tray(bob.page)).toContainText('The talks go on in Oman.')
  await expectAccessible(bob.page)
  await tray(bob.page).getByRole('button', { name: 'Restore with my text' }).click()
  await expect(tray(bob.page)).toBeHidden()
  await expect(card(ann.page, 'The talks go on in Oman.')).toBeVisible()
})

test('lets the two compare when they changed the same words', async () => {
  await sideBySide('compare')
  await card(bob.page, TALKS).dblclick()
  await editor(bob.page).fill('Secret talks go on.')
  await expect(card(ann.page, TALKS)).toContainText('Bob is editing')
  await card(ann.page, TALKS).dblclick()
  await canvas(ann.page).getByRole('button', { name: 'Edit anyway' }).click()
  await editor(ann.page).fill('Quiet talks go on.')
  await editor(ann.page).press('Enter')
  await expectSaved(ann.page)
  await editor(bob.page).press('Enter')
  await expect(tray(bob.page)).toContainText('Ann’s version')
  await expect(tray(ann.page)).toContainText('Bob’s stand.')
  await tray(ann.page).getByRole('button', { name: 'Compare' }).click()
  const dialog = ann.page.getByRole('dialog', { name: 'Two versions of one text' })
  await expect(dialog.getByRole('region', { name: 'Gave way' })).toContainText('Quiet talks go on.')
  await expectAccessible(ann.page)
  await dialog.getByRole('button', { name: 'Use my version' }).click()
  await expect(tray(ann.page)).toBeHidden()
  await expect(card(bob.page, 'Quiet talks go on.')).toBeVisible()
})

test('says what a deletion took of the others’ work, and takes all of it back', async () => {
  await sideBySide('took')
  await onATrain(ann, async () => {
    await card(ann.page, PEACE).click()
    await ann.page.keyboard.press('Delete')
    await expect(card(ann.page, PEACE)).toBeHidden()
    await card(bob.page, TALKS).click()
    await inspector(bob.page)
      .getByRole('button', { name: 'Add an objection to this claim' })
      .click()
    const dialog = bob.page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('Peace')
    await dialog.getByRole('option', { name: PEACE }).click()
    await expectSaved(bob.page)
  })
  const notice = ann.page.getByRole('listitem').filter({ hasText: 'was also removed' })
  await expect(notice).toContainText('1 new inference by Bob was also removed.', {
    timeout: 60_000,
  })
  await notice.getByRole('button', { name: 'Undo' }).click()
  for (const { page } of [ann, bob]) {
    await expect(card(page, PEACE)).toBeVisible()
    await expect(canvas(page).getByLabel(/^Inference: /)).toHaveCount(2)
  }
})

test('says who changed what an undo would take back', async () => {
  await sideBySide('too-late')
  await card(ann.page, TALKS).dblclick()
  await editor(ann.page).fill('The talks are over.')
  await editor(ann.page).press('Enter')
  await card(bob.page, 'The talks are over.').dblclick()
  await editor(bob.page).fill('The talks are suspended.')
  await editor(bob.page).press('Enter')
  await expect(card(ann.page, 'The talks are suspended.')).toBeVisible()
  await ann.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  const notice = ann.page.getByRole('listitem').filter({ hasText: 'cannot be taken back any more' })
  await expect(notice).toContainText('Bob changed “The talks are suspended” since.')

  // It can be had all the same, by whoever sees whose work goes; and that is a step like any other.
  await notice.getByRole('button', { name: 'Undo anyway' }).click()
  const dialog = ann.page.getByRole('dialog', { name: 'Undo anyway?' })
  await expect(dialog).toContainText('Bob changed “The talks are suspended” since.')
  await expect(dialog.getByRole('region', { name: 'As it stands' })).toContainText('suspended')
  await expect(dialog.getByRole('region', { name: 'As it would be' })).toContainText(TALKS)
  await expectAccessible(ann.page)
  await dialog.getByRole('button', { name: 'Undo anyway' }).click()
  await expect(dialog).toBeHidden()
  for (const { page } of [ann, bob]) await expect(card(page, TALKS)).toBeVisible()
  await ann.page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(
    ann.page.getByText('Ann took back changes of “The talks go on”.').first(),
  ).toBeVisible()
  await ann.page.getByRole('button', { name: 'Map', exact: true }).click()
  await ann.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  for (const { page } of [ann, bob]) {
    await expect(card(page, 'The talks are suspended.')).toBeVisible()
  }
})

test('lets somebody whose role was lowered look and not change, at once', async () => {
  await sideBySide('lowered')
  const { items } = (await ann.ask('GET', '/workspaces/personal/members')) as {
    readonly items: readonly { readonly user: string; readonly name: string }[]
  }
  const member = `/workspaces/personal/members/${items.find(({ name }) => name === 'Bob')?.user}`
  await ann.ask('PUT', member, { role: 'viewer' })
  const status = bob.page.getByRole('banner').getByRole('status')
  await expect(status.filter({ hasText: 'Read-only' })).toBeVisible()
  await ann.ask('PUT', member, { role: 'editor' })
  await expectSaved(bob.page)
})

test('shows comments and suggestions as they are made, and that one was accepted', async () => {
  await sideBySide('talk')
  const open = async (page: Page, part: string) => {
    await page.getByRole('tab', { name: 'Discussion' }).click()
    await page
      .getByRole('tabpanel')
      .getByRole('navigation', { name: 'Parts of the discussion' })
      .getByRole('button', { name: part })
      .click()
  }
  await open(bob.page, 'Comments')
  await card(ann.page, TALKS).click()
  const comments = inspector(ann.page).getByRole('region', { name: 'Comments' })
  await comments.getByLabel('Comment on this').fill('Since when?')
  await comments.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(bob.page.getByRole('tabpanel')).toContainText('Since when?')

  await open(ann.page, 'Suggestions')
  await bob.page.getByRole('button', { name: 'Mode: Editing' }).click()
  await bob.page.getByRole('menuitemcheckbox', { name: /^Suggesting/ }).click()
  await card(bob.page, PEACE).dblclick()
  await editor(bob.page).fill('Peace is possible.')
  await editor(bob.page).press('Enter')
  await bob.page.getByRole('button', { name: 'Send suggestion' }).click()
  const suggestion = (page: Page) =>
    page.getByRole('tabpanel').getByRole('article', { name: 'Suggestion by Bob' })
  await expect(suggestion(ann.page)).toBeVisible()
  await suggestion(ann.page).getByRole('button', { name: 'Accept' }).click()
  await expect(suggestion(bob.page)).toContainText('Accepted by Ann')
  await expect(card(bob.page, 'Peace is possible.')).toBeVisible()
  await bob.page.getByRole('button', { name: 'Mode: Suggesting' }).click()
  await bob.page.getByRole('menuitemcheckbox', { name: /^Editing/ }).click()
})
