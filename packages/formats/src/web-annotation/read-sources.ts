import { NO_CITATION, type SourceId } from '@counterpoint/core'
import type { LibrarySource } from '../format.ts'
import { isFields, listIn, own, textIn, type Fields } from '../import/fields.ts'
import type { ImportDraft } from '../import/import-draft.ts'
import { atHand, sourceAt, type SourceAtHand } from './passages.ts'
import { idIn } from './vocabulary.ts'

/** Sources that the selections of a file may name. */
export interface KnownSources {
  readonly atHand: (name: string) => SourceAtHand | undefined
  /** A source that the file describes without its text. */
  readonly withoutText: (name: string) => SourceId | undefined
}

/** Adds the sources that a file of ours describes; those of the library when they are first named. */
export function addSources(
  head: Fields,
  library: readonly LibrarySource[],
  draft: ImportDraft,
): KnownSources {
  const described = new Map<string, SourceId>()
  const texts = new Map<string, SourceAtHand>()
  for (const [index, each] of listIn(head, 'cp:sources').entries()) {
    const name = textIn(isFields(each) ? each : undefined, 'id') ?? ''
    const source = sourceOf(isFields(each) ? each : {}, name)
    const id = draft.addSource(source, `cp:sources[${index}]`)
    if (id === undefined) continue
    described.set(name, id)
    if (typeof source.text === 'string') texts.set(name, atHand(id, source.text))
  }
  return {
    withoutText: (name) => described.get(name),
    atHand(name) {
      const known = texts.get(name)
      if (known !== undefined || described.has(name)) return known
      const held = sourceAt(name, library)
      const id = held && draft.addSource(held, name)
      if (held === undefined || id === undefined) return undefined
      const found = atHand(id, held.text)
      texts.set(name, found)
      return found
    },
  }
}

function sourceOf(fields: Fields, name: string) {
  return {
    id: idIn('source', name),
    title: own(fields, 'dc:title'),
    language: own(fields, 'language'),
    sha256: own(fields, 'cp:sha256'),
    citation: {
      ...NO_CITATION,
      author: own(fields, 'dc:creator') ?? null,
      publication: own(fields, 'dc:publisher') ?? null,
      date: own(fields, 'dc:date') ?? null,
      url: own(fields, 'via') ?? null,
    },
    ...(own(fields, 'value') !== undefined && { text: own(fields, 'value') }),
  }
}
