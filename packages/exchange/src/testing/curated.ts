import { readFile } from 'node:fs/promises'
import { documentSchema, readDocument, type MapWithTexts } from '@counterpoint/core'

const CORPUS = new URL('../../../corpus/', import.meta.url)

/** The curated map and the texts of its essays, as they lie in the repository. */
export async function loadCurated(): Promise<MapWithTexts> {
  const read = (path: string): Promise<string> => readFile(new URL(path, CORPUS), 'utf8')
  const curated = JSON.parse(await read('map/map.json')) as { sources: { id: string }[] }
  const sources = await Promise.all(
    curated.sources.map(async ({ id }) => {
      const source = JSON.parse(await read(`essays/${id}/source.json`)) as Record<string, unknown>
      delete source['shortTitle']
      delete source['provenance']
      return { ...source, text: await read(`essays/${id}/text.txt`) }
    }),
  )
  const document = readDocument(documentSchema.parse({ ...curated, sources }))
  if (!document.ok) throw new Error(document.error[0]?.message)
  return document.value
}
