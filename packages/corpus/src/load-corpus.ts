import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  documentSchema,
  readDocument,
  sourceSchema,
  type DocumentSource,
  type MapWithTexts,
} from '@counterpoint/core'

/** Where the essays lie, seen from this file and from a bundle in an app's `dist`. */
const PLACES = ['../', '../../../packages/corpus/']

/** The directory with `essays` and `map`, as seen from this file or from the bundle that holds it. */
export const CORPUS_DIRECTORY: string =
  PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((directory) =>
    existsSync(path.join(directory, 'map/map.json')),
  ) ?? fileURLToPath(new URL('../', import.meta.url))

/**
 * The curated map with the texts of its essays, checked: well formed, every quote verbatim, no
 * invariant broken.
 * @throws Error with every fault, when the corpus in `directory` is damaged
 */
export async function loadCorpus(directory = CORPUS_DIRECTORY): Promise<MapWithTexts> {
  const essays = await loadEssays(path.join(directory, 'essays'))
  const file = path.join(directory, 'map/map.json')
  const curated = JSON.parse(await readFile(file, 'utf8')) as { sources: { id: string }[] }
  const document = documentSchema.safeParse({
    ...curated,
    sources: curated.sources.map(({ id }) => essays.get(id) ?? { id }),
  })
  if (!document.success) throw new Error(`${file} is malformed: ${document.error.message}`)
  const read = readDocument(document.data)
  if (read.ok) return read.value
  const faults = read.error.map(({ rule, subject, message }) => `${rule} ${subject}: ${message}`)
  throw new Error(`${file} breaks rules:\n${faults.join('\n')}`)
}

/** Every essay with its text, by id. Bytes are decoded and nothing else is done to them. */
async function loadEssays(directory: string): Promise<ReadonlyMap<string, DocumentSource>> {
  const essays = new Map<string, DocumentSource>()
  for (const slug of await readdir(directory)) {
    const described: unknown = JSON.parse(
      await readFile(path.join(directory, slug, 'source.json'), 'utf8'),
    )
    const {
      shortTitle: _shortTitle,
      provenance: _provenance,
      ...fields
    } = described as Record<string, unknown>
    const source = sourceSchema.parse(fields)
    const bytes = await readFile(path.join(directory, slug, 'text.txt'))
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    essays.set(source.id, { ...source, text })
  }
  return essays
}
