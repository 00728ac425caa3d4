export { argdownFormat } from './argdown/argdown-format.ts'
export { argdownTitles, type ArgdownTitles } from './argdown/titles.ts'
export { detectFormat } from './detect.ts'
export {
  lossesIn,
  type BytesFormatName,
  type Format,
  type FormatName,
  type Imported,
  type LibrarySource,
  type Problem,
  type Reader,
  type ReadOptions,
  type SourceTexts,
  type Warning,
  type Writer,
} from './format.ts'
export { UNIDENTIFIED } from './import/import-draft.ts'
export type { Understood } from './import/understood.ts'
export { jsonFormat } from './json/json-format.ts'
export { outlineOf, startsOf, type OutlineEntry } from './markdown/outline.ts'
export { inOrder } from './order.ts'
export type { AspectReasons, Loss } from './loss/loss.ts'
export type { Pasted } from './pasted/pasted.ts'
export { MOST_PASTED, readPasted } from './pasted/read-pasted.ts'
export { claimsByPosition } from './position/claims-by-position.ts'
export { EXPORT_NAMES, FORMAT_NAMES, FORMATS, IMPORT_NAMES } from './registry.ts'
export { PALETTE, RELATION_COLOR } from './svg/palette.ts'
export { svgFormat } from './svg/svg-format.ts'
export { writableInXml } from './xml/element.ts'
