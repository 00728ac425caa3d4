import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { FORMATS, IMPORT_NAMES, FORMAT_NAMES, type FormatName } from '@counterpoint/formats'
import { UsageError } from './exit.ts'

/** The name that means standard input. */
const STANDARD_INPUT = '-'

/** Bytes of `file`, or of standard input. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === STANDARD_INPUT) return buffer(process.stdin)
  try {
    return await readFile(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be read: ${reason}.`, { cause: error })
  }
}

/** The text in `bytes`; undefined if they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The format called `name`. */
export function formatNamed(name: string): FormatName {
  const found = FORMAT_NAMES.find((each) => each === name)
  if (found) return found
  throw new UsageError(`There is no format ${name}; there are ${FORMAT_NAMES.join(', ')}.`)
}

/** The format of `file` by its ending; standard input and files without an ending are JSON. */
export function formatByEnding(file: string): FormatName {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase()
  if (file === STANDARD_INPUT || ending === undefined) return 'json'
  const found = IMPORT_NAMES.find((name) => FORMATS[name].extension === ending)
  if (found) return found
  throw new UsageError(
    `The ending .${ending} does not tell the format of ${file}; say it with --from.`,
  )
}
