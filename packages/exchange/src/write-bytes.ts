import type { ArgumentMap } from '@counterpoint/core'
import {
  FORMATS,
  type BytesFormatName,
  type Format,
  type FormatName,
  type SourceTexts,
} from '@counterpoint/formats'
import type { BytesWriter } from './bytes-writer.ts'

/** Each brings a large library, so each is loaded when it is first asked for. */
const BYTES_WRITERS: { readonly [N in BytesFormatName]: () => Promise<BytesWriter> } = {
  png: async () => (await import('./png/write-png.ts')).writePng,
  pdf: async () => (await import('./pdf/write-pdf.ts')).writePdf,
  docx: async () => (await import('./docx/write-docx.ts')).writeDocx,
}

/** The file that `map` is in the format called `name`: its text in UTF-8, or its bytes. */
export async function writeBytes(
  name: FormatName,
  map: ArgumentMap,
  texts: SourceTexts,
): Promise<Uint8Array> {
  if (isBytesFormat(name)) return (await BYTES_WRITERS[name]())(map, texts)
  const { write, title }: Format = FORMATS[name]
  if (write === undefined) throw new Error(`${title} cannot be written.`)
  return new TextEncoder().encode(write(map, texts))
}

const isBytesFormat = (name: FormatName): name is BytesFormatName =>
  Object.hasOwn(BYTES_WRITERS, name)
