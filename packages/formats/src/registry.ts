import { aifFormat } from './aif/aif-format.ts'
import { arggraphFormat } from './arggraph/arggraph-format.ts'
import { argdownFormat } from './argdown/argdown-format.ts'
import { csvFormat } from './csv/csv-format.ts'
import { dotFormat } from './dot/dot-format.ts'
import { docxFormat } from './docx/docx-format.ts'
import type { BytesFormatName, Format, FormatName } from './format.ts'
import { graphmlFormat } from './graphml/graphml-format.ts'
import { jsonFormat } from './json/json-format.ts'
import { kialoFormat } from './kialo/kialo-format.ts'
import { markdownFormat } from './markdown/markdown-format.ts'
import { pdfFormat } from './pdf/pdf-format.ts'
import { pngFormat } from './png/png-format.ts'
import { svgFormat } from './svg/svg-format.ts'
import { webAnnotationFormat } from './web-annotation/web-annotation-format.ts'

/** Every format there is, by name. */
export const FORMATS: {
  readonly [N in FormatName]: Format & { readonly name: N } & (N extends BytesFormatName
      ? { readonly isBytes: true }
      : unknown)
} = {
  json: jsonFormat,
  argdown: argdownFormat,
  aif: aifFormat,
  'web-annotation': webAnnotationFormat,
  kialo: kialoFormat,
  arggraph: arggraphFormat,
  graphml: graphmlFormat,
  dot: dotFormat,
  svg: svgFormat,
  png: pngFormat,
  pdf: pdfFormat,
  markdown: markdownFormat,
  docx: docxFormat,
  csv: csvFormat,
}

/** Names in the order in which a menu lists them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]

/** Names of the formats that maps can leave in. */
export const EXPORT_NAMES = FORMAT_NAMES.filter((name) => {
  const { write, isBytes }: Format = FORMATS[name]
  return write !== undefined || isBytes === true
})

/** Names of the formats that maps can come in. */
export const IMPORT_NAMES = FORMAT_NAMES.filter((name) => FORMATS[name].read !== undefined)
