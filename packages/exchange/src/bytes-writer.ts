import type { ArgumentMap } from '@counterpoint/core'
import type { SourceTexts } from '@counterpoint/formats'

/** Same map, same bytes: neither clock nor chance has a say. */
export type BytesWriter = (map: ArgumentMap, texts: SourceTexts) => Promise<Uint8Array>
