import { readFileSync } from 'node:fs'
import { documentSchema, sliceCodePoints } from '@counterpoint/core'
import { readArgdown } from './argdown.ts'
import { pullAgainst, selectWords } from './by-mouse.ts'
import { expect, test, useServer } from './fixtures.ts'
import {
  card,
  canvas,
  CURATED,
  documentOf,
  expectSaved,
  idOfMap,
  inspector,
  junction,
  openFromLibrary,
  reader,
  textOf,
} from './workbench.ts'

/** Wide enough for cards that lie apart to be seen, and hit, at once. */
test.use({ viewport: { width: 1920, height: 1080 } })

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const WORDS = 'The strategy is simple.'
const CLAIM = 'Each side’s strategy is simpler than the talk of managed conflict makes it.'
const THESES_CLASH = `“${CURATED.managed}” rebuts “${CURATED.tools}”`

test('reads, quotes, claims, rebuts, undercuts, reloads and takes it all away, by mouse', async ({
  page,
}) => {
  const id = await openFromLibrary(page, server.address, CURATED.title)
  const before = await documentOf(page, server.address, id)

  await test.step('reads The diplomatic wires', async () => {
    await reader(page)
      .getByRole('button', { name: /^Source:/ })
      .click()
    await page.getByRole('menuitemcheckbox', { name: CURATED.wires }).click()
    await expect(
      reader(page).getByRole('region', { name: `Text of ${CURATED.wires}` }),
    ).toBeVisible()
  })

  await test.step('quotes a sentence', async () => {
    await selectWords(page, WORDS)
    await page.getByRole('toolbar', { name: 'Selected words' }).getByText('Quote').click()
    await expect(inspector(page).getByRole('heading', { name: 'Quote', level: 2 })).toBeVisible()
    await expect(inspector(page).getByRole('blockquote')).toContainText(WORDS)
    await expect(inspector(page).getByText('Verbatim')).toBeVisible()
  })

  await test.step('makes a claim of the quote and rewords it', async () => {
    await inspector(page).getByRole('button', { name: 'New claim' }).click()
    const field = canvas(page).getByRole('textbox', { name: 'Claim' })
    await expect(field).toHaveValue(WORDS)
    await expect(field).toBeFocused()
    await field.fill(CLAIM)
    await field.press('Enter')
    await expect(card(page, CLAIM)).toBeVisible()
  })

  await test.step('rebuts a thesis with it', async () => {
    await canvas(page).getByRole('button', { name: 'Fit to view' }).click()
    await pullAgainst(page, card(page, CLAIM), card(page, CURATED.managed))
    await expect(junction(page, `“${CLAIM}” rebuts “${CURATED.managed}”`)).toBeVisible()
  })

  await test.step('undercuts an inference with it', async () => {
    await pullAgainst(page, card(page, CLAIM), junction(page, THESES_CLASH))
    await expect(junction(page, `“${CLAIM}” undercuts the step it points to`)).toBeVisible()
    await expectSaved(page)
  })

  const after = await documentOf(page, server.address, id)
  const claim = after.claims.find(({ text }) => text === CLAIM)!
  const quote = after.quotes.find(({ id: each }) => each === claim.quotes[0])!
  const clash = before.inferences.find(
    ({ premises, target }) =>
      'claim' in target &&
      before.claims.find(({ id: each }) => each === premises[0])?.text === CURATED.managed &&
      before.claims.find(({ id: each }) => each === target.claim)?.text === CURATED.tools,
  )!
  const thesis = before.claims.find(({ text }) => text === CURATED.managed)!

  await test.step('the server has it', async () => {
    expect(after.claims).toHaveLength(before.claims.length + 1)
    expect(after.quotes).toHaveLength(before.quotes.length + 1)
    expect(quote.exact).toBe(WORDS)
    expect(
      sliceCodePoints(await textOf(page, server.address, quote.source), quote.start, quote.end),
    ).toBe(WORDS)
    const known = new Set(before.inferences.map((inference) => inference.id))
    expect(
      after.inferences
        .filter((inference) => !known.has(inference.id))
        .map(({ polarity, premises, target }) => ({ polarity, premises, target })),
    ).toEqual([
      { polarity: 'against', premises: [claim.id], target: { claim: thesis.id } },
      { polarity: 'against', premises: [claim.id], target: { inference: clash.id } },
    ])
  })

  await test.step('a reload finds everything as it was', async () => {
    await page.reload()
    await expectSaved(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(CLAIM)
    await page.getByRole('option', { name: CLAIM }).click()
    await expect(card(page, CLAIM)).toBeVisible()
    await expect(inspector(page).getByRole('blockquote')).toContainText(WORDS)
    await expect(inspector(page).getByText('Verbatim')).toBeVisible()
    await expect(
      inspector(page).getByRole('button', { name: `rebuts ${CURATED.managed}` }),
    ).toBeVisible()
    await expect(
      inspector(page).getByRole('button', { name: /undercuts The step from/ }),
    ).toBeVisible()
    expect(await documentOf(page, server.address, id)).toEqual(after)
  })

  const files = await test.step('downloads it as JSON and as Argdown', async () => {
    const download = async (format: string): Promise<string> => {
      await page.getByRole('button', { name: 'Export' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: format }).check()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('link', { name: /^Download/ }).click(),
      ])
      await dialog.getByRole('button', { name: 'Close' }).click()
      return await file.path()
    }
    return { json: await download('Counterpoint'), argdown: await download('Argdown') }
  })

  await test.step('the JSON has the new records and the words of the essay', () => {
    const document = documentSchema.parse(JSON.parse(readFileSync(files.json, 'utf8')))
    expect(document.claims.find(({ id: each }) => each === claim.id)?.text).toBe(CLAIM)
    for (const { source, start, end, exact } of document.quotes) {
      const text = document.sources.find(({ id: each }) => each === source)?.text ?? ''
      expect(sliceCodePoints(text, start, end)).toBe(exact)
    }
    expect(document.quotes).toContainEqual(quote)
    expect(document.inferences).toHaveLength(before.inferences.length + 2)
  })

  await test.step('Argdown’s own parser reads the Argdown', () => {
    const { sentences, complaints } = readArgdown(readFileSync(files.argdown, 'utf8'))
    expect(complaints).toEqual([])
    expect(sentences).toContain(CLAIM)
  })

  await test.step('imports the JSON again as a map of its own', async () => {
    await page.getByRole('link', { name: 'Library' }).click()
    await page.getByRole('button', { name: 'Import' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import a map' })
    await dialog.getByLabel('File to import').setInputFiles({
      name: 'map.json',
      mimeType: 'application/json',
      buffer: readFileSync(files.json),
    })
    await expect(dialog.getByText(`There is already a map with the id ${id}`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL(/\/maps\//)
    await expectSaved(page)
    const {
      map: _,
      revision: __,
      ...imported
    } = await documentOf(page, server.address, idOfMap(page))
    const { map: ___, revision: ____, ...exported } = after
    expect(idOfMap(page)).not.toBe(id)
    expect(imported).toEqual(exported)
  })
})
