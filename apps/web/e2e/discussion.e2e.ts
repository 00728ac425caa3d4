import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  card,
  claimRecord,
  documentOf,
  importDocument,
  inspector,
  inferenceRecord,
  openMap,
} from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const TALKS = 'Talks go on behind closed doors.'
const PEACE = 'Peace is near.'

/** The pane beside the map. */
const side = (page: Page) => page.getByRole('tabpanel')
const openPanel = (page: Page, name: string) => page.getByRole('tab', { name }).click()

async function openTalk(page: Page, name: string): Promise<void> {
  await openPanel(page, 'Discussion')
  await side(page)
    .getByRole('navigation', { name: 'Parts of the discussion' })
    .getByRole('button', { name })
    .click()
}

/** A small debate, opened. Answers its id. */
async function aDebate(page: Page, name: string): Promise<string> {
  const id = await importDocument(page, server.address, {
    map: { id: `discussed-${name}`, title: `Discussed: ${name}`, question: 'Is peace near?' },
    claims: [claimRecord('c1', TALKS), claimRecord('c2', PEACE)],
    inferences: [inferenceRecord('i1', 'for', ['c1'], { claim: 'c2' })],
  })
  await openMap(page, server.address, id)
  return id
}

test('comments on a claim, and resolves the thread', async ({ page }) => {
  await aDebate(page, 'comments')
  await card(page, TALKS).click()
  const comments = inspector(page).getByRole('region', { name: 'Comments' })
  await comments
    .getByLabel('Comment on this')
    .fill('Who says so, @Owner? **See** [Wires](https://example.org/a) <b>now</b> ![](x.png)')
  await comments.getByRole('button', { name: 'Comment', exact: true }).click()
  const thread = comments.getByRole('article', { name: 'Thread', exact: true })
  await expect(thread).toContainText('@Owner')
  await expect(thread.locator('strong', { hasText: 'See' })).toBeVisible()
  await expect(thread.getByRole('link', { name: 'Wires' })).toHaveAttribute(
    'rel',
    'noopener nofollow ugc',
  )
  await expect(thread.locator('b', { hasText: 'now' })).toHaveCount(0)
  await expect(thread.getByRole('img')).toHaveCount(0)
  await expect(card(page, TALKS)).toContainText('1 open comments')

  await thread.getByLabel('Reply').fill('The wires do.')
  await page.keyboard.press('Control+Enter')
  await expect(thread.getByText('The wires do.')).toBeVisible()
  await thread.getByRole('listitem').nth(1).getByRole('button', { name: 'Delete' }).click()
  await expect(thread.getByText('removed by its author')).toBeVisible()
  await expectAccessible(page)

  await openTalk(page, 'Comments')
  await expect(side(page).getByRole('button', { name: `On “${TALKS.slice(0, -1)}”` })).toBeVisible()
  await side(page).getByRole('button', { name: 'Resolve' }).click()
  await expect(side(page).getByText('No open comments.')).toBeVisible()
  await expect(card(page, TALKS)).not.toContainText('open comments')

  await page.reload()
  await card(page, TALKS).click()
  await openPanel(page, 'About')
  const resolved = inspector(page).getByRole('article', { name: 'Resolved thread' })
  await expect(resolved).toContainText('Resolved by Owner')
})

async function suggest(page: Page, words: string, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Mode: Editing' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Suggesting/ }).click()
  await card(page, PEACE).click()
  await page
    .getByRole('region', { name: 'Inspector' })
    .getByRole('button', { name: 'Add an objection to this claim' })
    .click()
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.getByRole('dialog').getByRole('option', { name: 'Make a new claim' }).click()
  await expect(card(page, words)).toContainText('would appear')
  const bar = page.getByRole('form', { name: 'Suggesting' })
  await expect(bar).toContainText('1 change')
  await bar.getByLabel('Why you suggest this').fill(note)
  await bar.getByRole('button', { name: 'Send suggestion' }).click()
  await expect(side(page).getByRole('article', { name: 'Suggestion by Owner' })).toBeVisible()
  await expect(card(page, words)).toHaveCount(0)
}

test('suggests an objection, sees it on the map and accepts it', async ({ page }) => {
  const id = await aDebate(page, 'accepted')
  const words = 'Shots were fired this week.'
  await suggest(page, words, 'What of the shots?')
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(2)

  const suggestion = side(page).getByRole('article', { name: 'Suggestion by Owner' })
  await expect(suggestion).toContainText('What of the shots?')
  await expect(suggestion).toContainText(`Rebutted “Peace is near” with “${words.slice(0, -1)}”.`)
  await suggestion.getByRole('button', { name: 'Show on the map' }).click()
  await expect(card(page, words)).toContainText('would appear')
  await expectAccessible(page)
  await suggestion.getByRole('button', { name: 'Accept' }).click()
  await expect(suggestion).toContainText('Accepted by Owner')
  await expect(card(page, words)).toBeVisible()
  await expect(card(page, words)).not.toContainText('would appear')
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(3)

  await openTalk(page, 'Activity')
  await expect(side(page)).toContainText(
    `Owner, as Owner suggested, rebutted “Peace is near” with “${words.slice(0, -1)}”.`,
  )
})

test('suggests an objection and rejects it with a reason', async ({ page }) => {
  const id = await aDebate(page, 'rejected')
  await suggest(page, 'Nobody knows anything.', 'A doubt.')
  const suggestion = side(page).getByRole('article', { name: 'Suggestion by Owner' })
  await suggestion.getByRole('button', { name: 'Reject…' }).click()
  await suggestion.getByLabel('Why not?').fill('Too broad to answer.')
  await suggestion.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(suggestion).toContainText('Rejected by Owner')
  await expect(suggestion).toContainText('Too broad to answer.')
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(2)
})

test('takes a stance on a blind map, and reveals what everybody holds', async ({ page }) => {
  const id = await aDebate(page, 'stances')
  await page.getByRole('button', { name: 'Hide stances until revealed' }).click()
  await expect(side(page)).toContainText('Nobody sees what the others hold')
  await card(page, TALKS).click()
  const stances = inspector(page).getByRole('region', { name: 'Stances' })
  await expect(stances).toContainText('What others hold is hidden until it is revealed.')
  await stances.getByRole('button', { name: 'Accept' }).click()
  await expect(stances.getByRole('heading')).toContainText('Accept')
  await stances.getByRole('slider').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(stances.getByRole('heading')).toContainText('95 %')
  await expectAccessible(page)
  await openTalk(page, 'Activity')
  await expect(side(page)).toContainText('One stance is hidden until they are revealed.')
  await expect(side(page)).not.toContainText('took a stance')

  await page.keyboard.press('Escape')
  await openPanel(page, 'About')
  await inspector(page).getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('button', { name: 'Reveal all stances' }).click()
  await expect(side(page)).toContainText('Everybody sees what the others hold.')
  await openTalk(page, 'Activity')
  await expect(side(page)).toContainText(`Owner took a stance on “${TALKS.slice(0, -1)}”.`)
  expect((await documentOf(page, server.address, id)).revision).toBeGreaterThan(0)
})

test('comments on words of a source, which are counted beside their paragraph', async ({
  page,
}) => {
  await page.goto(server.address)
  await page.getByRole('link', { name: 'The US–Iran back-channel talks' }).click()
  const text = page.getByRole('region', { name: /^Text of/ })
  await expect(text.getByRole('paragraph').first()).toBeVisible()
  // On a busy machine the text may take the focus before it takes keys.
  await expect(async () => {
    await text.focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible({
      timeout: 2_000,
    })
  }).toPass({ timeout: 20_000 })
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Comment on this passage' })
  await dialog.getByLabel('Your comment').fill('Is this still so?')
  await dialog.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await text.getByRole('button', { name: '1 open thread on this paragraph' }).click()
  await expect(side(page)).toContainText('Is this still so?')
})
