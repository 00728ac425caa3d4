import type { ArgumentMap, MapDocument, Result, Source, SourceId } from '@counterpoint/core'
import type { Understood } from './import/understood.ts'
import type { AspectReasons, Loss } from './loss/loss.ts'
import { lossesOf } from './loss/loss.ts'

/**
 * Formats whose files are bytes. This package says what they hold and lose; making them takes large
 * libraries and fonts, so that is left to whoever has them.
 */
export type BytesFormatName = 'png' | 'pdf' | 'docx'

/** Formats that exist, by the names that commands and addresses use. */
export type FormatName =
  | BytesFormatName
  | 'json'
  | 'argdown'
  | 'aif'
  | 'web-annotation'
  | 'kialo'
  | 'arggraph'
  | 'graphml'
  | 'dot'
  | 'svg'
  | 'markdown'
  | 'csv'

/** Whole texts of the sources that a map names, as far as they are at hand. */
export type SourceTexts = ReadonlyMap<SourceId, string>

/** A file that can be understood, but not all of it, or not quite as it stands. */
export interface Warning {
  /** Line, node or path in the file; null when the whole file is meant. */
  readonly where: string | null
  readonly message: string
  /** Whether something was read otherwise than it is written, or left out. */
  readonly kind: 'changed' | 'skipped'
}

/** Why a file is no map. `message` is a sentence, `path` the place in the file, `''` for all of it. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** What an importer understood of a file. */
export interface Imported {
  /** Well formed and free of violations: `readDocument` takes it, given the texts it leaves out. */
  readonly document: MapDocument
  readonly understood: Understood
  readonly warnings: readonly Warning[]
}

/** A source whose text is at hand. */
export type LibrarySource = Source & { readonly text: string }

export interface ReadOptions {
  /**
   * What to do with a quote whose source's text the file leaves out: `refuse` it, or `allow` it
   * unchecked, for a caller that has the text in its library and checks the quote there.
   */
  readonly missingTexts?: 'refuse' | 'allow'
  /** Sources that a file may quote by their address alone; plain values, so that a worker takes them. */
  readonly library?: readonly LibrarySource[]
}

type ReadResult = Result<Imported, readonly Problem[]>

/** A promise where the format's parser is loaded on demand. */
export type Reader = (content: string, options?: ReadOptions) => ReadResult | Promise<ReadResult>

/** Total, and the same for the same map whatever order its collections were filled in. */
export type Writer = (map: ArgumentMap, texts: SourceTexts) => string

/** How maps look in one kind of file. What is not there cannot be done: some formats only leave. */
export interface Format {
  readonly name: FormatName
  /** As people call it. */
  readonly title: string
  /** RFC 6838, with parameters. */
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  /** What the format cannot hold, and why, whatever the map. */
  readonly loses: AspectReasons
  readonly write?: Writer
  /** True of the formats that `BytesFormatName` names, which have no `write` here. */
  readonly isBytes?: true
  readonly read?: Reader
}

/** What of `map` a file in `format` would not hold; empty when all of it travels. */
export const lossesIn = (format: Format, map: ArgumentMap): readonly Loss[] =>
  lossesOf(map, format.loses)
