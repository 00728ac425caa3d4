import { createHash } from 'node:crypto'
import type { documentSchema } from '@counterpoint/core'
import { mapReply } from '@counterpoint/protocol'
import { expect, type Locator, type Page } from '@playwright/test'

/** Of the map that a new installation shows. */
export const CURATED = {
  title: 'The US–Iran back-channel talks',
  wires: 'The diplomatic wires',
  managed:
    'The supposed de-escalation between the United States and Iran is a tactical reset in a permanent, managed conflict.',
  tools:
    'Back channels between Washington and Tehran can serve as practical tools of de-escalation.',
} as const

/** Opens a map from the library and waits until it can be worked on. Answers its id. */
export async function openFromLibrary(page: Page, address: string, title: string): Promise<string> {
  await page.goto(address)
  await page.getByRole('link', { name: title }).click()
  await expectSaved(page)
  await expect(page.getByRole('article').first()).toBeVisible()
  return idOfMap(page)
}

export const idOfMap = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

export const pill = (page: Page): Locator =>
  page
    .getByRole('banner')
    .getByRole('status')
    .filter({ hasText: /Saved|Saving|Offline|Deleted/ })

export const expectSaved = (page: Page): Promise<void> => expect(pill(page)).toHaveText('Saved')

export const reader = (page: Page): Locator => page.getByRole('region', { name: 'Sources' })
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' })
/** What the selected claim is a premise of, as the inspector lists it. */
export const bearsOn = (page: Page): Locator =>
  inspector(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Bears on' }) })

export const canvas = (page: Page): Locator =>
  page.getByRole('region', { name: 'Map', exact: true })

export const card = (page: Page, text: string): Locator =>
  canvas(page).getByRole('article', { name: `Claim: ${text}`, exact: true })

/** A junction, by what it says: `“…” rebuts “…”`. */
export const junction = (page: Page, words: string): Locator =>
  canvas(page).getByLabel(`Inference: ${words}`, { exact: true })

/** The map as the server has it. */
export async function documentOf(page: Page, address: string, id: string) {
  const response = await page.request.get(`${address}/api/maps/${id}`)
  expect(response.status()).toBe(200)
  return mapReply.parse(await response.json())
}

/** Titles of all maps that the server has. */
export async function mapTitles(page: Page, address: string): Promise<string[]> {
  const response = await page.request.get(`${address}/api/maps`)
  expect(response.status()).toBe(200)
  return ((await response.json()) as { items: { title: string }[] }).items.map(({ title }) => title)
}

/** A source's text as the server has it. */
export async function textOf(page: Page, address: string, source: string): Promise<string> {
  const response = await page.request.get(`${address}/api/sources/${source}`)
  expect(response.status()).toBe(200)
  return ((await response.json()) as { text: string }).text
}

/** Makes a map of `document`, which needs only what differs from an empty one. Answers its id. */
export async function importDocument(
  page: Page,
  address: string,
  document: Partial<Record<keyof typeof documentSchema.shape, unknown>>,
): Promise<string> {
  const response = await page.request.post(`${address}/api/maps/import?format=json`, {
    headers: { 'content-type': 'application/octet-stream', origin: address },
    data: JSON.stringify({
      format: 'counterpoint',
      version: 1,
      sources: [],
      quotes: [],
      claims: [],
      inferences: [],
      equivalences: [],
      tensions: [],
      positions: [],
      placements: {},
      ...document,
    }),
  })
  expect(response.status(), await response.text()).toBe(201)
  return ((await response.json()) as { id: string }).id
}

/** A claim as documents hold it. */
export const claimRecord = (id: string, text: string, quotes: readonly string[] = []) => ({
  id,
  text,
  quotes,
  implicit: false,
  attributedTo: null,
  given: false,
  note: null,
})

export const inferenceRecord = (
  id: string,
  polarity: 'for' | 'against',
  premises: readonly string[],
  target: { readonly claim: string } | { readonly inference: string },
) => ({ id, polarity, premises, target, scheme: null, warrant: null, rationale: null })

/** A source as documents hold it. */
export const sourceRecord = (id: string, title: string, text: string) => ({
  id,
  title,
  citation: { author: null, publication: null, date: null, url: null },
  language: 'en',
  sha256: createHash('sha256').update(text).digest('hex'),
  text,
})

/** Opens a map by its address and waits until it can be worked on. */
export async function openMap(page: Page, address: string, id: string): Promise<void> {
  await page.goto(`${address}/maps/${id}`)
  await expectSaved(page)
}
