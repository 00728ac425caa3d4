import type { Format } from '../format.ts'
import { writeSvg } from './write-svg.ts'

const NOT_DRAWN = 'A picture has no place for it.'

/** A picture: what it shows is meant for the eye and is not read back. */
export const svgFormat = {
  name: 'svg',
  title: 'SVG picture',
  mediaType: 'image/svg+xml; charset=utf-8',
  extension: 'svg',
  loses: {
    'source.text': 'A picture shows the titles of sources and not their texts.',
    'source.citation': 'A picture shows the titles of sources and not their citations.',
    quote: 'A picture names the source of a claim and not the passage.',
    'claim.given': NOT_DRAWN,
    'claim.note': NOT_DRAWN,
    'claim.otherWordings': NOT_DRAWN,
    'inference.warrant': NOT_DRAWN,
    audience: NOT_DRAWN,
  },
  write: writeSvg,
} as const satisfies Format
