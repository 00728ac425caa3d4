import { expect, test, useServer } from './fixtures.ts'
import {
  CURATED,
  claimRecord,
  documentOf,
  expectSaved,
  idOfMap,
  importDocument,
  mapTitles,
  inspector,
  reader,
  sourceRecord,
} from './workbench.ts'

const server = useServer()

test('begins a map and finds it again', async ({ page }) => {
  await page.goto(server.address)
  await page.getByRole('button', { name: 'New map' }).click()
  const dialog = page.getByRole('dialog', { name: /New map/ })
  await expect(dialog.getByRole('button', { name: 'Create map' })).toBeDisabled()
  await dialog.getByLabel('Title').fill('Bicycles in town')
  await dialog.getByLabel('Question').fill('Should the centre be free of cars?')
  await dialog.getByRole('button', { name: 'Create map' }).click()

  await expect(page).toHaveURL(/\/maps\//)
  await expectSaved(page)
  await expect(page.getByRole('heading', { name: 'Nothing is claimed yet' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Bicycles in town/ })).toBeVisible()
  await expect(inspector(page).getByText('Should the centre be free of cars?')).toBeVisible()
  await page.getByRole('button', { name: 'Outline', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Write the first claim' })).toBeVisible()

  await page.getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Bicycles in town' })).toContainText(
    '0 claims · 0 inferences',
  )
})

test('takes in a pasted text and reads it', async ({ page }) => {
  await page.goto(server.address)
  await page.getByRole('button', { name: 'Add source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await dialog.getByLabel('Title').fill('Field notes')
  await dialog
    .getByLabel('Text', { exact: true })
    .fill('First words 🚲 of it.\n\nAnd a second paragraph.')
  await dialog.getByLabel('Author').fill('A. Writer')
  await dialog.getByRole('button', { name: 'Add source' }).click()
  await expect(page).toHaveURL(/\/sources\//)
  await expect(page.getByRole('region', { name: 'Text of Field notes' })).toContainText(
    'First words 🚲 of it.',
  )
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('link', { name: /Field notes/ })).toContainText('A. Writer')
})

test('takes in a text file, and says why it does not take in another', async ({ page, guard }) => {
  guard.allow(/status of 4(15|22)/)
  await page.goto(server.address)
  await page.getByRole('button', { name: 'Add source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  const file = dialog.getByLabel('Text file')
  await file.setInputFiles({
    name: 'picture.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xfe, 0]),
  })
  await expect(dialog.getByRole('alert')).toBeVisible()
  await file.setInputFiles({
    name: 'minutes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('The council met.\n\nIt agreed on nothing.'),
  })
  await expect(page).toHaveURL(/\/sources\//)
  await expect(page.getByRole('main')).toContainText('It agreed on nothing.')
  await page.getByRole('button', { name: 'New map from it' }).click()
  await expect(page).toHaveURL(/\/maps\//)
  await expect(reader(page)).toContainText('It agreed on nothing.')
})

test('imports with remarks, and refuses what it cannot read', async ({ page, guard }) => {
  guard.allow(/status of 4(00|22)/)
  await page.goto(server.address)
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a map' })
  const upload = async (text: string) => {
    await dialog
      .getByLabel('File to import')
      .setInputFiles({ name: 'map.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await upload('{ "format": "counterpoint", ')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was imported.')

  const document = {
    format: 'counterpoint',
    version: 1,
    map: { id: 'other', title: 'Other wires', question: '' },
    // The library has a source of this id with other words.
    sources: [sourceRecord('wires', 'Other wires', 'These are other words.')],
    quotes: [],
    claims: [claimRecord('c1', 'Words differ.')],
    inferences: [],
    equivalences: [],
    tensions: [],
    positions: [],
    placements: {},
  }
  await upload(JSON.stringify(document))
  await expect(dialog.getByText('The library has another source with the id wires')).toBeVisible()
  await expect(dialog.getByText('Changed or left out')).toBeVisible()
  expect(await mapTitles(page, server.address)).not.toContain('Other wires')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expectSaved(page)
  expect((await documentOf(page, server.address, idOfMap(page))).claims).toHaveLength(1)
})

test('shows what a file would become that is dropped anywhere, and keeps nothing', async ({
  page,
}) => {
  await page.goto(server.address)
  await page.getByRole('link', { name: CURATED.title }).click()
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  const drop = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const text = 'Discussion Title: Dropped\n\n1. Yes.\n1.1. Pro: Because.\n1.1.1. Con: But.'
    transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }))
    return transfer
  })
  await page.getByRole('main').dispatchEvent('dragover', { dataTransfer: drop })
  await expect(page.getByText('Drop the file to import it as a map')).toBeVisible()
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: drop })
  const dialog = page.getByRole('dialog', { name: 'Import a map' })
  await expect(dialog).toContainText('dropped.txt')
  await expect(dialog.getByText('All of it is understood')).toBeVisible()
  await expect(dialog.getByRole('listitem').first()).toHaveText('3 claims')
  expect(await mapTitles(page, server.address)).not.toContain('Dropped')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Dropped' })).toBeVisible()
})

test('finds claims, quotes and sources, and leads to them', async ({ page }) => {
  await page.goto(server.address)
  const field = page.getByRole('searchbox')
  const found = page.getByRole('region', { name: 'What was found' })
  await field.fill('air traffic control')
  await found
    .getByRole('link')
    .filter({ has: page.getByLabel('Claim') })
    .first()
    .click()
  await expectSaved(page)
  await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
  await expect(inspector(page)).toContainText('air traffic control')

  await page.goBack()
  await field.fill('air traffic control')
  await found
    .getByRole('link')
    .filter({ has: page.getByLabel('Quote') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/sources\/wires\?quote=/)
  await expect(page.getByRole('region', { name: `Text of ${CURATED.wires}` })).toBeVisible()

  await page.goBack()
  await field.fill('air traffic control')
  await found
    .getByRole('link')
    .filter({ has: page.getByLabel('Source') })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: 'Find in this text' })).toHaveValue(
    'air traffic control',
  )
  await expect(page.getByRole('status').filter({ hasText: /^1 of / })).toBeVisible()

  await page.goBack()
  await field.fill('xyzzy')
  await expect(found).toContainText('Nothing has these words.')
})

test('keeps the theme that was chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(server.address)
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(page.getByRole('link', { name: CURATED.title })).toBeVisible()
  const light = await paper()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect.poll(paper).not.toBe(light)
  const dark = await paper()
  await page.reload()
  await expect.poll(paper).toBe(dark)
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'As the system' }).click()
  await expect.poll(paper).toBe(light)
})

test('deletes a map only when asked twice, and says what to do when none is left', async ({
  page,
}) => {
  await importDocument(page, server.address, {
    map: { id: 'doomed', title: 'Doomed', question: '' },
  })
  await page.goto(server.address)
  await page.getByRole('button', { name: 'More about Doomed' }).click()
  await page.getByRole('menuitem', { name: 'Delete map…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete “Doomed”?' })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Doomed' })).toBeVisible()

  for (;;) {
    const more = page.getByRole('button', { name: /^More about/ })
    const left = await more.count()
    if (left === 0) break
    await more.first().click()
    await page.getByRole('menuitem', { name: 'Delete map…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete map' }).click()
    await expect(more).toHaveCount(left - 1)
  }
  await expect(page.getByText('No map yet.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No map yet.')).toBeVisible()
})
