/** Context of the Web Annotation vocabulary (W3C Recommendation of 23 February 2017). */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** What the vocabulary has no terms for. */
export const CONTEXT = [
  ANNOTATION_CONTEXT,
  {
    cp: 'urn:counterpoint:',
    'cp:thesis': { '@type': '@id' },
    'cp:sources': { '@container': '@list' },
    'cp:otherWordings': { '@container': '@list' },
  },
] as const

export type RecordKind =
  | 'map'
  | 'source'
  | 'quote'
  | 'claim'
  | 'inference'
  | 'equivalence'
  | 'tension'
  | 'position'

/** Name of a record of a map in a file. */
export const iri = (kind: RecordKind, id: string): string => `urn:counterpoint:${kind}:${id}`

/** The id in a name of ours; nothing in one of others. */
export const idIn = (kind: RecordKind, name: string): string | undefined => {
  const start = iri(kind, '')
  return name.startsWith(start) ? name.slice(start.length) : undefined
}

/** Of an annotation's fields those that tell who made it and when; they come back as they were. */
export const LIFE_CYCLE = [
  'created',
  'modified',
  'generated',
  'creator',
  'generator',
  'rights',
  'audience',
  'canonical',
  'via',
] as const
