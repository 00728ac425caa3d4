import type { Format } from '../format.ts'

/** ISO 32000: the picture on one page, then everything in words. */
export const pdfFormat = {
  name: 'pdf',
  title: 'PDF to print',
  mediaType: 'application/pdf',
  extension: 'pdf',
  loses: {
    'source.text': 'The pages name sources with their citations and do not carry their texts.',
    'quote.unattached': 'Quotes stand under the claims they belong to.',
    'claim.letters':
      'Letters of scripts such as Chinese are boxes; the Word brief leaves them to your typefaces.',
    'quote.context': 'The pages have the words of a quote and not what stands around them.',
  },
  isBytes: true,
} as const satisfies Format
