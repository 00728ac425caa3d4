import type { Page } from '@playwright/test'
import { drag, expectStill, middleOf } from './by-mouse.ts'
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

const THESIS = 'The town should build the bridge.'
const REASON = 'The bridge shortens the way to school.'
const OBJECTION = 'The bridge costs more than the town has.'

async function openBridge(page: Page): Promise<string> {
  const id = await importDocument(page, server.address, {
    map: { id: 'bridge', title: 'Bridge', question: '' },
    claims: [
      claimRecord('thesis', THESIS),
      claimRecord('reason', REASON),
      claimRecord('objection', OBJECTION),
    ],
    inferences: [
      inferenceRecord('i1', 'for', ['reason'], { claim: 'thesis' }),
      inferenceRecord('i2', 'against', ['objection'], { claim: 'thesis' }),
    ],
  })
  await openMap(page, server.address, id)
  for (const text of [THESIS, REASON, OBJECTION]) await expect(card(page, text)).toBeVisible()
  await expectStill(card(page, THESIS))
  return id
}

/** From the thesis to the objection, in widths of a card: the same at every zoom. */
async function wayToObjection(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  await expectStill(card(page, OBJECTION))
  const from = await middleOf(card(page, THESIS))
  const to = await middleOf(card(page, OBJECTION))
  const { width } = (await card(page, THESIS).boundingBox())!
  return { x: (to.x - from.x) / width, y: (to.y - from.y) / width }
}

test('Tab writes a reason, Shift Tab an objection, Enter another one beside it', async ({
  page,
}) => {
  const id = await openBridge(page)
  await card(page, THESIS).click()
  await page.keyboard.press('Tab')
  await expect(canvas(page).getByRole('textbox', { name: 'A reason' })).toBeFocused()
  await page.keyboard.type('It is safer than the ferry.')
  await page.keyboard.press('Enter')
  await expect(junction(page, `“It is safer than the ferry.” supports “${THESIS}”`)).toBeVisible()

  await card(page, THESIS).click()
  await page.keyboard.press('Shift+Tab')
  await expect(canvas(page).getByRole('textbox', { name: 'An objection' })).toBeFocused()
  await page.keyboard.type('Floods would take it.')
  await page.keyboard.press('Enter')
  await expect(junction(page, `“Floods would take it.” rebuts “${THESIS}”`)).toBeVisible()

  await card(page, REASON).click()
  await page.keyboard.press('Enter')
  await expect(canvas(page).getByRole('textbox', { name: 'A reason' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(canvas(page).getByRole('textbox')).toHaveCount(0)

  await expectSaved(page)
  const { claims, inferences } = await documentOf(page, server.address, id)
  expect(claims).toHaveLength(5)
  expect(inferences).toHaveLength(4)
})

test('F2 rewords a claim, Escape leaves it as it was', async ({ page }) => {
  const id = await openBridge(page)
  await card(page, REASON).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Nothing of this is meant.')
  await page.keyboard.press('Escape')
  await expect(card(page, REASON)).toBeVisible()
  await card(page, REASON).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Children reach school in half the time.')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Children reach school in half the time.')).toBeVisible()
  await expectSaved(page)
  const { claims } = await documentOf(page, server.address, id)
  expect(claims.find((claim) => claim.id === 'reason')?.text).toBe(
    'Children reach school in half the time.',
  )
})

test('a card is written on where it can be read, however far one was from it', async ({ page }) => {
  await openBridge(page)
  await card(page, REASON).click()
  const zoomOut = canvas(page).getByRole('button', { name: 'Zoom out' })
  const isFar = canvas(page).and(page.locator('[data-zoom="far"]'))
  while ((await isFar.count()) === 0) await zoomOut.click()
  await canvas(page).focus()
  await page.keyboard.press('F2')
  await expect(canvas(page).getByRole('textbox', { name: 'Claim', exact: true })).toBeFocused()
  await expect(isFar).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Children reach school by noon.')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Children reach school by noon.')).toBeVisible()
})

test('Delete takes a claim away with what hangs on it alone, and the notice brings it back', async ({
  page,
}) => {
  const id = await openBridge(page)
  const before = await documentOf(page, server.address, id)
  await card(page, REASON).click()
  await page.keyboard.press('Delete')
  await expect(card(page, REASON)).toHaveCount(0)
  await expect(page.getByText('Deleted 1 claim and 1 inference.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(card(page, REASON)).toBeVisible()
  await expectSaved(page)
  const { claims, inferences } = await documentOf(page, server.address, id)
  expect({ claims, inferences }).toEqual({ claims: before.claims, inferences: before.inferences })
})

test('cards that were dragged stay where they were put', async ({ page }) => {
  const id = await openBridge(page)
  const before = await wayToObjection(page)
  for (const [text, by] of [
    [REASON, { x: -40, y: 10 }],
    [THESIS, { x: 30, y: -20 }],
    [OBJECTION, { x: 60, y: 120 }],
  ] as const) {
    await drag(page, card(page, text), by)
  }
  const put = await wayToObjection(page)
  expect(put.y).toBeGreaterThan(before.y + 0.2)
  await expectSaved(page)
  const { placements } = await documentOf(page, server.address, id)
  expect(Object.keys(placements)).toEqual(expect.arrayContaining(['objection', 'reason', 'thesis']))

  await page.reload()
  await expectSaved(page)
  await expect(card(page, OBJECTION)).toBeVisible()
  const found = await wayToObjection(page)
  expect(found.x).toBeCloseTo(put.x, 1)
  expect(found.y).toBeCloseTo(put.y, 1)
  expect((await documentOf(page, server.address, id)).placements).toEqual(placements)
})

test('Tidy lays everything out anew, and undo brings back what was', async ({ page }) => {
  const id = await openBridge(page)
  await drag(page, card(page, OBJECTION), { x: 150, y: 200 })
  await expectSaved(page)
  const { placements: dragged } = await documentOf(page, server.address, id)
  await canvas(page).getByRole('button', { name: 'Tidy' }).click()
  await expect
    .poll(async () => Object.keys((await documentOf(page, server.address, id)).placements).length)
    .toBeGreaterThan(2)
  const { placements: tidy } = await documentOf(page, server.address, id)
  expect(tidy['objection']).not.toEqual(dragged['objection'])
  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => (await documentOf(page, server.address, id)).placements)
    .toEqual(dragged)
})

test('a double click on empty ground begins a claim there', async ({ page }) => {
  const id = await openBridge(page)
  const { x, y } = (await canvas(page).boundingBox())!
  await page.mouse.dblclick(x + 60, y + 200)
  const field = canvas(page).getByRole('textbox', { name: 'New claim' })
  await expect(field).toBeFocused()
  await page.keyboard.type('The ferry is enough.')
  await page.keyboard.press('Enter')
  await expect(card(page, 'The ferry is enough.')).toBeVisible()
  await expectSaved(page)
  const { claims, placements } = await documentOf(page, server.address, id)
  expect(placements).toHaveProperty(claims.find(({ text }) => text === 'The ferry is enough.')!.id)
})

test('finds claims and filters by what stands', async ({ page }) => {
  await openBridge(page)
  await canvas(page).getByRole('button', { name: 'Find', exact: true }).click()
  const field = canvas(page).getByRole('textbox', { name: 'Find claims' })
  const said = canvas(page).getByRole('search').getByRole('status')
  await field.fill('bridge')
  await expect(said).toHaveText('3 claims')
  await field.fill('school')
  await expect(said).toHaveText('1 claim')
  await field.press('Enter')
  await expect(said).toHaveText('1 of 1')
  await expect(card(page, REASON)).toHaveCSS('opacity', '1')
  await expect(card(page, OBJECTION)).not.toHaveCSS('opacity', '1')
  await field.press('Escape')
  await expect(card(page, OBJECTION)).toHaveCSS('opacity', '1')

  await canvas(page).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Out', exact: true }).click()
  await expect(card(page, REASON)).not.toHaveCSS('opacity', '1')
  await expect(card(page, THESIS)).toHaveCSS('opacity', '1')
})

test('Argdown that is pasted is read as a file is', async ({ page }) => {
  const id = await openBridge(page)
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, '<Tolls>\n\n(1) Tolls pay for it.\n(2) They are fair.\n----\n  <_ [Poor]: They hit the poor.\n(3) [Build]: It can be built.')
  const dialog = page.getByRole('dialog', { name: 'Claims from text' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'They are fair.' })).toHaveText(
    '& together They are fair.',
  )
  await dialog.getByRole('button', { name: 'Add 4 claims' }).click()
  await expectSaved(page)
  const { claims, inferences } = await documentOf(page, server.address, id)
  const idOf = (text: string) => claims.find((claim) => claim.text === text)?.id
  const step = inferences.find(({ premises }) => premises.length === 2)
  expect(step).toMatchObject({
    premises: [idOf('Tolls pay for it.'), idOf('They are fair.')],
    target: { claim: idOf('It can be built.') },
  })
  expect(inferences).toContainEqual(
    expect.objectContaining({
      polarity: 'against',
      premises: [idOf('They hit the poor.')],
      target: { inference: step?.id },
    }),
  )
})

test('text that is pasted onto the map is shown first, and added in one step', async ({ page }) => {
  const id = await openBridge(page)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'It is needed.\n  + The ferry is slow.\n  - It runs often.')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  const dialog = page.getByRole('dialog', { name: 'Claims from text' })
  await expect(dialog.getByRole('listitem')).toHaveText([
    'It is needed.',
    '+ supports The ferry is slow.',
    '− rebuts It runs often.',
  ])
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(3)
  await dialog.getByRole('button', { name: 'Add 3 claims' }).click()
  await expect(junction(page, '“It runs often.” rebuts “It is needed.”')).toBeVisible()
  await expectSaved(page)
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(6)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(card(page, 'It is needed.')).toHaveCount(0)
  await expectSaved(page)
  expect((await documentOf(page, server.address, id)).claims).toHaveLength(3)
})
