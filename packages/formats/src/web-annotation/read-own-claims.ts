import type { FoundClaim } from '../import/found.ts'
import { isSet, listIn, textIn } from '../import/fields.ts'
import type { Annotation } from './annotations-in.ts'
import { idIn } from './vocabulary.ts'

/** Of a claim of ours what the vocabulary has no term for. */
export const claimFields = ({ name, fields }: Annotation): Partial<FoundClaim> => ({
  wish: idIn('claim', name),
  implicit: isSet(fields, 'cp:implicit'),
  given: isSet(fields, 'cp:given'),
  attributedTo: textIn(fields, 'cp:attributedTo') ?? null,
  otherWordings: listIn(fields, 'cp:otherWordings').filter((each) => typeof each === 'string'),
})
