import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { readWebAnnotation } from './read-web-annotation.ts'
import { writeWebAnnotation } from './write-web-annotation.ts'

/** W3C Web Annotations as JSON-LD; annotations of Hypothesis are read too. */
export const webAnnotationFormat = {
  name: 'web-annotation',
  title: 'Web Annotations (JSON-LD)',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: 'jsonld',
  loses: { audience: NO_AUDIENCES },
  write: writeWebAnnotation,
  read: readWebAnnotation,
} as const satisfies Format
