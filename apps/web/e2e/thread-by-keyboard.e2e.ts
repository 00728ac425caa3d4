import { sliceCodePoints } from '@counterpoint/core'
import { expect, test, useServer } from './fixtures.ts'
import { choose, focusByTab, pickFromPalette } from './by-keyboard.ts'
import {
  bearsOn,
  canvas,
  card,
  CURATED,
  documentOf,
  expectSaved,
  idOfMap,
  inspector,
  junction,
  pill,
  reader,
  textOf,
} from './workbench.ts'

const server = useServer()

test.describe.configure({ timeout: 120_000 })

const WORDS = 'The reality is far messier.'
const CLAIM = 'No side has the whole of this conflict in its hands.'
const THESES_CLASH = `“${CURATED.managed}” rebuts “${CURATED.tools}”`

test('reads, quotes, claims, rebuts, undercuts, undoes and reloads, with the keyboard alone', async ({
  page,
}) => {
  await page.goto(server.address)

  await test.step('opens the map', async () => {
    await focusByTab(page, page.getByRole('link', { name: CURATED.title }))
    await page.keyboard.press('Enter')
    await expectSaved(page)
    await expect(page.getByRole('article').first()).toBeVisible()
  })
  const id = idOfMap(page)
  const before = await documentOf(page, server.address, id)

  await test.step('opens The diplomatic wires', async () => {
    await focusByTab(page, reader(page).getByRole('button', { name: /^Source:/ }))
    await page.keyboard.press('Enter')
    await choose(page, page.getByRole('menuitemcheckbox', { name: CURATED.wires }))
    await expect(
      reader(page).getByRole('region', { name: `Text of ${CURATED.wires}` }),
    ).toBeVisible()
  })

  await test.step('goes to a sentence and quotes it', async () => {
    await focusByTab(page, reader(page).getByRole('region', { name: `Text of ${CURATED.wires}` }))
    const selected = () => page.evaluate(() => document.getSelection()?.toString())
    for (let step = 0; step < 60 && (await selected()) !== WORDS; step++) {
      await page.keyboard.press('ArrowDown')
    }
    expect(await selected()).toBe(WORDS)
    await page.keyboard.press('q')
    await expect(inspector(page).getByRole('blockquote')).toContainText(WORDS)
    await expect(inspector(page).getByText('Verbatim')).toBeVisible()
  })

  await test.step('makes a claim of the quote and rewords it', async () => {
    await focusByTab(page, inspector(page).getByRole('button', { name: 'New claim' }))
    await page.keyboard.press('Enter')
    const field = canvas(page).getByRole('textbox', { name: 'Claim' })
    await expect(field).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(CLAIM)
    await page.keyboard.press('Enter')
    await expect(card(page, CLAIM)).toBeVisible()
  })

  await test.step('rebuts a thesis with it', async () => {
    await focusByTab(
      page,
      inspector(page).getByRole('button', { name: 'Let this claim rebut another' }),
    )
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'This claim rebuts…' })).toBeVisible()
    await page.keyboard.type('tactical reset')
    await expect(page.getByRole('option', { name: CURATED.managed })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(
      inspector(page).getByRole('button', { name: `rebuts ${CURATED.managed}` }),
    ).toBeVisible()
  })

  await test.step('undercuts an inference with it', async () => {
    await pickFromPalette(page, CURATED.managed)
    await focusByTab(page, bearsOn(page).getByRole('button', { name: `rebuts ${CURATED.tools}` }))
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByText('Rebuttal', { exact: true })).toBeVisible()
    await focusByTab(page, inspector(page).getByRole('button', { name: 'Undercut this step' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Why does the step not hold?' })).toBeVisible()
    await page.keyboard.type('No side has the whole')
    await expect(page.getByRole('option', { name: CLAIM })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('button', { name: `undercuts ${CLAIM}` })).toBeVisible()
    await expect(junction(page, `“${CLAIM}” undercuts the step it points to`)).toBeVisible()
  })

  await test.step('takes the undercut back and does it again', async () => {
    await focusByTab(page, page.getByRole('button', { name: 'Undo' }))
    await page.keyboard.press('Control+z')
    await expect(inspector(page).getByRole('button', { name: `undercuts ${CLAIM}` })).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(inspector(page).getByRole('button', { name: `undercuts ${CLAIM}` })).toBeVisible()
    await expect(pill(page)).toHaveText('Saved')
  })

  await test.step('a reload finds everything as it was', async () => {
    const after = await documentOf(page, server.address, id)
    const claim = after.claims.find(({ text }) => text === CLAIM)!
    const quote = after.quotes.find(({ id: each }) => each === claim.quotes[0])!
    const text = await textOf(page, server.address, quote.source)
    expect(sliceCodePoints(text, quote.start, quote.end)).toBe(WORDS)
    expect(after.inferences).toHaveLength(before.inferences.length + 2)

    await page.reload()
    await expectSaved(page)
    await pickFromPalette(page, CLAIM)
    await expect(card(page, CLAIM)).toBeVisible()
    await expect(
      inspector(page).getByRole('button', { name: `rebuts ${CURATED.managed}` }),
    ).toBeVisible()
    await expect(
      inspector(page).getByRole('button', { name: /undercuts The step from/ }),
    ).toBeVisible()
    expect(await documentOf(page, server.address, id)).toEqual(after)
  })

  await test.step('walks the argument on the map', async () => {
    await pickFromPalette(page, CURATED.managed)
    await expect(card(page, CURATED.managed)).toBeVisible()
    await focusByTab(page, canvas(page).getByRole('group', { name: `Claim: ${CURATED.managed}` }))
    await page.keyboard.press('ArrowUp')
    await expect(
      inspector(page).getByRole('heading', { name: 'Inference', level: 2 }),
    ).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await expect(inspector(page).getByRole('heading', { name: 'Claim', level: 2 })).toBeVisible()
    await expect(
      canvas(page).getByRole('group', { name: `Inference: ${THESES_CLASH}` }),
    ).toBeVisible()
  })

  await test.step('takes the map away', async () => {
    await focusByTab(page, page.getByRole('button', { name: 'Export' }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await focusByTab(page, dialog.getByRole('radio', { name: 'Counterpoint' }))
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: 'Argdown' })).toBeChecked()
    await focusByTab(page, dialog.getByRole('link', { name: 'Download Argdown' }))
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(file.suggestedFilename()).toMatch(/\.(argdown|ad)$/)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Export' })).toBeFocused()
  })
})
