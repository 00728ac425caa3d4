import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { writeGraphml } from './write-graphml.ts'

/** GraphML (Brandes et al. 2002) as yEd, Gephi and NetworkX read it. */
export const graphmlFormat = {
  name: 'graphml',
  title: 'GraphML',
  mediaType: 'application/graphml+xml; charset=utf-8',
  extension: 'graphml',
  loses: {
    audience: NO_AUDIENCES,
    'source.text': 'A graph names the sources of a claim by title and does not carry their texts.',
    'source.citation': 'A graph names the sources of a claim by title.',
    'quote.unattached': 'A graph has the words of quotes under the claims they belong to.',
    'quote.context': 'A graph has the words of a quote and not where they stand.',
    'claim.otherWordings': 'A node has one label.',
    position: 'Positions are named at the claims they hold; their statements have no node.',
  },
  write: writeGraphml,
} as const satisfies Format
