import type { Format } from '../format.ts'

const NOT_READ = 'A brief is what is read out; it has no place for it.'

/** Office Open XML (ECMA-376), in the styles of Verbatim, the template that debaters use. */
export const docxFormat = {
  name: 'docx',
  title: 'Word brief',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
  loses: {
    'source.text': 'A card has the paragraphs that were quoted, and not the rest of the source.',
    'quote.unattached': 'Quotes are cut as cards under the claims they belong to.',
    'claim.given': NOT_READ,
    'claim.note': NOT_READ,
    'claim.otherWordings': NOT_READ,
    'inference.rationale': NOT_READ,
    equivalence: NOT_READ,
    tension: NOT_READ,
    placement: 'A brief has no canvas.',
  },
  isBytes: true,
} as const satisfies Format
