import type { Format } from '../format.ts'
import { readArggraph } from './read-arggraph.ts'

/** XML of the Potsdam microtext corpora (Peldszus and Stede 2016); read only. */
export const arggraphFormat = {
  name: 'arggraph',
  title: 'Arggraph XML',
  mediaType: 'application/xml; charset=utf-8',
  extension: 'xml',
  loses: {},
  read: readArggraph,
} as const satisfies Format
