export {
  aMapWithTexts,
  anArgumentMap,
  anOperation,
  anOperationOnAMap,
  aSequenceOfOperations,
  someOperation,
} from './arbitraries.ts'
export {
  aClaim,
  anAudience,
  anEmptyMap,
  anEquivalence,
  anInference,
  anOperationOf,
  aPosition,
  aQuote,
  aSource,
  aTension,
  mapAfter,
} from './builders.ts'
export { choicesFromSeed, type Choices } from './choices.ts'
export { frozen } from './frozen.ts'
export { sha256Of, textOfSource, textsOf } from './texts.ts'
