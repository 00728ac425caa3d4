import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ArgumentMap } from '@counterpoint/core'
import { loadCorpus } from '@counterpoint/corpus'
import { writeBytes } from '@counterpoint/exchange'
import { HAND_MADE_MAPS } from '@counterpoint/formats/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureLibreOffice } from '../../scripts/lib/ensure-libreoffice.mjs'

const run = promisify(execFile)
const corpus = await loadCorpus()
let office: string
let directory: string

beforeAll(async () => {
  office = await ensureLibreOffice((sentence) => process.stderr.write(`${sentence}\n`))
  directory = await mkdtemp(join(tmpdir(), 'counterpoint-office-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** What LibreOffice makes of `file`, whose name tells its kind, in another format of its own. */
async function converted(name: string, file: Uint8Array, to: string): Promise<Buffer> {
  await writeFile(join(directory, name), file)
  const profile = `-env:UserInstallation=file://${join(directory, 'profile')}`
  await run(office, [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    directory,
    join(directory, name),
  ])
  return readFile(join(directory, name.replace(/[.]\w+$/, `.${to.split(':')[0]}`)))
}

const folded = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

it('opens the Word brief of the curated map, with every claim and every quote in it', async () => {
  const { map, texts } = corpus
  const file = await writeBytes('docx', map, texts)
  const words = folded((await converted('brief.docx', file, 'txt:Text (encoded):UTF8')).toString())
  for (const { text } of map.claims.values()) expect(words.includes(folded(text)), text).toBe(true)
  for (const { exact } of map.quotes.values()) {
    for (const line of exact.split('\n')) expect(words.includes(folded(line)), line).toBe(true)
  }
})

it.each(Object.entries(HAND_MADE_MAPS))('opens the Word brief of %s', async (_, map) => {
  const pages = await converted('map.docx', await writeBytes('docx', map, new Map()), 'pdf')
  expect(pages.subarray(0, 5).toString()).toBe('%PDF-')
})

it('opens the table of the curated map, a row for each record, and computes nothing', async () => {
  const { map } = corpus
  const [first, ...others] = [...map.claims.values()]
  const hostile: ArgumentMap = {
    ...map,
    claims: new Map(
      [{ ...first!, text: '=1+1' }, ...others].map((claim) => [claim.id, claim] as const),
    ),
  }
  const file = await writeBytes('csv', hostile, new Map())
  const sheet = (await converted('table.csv', file, 'fods')).toString()
  const rows = [
    ...sheet.matchAll(/<table:table-row[^>]*>\s*<table:table-cell[^>]*>\s*<text:p>(\w+)/g),
  ]
  const counts: Record<string, number> = {}
  for (const [, kind = ''] of rows) counts[kind] = (counts[kind] ?? 0) + 1
  expect(counts).toMatchObject({
    claim: map.claims.size,
    inference: map.inferences.size,
    quote: map.quotes.size,
  })
  expect(sheet).not.toContain('table:formula=')
})
