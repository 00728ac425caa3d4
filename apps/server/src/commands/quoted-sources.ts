import type { LibrarySource } from '@counterpoint/formats'
import type { Storage } from '@counterpoint/storage'
import { sourceOf } from './complete-operations.ts'

/** A file that quotes more texts than these is no annotation of a reader's. */
const MOST_SOURCES = 50
const PAGE = 200

/**
 * Sources of the library whose address stands in `content`, with their texts: what a reader needs to
 * find passages that a file names by address alone.
 */
export async function quotedSources(
  library: Pick<Storage, 'listSources' | 'getSource'>,
  workspace: string,
  content: string,
): Promise<readonly LibrarySource[]> {
  const found: LibrarySource[] = []
  let after: string | null = null
  do {
    const page = await library.listSources(workspace, {
      limit: PAGE,
      ...(after !== null && { after }),
    })
    for (const { id, citation } of page.items) {
      const address = citation.url?.replace(/\/?(#.*)?$/, '')
      if (address === undefined || !content.includes(address)) continue
      const source = await library.getSource(workspace, id)
      if (source) found.push({ ...sourceOf(source), text: source.text })
      if (found.length === MOST_SOURCES) return found
    }
    after = page.next
  } while (after !== null)
  return found
}
