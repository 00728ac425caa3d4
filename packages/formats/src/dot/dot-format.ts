import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { writeDot } from './write-dot.ts'

const NOT_DRAWN = 'A Graphviz graph draws claims and inferences and has no place for it.'

/** The DOT language of Graphviz. */
export const dotFormat = {
  name: 'dot',
  title: 'Graphviz DOT',
  mediaType: 'text/vnd.graphviz; charset=utf-8',
  extension: 'dot',
  loses: {
    audience: NO_AUDIENCES,
    'map.question': NOT_DRAWN,
    source: NOT_DRAWN,
    quote: NOT_DRAWN,
    'claim.attributedTo': NOT_DRAWN,
    'claim.given': NOT_DRAWN,
    'claim.note': NOT_DRAWN,
    'claim.otherWordings': NOT_DRAWN,
    'inference.warrant': NOT_DRAWN,
    'equivalence.rationale': NOT_DRAWN,
    position: 'A claim stands in the cluster of one position; what others hold of it is not drawn.',
    placement: 'Graphviz lays out its graphs by itself.',
  },
  write: writeDot,
} as const satisfies Format
