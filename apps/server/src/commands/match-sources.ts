import type { DocumentSource, SourceId } from '@counterpoint/core'
import type { Warning } from '@counterpoint/formats'
import type { NewSource, Storage, StoredSource } from '@counterpoint/storage'
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { Refused } from '../problem.ts'
import { sourceOf } from './complete-operations.ts'

/** A format's warning, or one of the library's. */
export type ImportWarning = Warning

/** A source of a file, and what stands for it in the library. */
export interface MatchedSource {
  readonly source: DocumentSource & { readonly text: string }
  /** To be added to the library; undefined where the library holds it already. */
  readonly isNew: boolean
  readonly warning: ImportWarning | undefined
}

/**
 * Finds each of `sources` in the library: by id and checksum, else by checksum alone. Others are new
 * and keep their id, if it is free. Nothing is written.
 *
 * @returns what stands for each, by its id in the file
 * @throws Refused for a text that is not what its checksum says, or that nobody has
 */
export async function matchSources(
  library: Pick<Storage, 'getSource' | 'findSourceBySha256' | 'idsInUse'>,
  workspace: string,
  sources: readonly DocumentSource[],
  newId: () => string,
): Promise<ReadonlyMap<SourceId, MatchedSource>> {
  const matched = new Map<SourceId, MatchedSource>()
  const inUse = await library.idsInUse(
    'source',
    sources.map(({ id }) => id),
  )
  for (const [index, source] of sources.entries()) {
    requireTruthfulChecksum(source)
    const where = `sources[${index}]`
    const sameId = await library.getSource(workspace, source.id)
    const held =
      sameId?.sha256 === source.sha256
        ? sameId
        : await library.findSourceBySha256(workspace, source.sha256)
    matched.set(
      source.id,
      held
        ? shared(source, held, where)
        : added(source, inUse.has(source.id) ? takenBy(sameId) : undefined, newId, where),
    )
  }
  return matched
}

function requireTruthfulChecksum({ id, title, text, sha256 }: DocumentSource): void {
  if (text === undefined || createHash('sha256').update(text, 'utf8').digest('hex') === sha256)
    return
  throw new Refused(
    'import_refused',
    `The text of source ${id}, “${title}”, is not the one that its sha256 names; correct the one or the other.`,
    { subject: id },
  )
}

function shared(source: DocumentSource, held: StoredSource, where: string): MatchedSource {
  const kept = { ...sourceOf(held), text: held.text }
  const { text: _text, ...named } = source
  const isSame = isDeepStrictEqual(sourceOf(held), named)
  return {
    source: kept,
    isNew: false,
    warning: isSame
      ? undefined
      : {
          where,
          kind: 'changed',
          message:
            `The library holds this text as source ${held.id}, “${held.title}”; ` +
            `it stands for source ${source.id}, “${source.title}”, with the library’s title and citation.`,
        },
  }
}

/** Where it is, nobody is told who may not see it. */
const takenBy = (inLibrary: StoredSource | undefined): string =>
  inLibrary ? 'The library has' : 'There is'

function added(
  source: DocumentSource,
  taken: string | undefined,
  newId: () => string,
  where: string,
): MatchedSource {
  const { text } = source
  if (text === undefined) {
    throw new Refused(
      'import_refused',
      `The text of source ${source.id}, “${source.title}”, is neither in the file nor in the library, so its ` +
        'quotes cannot be checked; export the map with its texts, or add the text to the library first.',
      { subject: source.id },
    )
  }
  if (taken === undefined) return { source: { ...source, text }, isNew: true, warning: undefined }
  const id = newId() as SourceId
  return {
    source: { ...source, id, text },
    isNew: true,
    warning: {
      where,
      kind: 'changed',
      message: `${taken} another source with the id ${source.id}; this one is now ${id}.`,
    },
  }
}

/** What the library is to keep of a new source. */
export const newSourceOf = ({
  id,
  title,
  citation,
  language,
  text,
}: MatchedSource['source']): NewSource => ({
  id,
  title,
  citation,
  language,
  text,
})
