import { createHash } from 'node:crypto'
import { mapOf, type ArgumentMap, type MapDocument, type SourceId } from '@counterpoint/core'
import { TooCostly, type Exchange } from '@counterpoint/exchange'
import {
  FORMATS,
  type Format,
  type FormatName,
  type ReadOptions,
  type Warning,
} from '@counterpoint/formats'
import { UsageError } from './exit.ts'
import { bytesOf, formatByEnding, formatNamed, textOf } from './input.ts'

/** A map out of a file, or sentences that say why there is none. */
export type ReadMap =
  | {
      readonly map: ArgumentMap
      readonly texts: ReadonlyMap<SourceId, string>
      readonly warnings: readonly Warning[]
    }
  | { readonly problems: readonly string[] }

/** The map in `file`, which is in the format `from`, or in the one its ending tells. */
export async function readMap(
  exchange: Exchange,
  file: string,
  from: string | undefined,
  options: ReadOptions,
): Promise<ReadMap> {
  const name: FormatName = from === undefined ? formatByEnding(file) : formatNamed(from)
  const { read, title }: Format = FORMATS[name]
  if (read === undefined) throw new UsageError(`${title} can be written and not read.`)
  const content = textOf(await bytesOf(file))
  if (content === undefined) return { problems: ['The file is not text in UTF-8.'] }
  const result = await exchange.read(name, content, options).catch(tooCostly)
  if ('problems' in result) return result
  if (!result.ok) return { problems: result.error.map(({ message }) => message) }
  const { document, warnings } = result.value
  const wrong = wrongChecksums(document)
  if (wrong.length > 0) return { problems: wrong }
  const texts = new Map(
    document.sources.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text] as const])),
  )
  return { map: mapOf(document), texts, warnings }
}

/**
 * As `readMap`, with everything that is wrong or odd said on standard error; undefined if there is no
 * map. Texts of sources may be missing.
 */
export async function readOrExplain(
  exchange: Exchange,
  file: string,
  from: string | undefined,
): Promise<Extract<ReadMap, { readonly map: ArgumentMap }> | undefined> {
  const read = await readMap(exchange, file, from, { missingTexts: 'allow' })
  if ('problems' in read) {
    for (const problem of read.problems) console.error(problem)
    return undefined
  }
  for (const { where, message } of read.warnings) {
    console.error(`Warning${where === null ? '' : ` at ${where}`}: ${message}`)
  }
  return read
}

/** The sentence of a file that costs too much; every other failure is none of the file's. */
export function tooCostly(error: unknown): { readonly problems: readonly string[] } {
  if (error instanceof TooCostly) return { problems: [error.message] }
  throw error
}

const wrongChecksums = ({ sources }: MapDocument): string[] =>
  sources.flatMap(({ id, text, sha256 }) =>
    text === undefined || createHash('sha256').update(text).digest('hex') === sha256
      ? []
      : [`The text of source ${id} does not have the checksum ${sha256}; it was changed.`],
  )
