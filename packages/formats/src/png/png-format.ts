import type { Format } from '../format.ts'
import { svgFormat } from '../svg/svg-format.ts'

/** The SVG picture as pixels, for programs that show nothing else. */
export const pngFormat = {
  name: 'png',
  title: 'PNG picture',
  mediaType: 'image/png',
  extension: 'png',
  loses: {
    ...svgFormat.loses,
    'claim.letters':
      'Letters of scripts such as Chinese are boxes; the SVG picture leaves them to your typefaces.',
  },
  isBytes: true,
} as const satisfies Format
