import type { OperationInput } from '@counterpoint/core'
import type { Locator, Page } from '@playwright/test'
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
  junction,
  openMap,
} from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const TALKS = 'Talks go on behind closed doors.'
const PEACE = 'Peace is near.'
const THEATRE = 'The talks are theatre.'
const SHARPER = 'Talks go on in Muscat.'

/** What was done to the debate after it was imported at revision 1. */
const COURSE: readonly OperationInput[] = [
  { kind: 'claim.create', claim: { id: 'c3', text: THEATRE }, at: { x: 300, y: 0 } },
  {
    kind: 'inference.create',
    inference: { id: 'i2', polarity: 'against', premises: ['c3'], target: { claim: 'c1' } },
  },
  { kind: 'claim.edit', claim: 'c1', changes: { text: SHARPER } },
  { kind: 'claim.delete', claim: 'c2' },
]
const LAST = 1 + COURSE.length

async function submit(page: Page, id: string, ...operations: OperationInput[]): Promise<void> {
  for (const operation of operations) {
    const answer = await page.request.post(`${server.address}/api/maps/${id}/operations`, {
      data: { operations: [operation] },
    })
    expect(answer.status(), await answer.text()).toBe(200)
  }
}

/** A debate with a past, opened at its history. Answers its id. */
async function aDebateWithAPast(page: Page, name: string): Promise<string> {
  const id = await importDocument(page, server.address, {
    map: { id: `past-${name}`, title: `With a past: ${name}`, question: 'Is peace near?' },
    claims: [claimRecord('c1', TALKS), claimRecord('c2', PEACE)],
    inferences: [inferenceRecord('i1', 'for', ['c1'], { claim: 'c2' })],
    placements: { c1: { x: 0, y: 0 }, c2: { x: 0, y: -300 } },
  })
  await submit(page, id, ...COURSE)
  await openMap(page, server.address, id)
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(slider(page)).toHaveValue(String(LAST))
  return id
}

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Revision' })
const pane = (page: Page): Locator => page.getByRole('region', { name: 'History', exact: true })
const part = (page: Page, name: string): Locator =>
  page
    .getByRole('navigation', { name: 'Parts of the history' })
    .getByRole('button', { name, exact: true })

/** Travels by what a person would choose in the list of changes. */
const travelTo = (page: Page, sentence: string): Promise<void> =>
  pane(page).getByRole('button', { name: sentence }).click()

test('travels back and forth by slider, list and buttons, and changes nothing', async ({
  page,
}) => {
  const id = await aDebateWithAPast(page, 'travel')
  await expect(page.getByText(`The latest, revision ${LAST}.`)).toBeVisible()
  await expect(card(page, PEACE)).toBeHidden()

  await slider(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(slider(page)).toHaveValue(String(LAST - 1))
  await expect(page.getByText(`The past, revision ${LAST - 1} of ${LAST}.`)).toBeVisible()
  await expect(card(page, PEACE)).toBeVisible()
  await expect(card(page, SHARPER)).toBeVisible()
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Owner reworded “Talks go on behind/)

  await travelTo(page, 'Owner put forward “The talks are theatre”')
  await expect(slider(page)).toHaveValue('2')
  await expect(card(page, TALKS)).toBeVisible()
  await expect(junction(page, `“${THEATRE}” rebuts “${TALKS}”`)).toBeHidden()
  await page.getByRole('button', { name: 'One change on' }).click()
  await expect(junction(page, `“${THEATRE}” rebuts “${TALKS}”`)).toBeVisible()
  await expect(page).toHaveURL(/view=history.*at=3/)

  await slider(page).focus()
  await page.keyboard.press('Home')
  await expect(page.getByText('Nothing is claimed yet')).toBeVisible()
  await expect(pane(page).getByRole('button', { name: 'The map was made.' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(slider(page)).toHaveValue(String(LAST))
  await page.getByRole('button', { name: 'Play backwards' }).click()
  await expect(card(page, PEACE)).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()

  // By keyboard one walks the past and does not edit it.
  await card(page, PEACE).click()
  for (const key of ['Tab', 'Enter', 'F2', 'Delete', 'Control+z']) await page.keyboard.press(key)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(canvas(page).getByRole('button', { name: 'Claim', exact: true })).toHaveCount(0)
  expect((await documentOf(page, server.address, id)).revision).toBe(LAST)

  await page.reload()
  await expect(card(page, PEACE)).toBeVisible()
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  await expect(card(page, SHARPER)).toBeVisible()
  await expect(card(page, PEACE)).toBeHidden()
  await expect(canvas(page).getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
})

test('a map without a past says so', async ({ page }) => {
  await page.request.post(`${server.address}/api/maps`, { data: { id: 'new', title: 'New' } })
  await openMap(page, server.address, 'new')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByText('The latest, revision 0. The map was made.')).toBeVisible()
  await expect(page.getByText('Nothing is claimed yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Restore…' })).toHaveCount(0)
})

test('the history that cannot be read says so, and is read once the server is back', async ({
  page,
  guard,
}) => {
  guard.allow(/net::ERR_FAILED/)
  const id = await aDebateWithAPast(page, 'away')
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  const log = `**/api/maps/${id}/operations*`
  await page.route(log, (route) => route.abort())
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(`before revision ${LAST} are missing`)
  await page.unroute(log)
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await travelTo(page, 'Owner imported')
  await expect(card(page, TALKS)).toBeVisible()
})

test('what others do meanwhile makes the past longer and moves nobody', async ({ page }) => {
  const id = await aDebateWithAPast(page, 'live')
  await travelTo(page, 'Owner rebutted')
  await submit(page, id, { kind: 'claim.create', claim: { id: 'c9', text: 'Ships turn back.' } })
  await expect(slider(page)).toHaveAttribute('max', String(LAST + 1))
  await expect(slider(page)).toHaveValue('3')
  await expect(card(page, 'Ships turn back.')).toBeHidden()
  await pane(page).getByRole('button', { name: 'One later change' }).click()
  await travelTo(page, 'Owner put forward “Ships turn back”')
  await expect(card(page, 'Ships turn back.')).toBeVisible()
})

test('compares two points: in sentences that lead to the record, and on the canvas', async ({
  page,
}) => {
  await aDebateWithAPast(page, 'compare')
  await travelTo(page, 'Owner imported')
  await page.getByRole('button', { name: 'Compare from here' }).click()
  await expect(pane(page)).toContainText('Nothing differs between the two.')
  await page.getByRole('button', { name: 'To the latest' }).click()

  const group = (name: string) => pane(page).getByRole('region', { name })
  await expect(group('Added')).toContainText(`The claim “The talks are theatre” was added.`)
  await expect(group('Gone')).toContainText('The claim “Peace is near” is gone.')
  await expect(group('Changed')).toContainText(
    '“Talks go on behind closed doors” was reworded as “Talks go on in Muscat”.',
  )
  await expect(group('Standing flipped')).toContainText(
    '“Talks go on in Muscat” was in and is out now.',
  )
  await expect(card(page, THEATRE)).toContainText('added')
  await expect(card(page, SHARPER)).toContainText('changed')
  await expect(card(page, PEACE)).toContainText('gone')

  await group('Gone').getByRole('button', { name: 'The claim “Peace is near” is gone.' }).click()
  await expect(page.locator('.react-flow__node.selected')).toContainText(PEACE)
  await pane(page).getByLabel('Compare with').selectOption({ label: 'The beginning' })
  await expect(group('Gone')).toHaveCount(0)
  await expect(group('Added')).toContainText('The claim “Talks go on in Muscat” was added.')
  await page.getByRole('button', { name: 'End comparing' }).click()
  await expect(card(page, PEACE)).toBeHidden()
})

test('names a version, renames it, goes back to it, takes the name away', async ({ page }) => {
  await aDebateWithAPast(page, 'versions')
  await travelTo(page, 'Owner imported')
  await part(page, 'Versions').click()
  await expect(pane(page)).toContainText('No version has a name yet.')
  await pane(page).getByLabel('Name for revision 1').fill('Before the hearing')
  await page.keyboard.press('Enter')
  const versions = pane(page).getByRole('list', { name: 'Named versions' })
  await expect(versions).toContainText('Revision 1, named by Owner')
  await versions.getByRole('button', { name: 'Name of the version Before the hearing' }).click()
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('As imported')
  await page.keyboard.press('Enter')
  await expect(versions).toContainText('As imported')

  await page.reload()
  await page.getByRole('button', { name: 'To the latest' }).click()
  await part(page, 'Versions').click()
  await versions.getByRole('button', { name: 'Look at As imported' }).click()
  await expect(slider(page)).toHaveValue('1')
  await page.getByRole('button', { name: 'To the latest' }).click()
  await versions.getByRole('button', { name: 'Compare with As imported' }).click()
  await expect(pane(page).getByLabel('Compare with')).toHaveValue('1')
  await expect(card(page, PEACE)).toContainText('gone')
  await part(page, 'Versions').click()
  await versions.getByRole('button', { name: 'Take the name As imported away' }).click()
  await expect(pane(page)).toContainText('No version has a name yet.')
})

test('restores the map as one more change, and takes that back', async ({ page }) => {
  const id = await aDebateWithAPast(page, 'restore')
  const before = await documentOf(page, server.address, id)
  await travelTo(page, 'Owner imported')
  await page.getByRole('button', { name: 'Restore…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1' })
  await expect(dialog).toContainText('The claim “Peace is near” was added.')
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(slider(page)).toHaveValue('1')

  await page.getByRole('button', { name: 'Restore…' }).click()
  await dialog.getByRole('button', { name: 'Restore revision 1' }).click()
  await expect(page.getByRole('button', { name: 'Map', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(card(page, PEACE)).toBeVisible()
  await expect(card(page, TALKS)).toBeVisible()
  await expect(card(page, THEATRE)).toBeHidden()
  await expectSaved(page)
  const restored = await documentOf(page, server.address, id)
  expect(restored.revision).toBe(LAST + 1)
  expect(restored.claims.map(({ text }) => text).toSorted()).toEqual([PEACE, TALKS])

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(card(page, THEATRE)).toBeVisible()
  await expectSaved(page)
  const undone = await documentOf(page, server.address, id)
  expect(undone).toEqual({ ...before, revision: LAST + 2 })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the history is accessible, wide and on a phone', async ({ page }) => {
      await aDebateWithAPast(page, colorScheme)
      await expectAccessible(page)
      await travelTo(page, 'Owner imported')
      await page.getByRole('button', { name: 'Compare from here' }).click()
      await page.getByRole('button', { name: 'To the latest' }).click()
      await expect(card(page, PEACE)).toContainText('gone')
      await expectAccessible(page)
      await part(page, 'Versions').click()
      await pane(page).getByLabel(`Name for revision ${LAST}`).fill('As it is')
      await page.keyboard.press('Enter')
      await expect(pane(page)).toContainText('named by Owner')
      await expectAccessible(page)
      await page.getByRole('button', { name: 'One change back' }).click()
      await page.getByRole('button', { name: 'Restore…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      await page.setViewportSize({ width: 390, height: 844 })
      for (const name of ['Changes', 'Compare', 'Versions', 'Map']) {
        await part(page, name).click()
        await expectAccessible(page)
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        ).toBe(true)
      }
      await expect(card(page, PEACE)).toBeVisible()
      await slider(page).focus()
      await page.keyboard.press('End')
      await expect(card(page, PEACE)).toContainText('gone')
    })
  })
}
