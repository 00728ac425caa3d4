import type { Format } from '../format.ts'
import { svgFormat } from '../svg/svg-format.ts'

/** The SVG picture as pixels, for programs that show nothing else. */
export const pngFormat = {
  name: 'png',
  title: 'PNG picture',
  mediaType: 'image/png',
  extension: 'png',
  loses: svgFormat.loses,
  isBytes: true,
} as const satisfies Format
