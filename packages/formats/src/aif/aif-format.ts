import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { readAif } from './read-aif.ts'
import { writeAif } from './write-aif.ts'

const NO_NODE = 'AIF has no node or field for it.'

/** The Argument Interchange Format, as AIFdb keeps it. */
export const aifFormat = {
  name: 'aif',
  title: 'AIF (JSON of AIFdb)',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  loses: {
    audience: NO_AUDIENCES,
    'map.title': 'A node set has no title.',
    'map.question': 'A node set has no question.',
    source: NO_NODE,
    quote: NO_NODE,
    'claim.implicit': NO_NODE,
    'claim.given': NO_NODE,
    'claim.note': NO_NODE,
    'claim.otherWordings': NO_NODE,
    'inference.warrant': NO_NODE,
    'inference.rationale': NO_NODE,
    'equivalence.rationale': 'A rephrase node has no text of its own.',
    tension: NO_NODE,
    position: NO_NODE,
    placement: 'The form of AIFdb has no coordinates.',
  },
  write: writeAif,
  read: readAif,
} as const satisfies Format
