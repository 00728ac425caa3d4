import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { writeMarkdown } from './write-markdown.ts'

/** CommonMark 0.31, to be read by people. */
export const markdownFormat = {
  name: 'markdown',
  title: 'Markdown outline',
  mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
  extension: 'md',
  loses: {
    audience: NO_AUDIENCES,
    'source.text': 'An outline names its sources by checksum and does not carry their texts.',
    'quote.unattached': 'An outline shows quotes under the claims they belong to.',
    'quote.context': 'An outline shows the words of a quote and not what stands around them.',
    placement: 'An outline has no canvas.',
  },
  write: writeMarkdown,
} as const satisfies Format
