import type { Format } from '../format.ts'
import { readKialo } from './read-kialo.ts'
import { writeKialo } from './write-kialo.ts'

const ONLY_PROS_AND_CONS = 'A Kialo discussion has claims, pros and cons, and nothing else.'

/** Text as Kialo exports its discussions. */
export const kialoFormat = {
  name: 'kialo',
  title: 'Kialo text',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  loses: {
    'map.question': ONLY_PROS_AND_CONS,
    source: ONLY_PROS_AND_CONS,
    quote: ONLY_PROS_AND_CONS,
    'claim.whiteSpace': 'A claim is one line, so line breaks and runs of spaces become one space.',
    'claim.implicit': ONLY_PROS_AND_CONS,
    'claim.attributedTo': ONLY_PROS_AND_CONS,
    'claim.given': ONLY_PROS_AND_CONS,
    'claim.note': ONLY_PROS_AND_CONS,
    'claim.otherWordings': ONLY_PROS_AND_CONS,
    'inference.undercut': 'Kialo has no objection to a step, only to a claim.',
    'inference.backing': 'Kialo has no support of a step, only of a claim.',
    'inference.linkedPremises': 'Every pro and con is one claim, so premises come apart.',
    'inference.scheme': ONLY_PROS_AND_CONS,
    'inference.warrant': ONLY_PROS_AND_CONS,
    'inference.rationale': ONLY_PROS_AND_CONS,
    equivalence: ONLY_PROS_AND_CONS,
    tension: ONLY_PROS_AND_CONS,
    position: ONLY_PROS_AND_CONS,
    audience: ONLY_PROS_AND_CONS,
    placement: ONLY_PROS_AND_CONS,
  },
  write: writeKialo,
  read: readKialo,
} as const satisfies Format
