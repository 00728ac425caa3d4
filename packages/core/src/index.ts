export { documentSchema, type DocumentSource, type MapDocument } from './document/document.ts'
export { mapOf, readDocument, type MapWithTexts } from './document/read-document.ts'
export { writeDocument } from './document/write-document.ts'
export {
  COMMENT_LIMITS,
  commentTextSchema,
  mentionsIn,
  threadSubjectSchema,
  withMentionsNamed,
  withNamesMentioned,
  type Passage,
  type ThreadSubject,
} from './discussion/comment.ts'
export {
  asOneOperation,
  previewSuggestion,
  type GhostMark,
  type SuggestionPreview,
} from './discussion/preview-suggestion.ts'
export {
  baseScoresOf,
  credenceOf,
  STANCE_ATTITUDES,
  stanceSchema,
  type HeldCredence,
  type Stance,
  type StanceAttitude,
} from './discussion/stance.ts'
export {
  diffOf,
  type ChangeMark,
  type Difference,
  type Flip,
  type MapDiff,
} from './history/diff-of.ts'
export { effectsBetween, restorationOf } from './history/effects-between.ts'
export { quoted, recordsOf, type KnownRecord } from './history/names.ts'
export { subjectName } from './history/subject-name.ts'
export { operationSentence, type Told } from './history/operation-sentence.ts'
export { Timeline } from './history/timeline.ts'
export { withGone } from './history/with-gone.ts'
export { violations } from './invariant/violations.ts'
export { emptyMap, type ArgumentMap } from './model/argument-map.ts'
export {
  audienceSchema,
  SWITCH_KINDS,
  type Audience,
  type AudienceSwitches,
} from './model/audience.ts'
export { claimSchema, type Claim } from './model/claim.ts'
export { equivalenceSchema, type Equivalence } from './model/equivalence.ts'
export {
  audienceIdSchema,
  claimIdSchema,
  equivalenceIdSchema,
  inferenceIdSchema,
  isId,
  mapIdSchema,
  positionIdSchema,
  quoteIdSchema,
  sourceIdSchema,
  tensionIdSchema,
  type AudienceId,
  type ClaimId,
  type EquivalenceId,
  type InferenceId,
  type MapId,
  type PlaceableId,
  type PositionId,
  type QuoteId,
  type SourceId,
  type TensionId,
} from './model/id.ts'
export {
  inferenceSchema,
  polaritySchema,
  targetId,
  type Inference,
  type Polarity,
  type Target,
} from './model/inference.ts'
export { placementSchema, type Placement } from './model/placement.ts'
export {
  attitudeSchema,
  positionColorSchema,
  positionSchema,
  type Attitude,
  type Commitment,
  type Position,
  type PositionColor,
} from './model/position.ts'
export { quoteSchema, type Quote } from './model/quote.ts'
export {
  citationSchema,
  NO_CITATION,
  sourceSchema,
  type Citation,
  type Source,
} from './model/source.ts'
export { type Remainder, type RemainderPart } from './model/remainder.ts'
export { tensionSchema, type Tension } from './model/tension.ts'
export { LIMITS, sourceTextSchema, textSchema } from './model/text.ts'
export {
  apply,
  inverseOf,
  invert,
  successionOn,
  type Applied,
  type Succession,
} from './operation/apply.ts'
export { applyEffects, draftOf, type Draft } from './operation/draft.ts'
export {
  COLLECTION_OF,
  recordOf,
  reversed,
  type Effect,
  type Entities,
  type EntityName,
} from './operation/effect.ts'
export { restoreAnyway } from './operation/restore-anyway.ts'
export { mergeTexts, type MergedText } from './operation/merge-texts.ts'
export {
  effectSchema,
  OPERATION_KINDS,
  operationSchema,
  type Operation,
  type OperationInput,
  type OperationKind,
  type OperationOf,
  type SingleOperation,
} from './operation/operation.ts'
export { basedOn, overriddenBy, overriddenSchema, type Overridden } from './operation/overridden.ts'
export { inferencesFrom, inferencesOn } from './query/indexes.ts'
export {
  attitudesTo,
  backingsOf,
  claimsQuoting,
  isBare,
  isUndermining,
  quotesFrom,
  quotesOf,
  rebuttalsOf,
  roleOf,
  supportsOf,
  undercutsOf,
  type InferenceRole,
} from './query/roles.ts'
export { checkQuote, quoteAt } from './quote/check-quote.ts'
export { coverageOf } from './quote/coverage-of.ts'
export { foldText, type FoldedText } from './quote/fold-text.ts'
export {
  matchQuote,
  quoteMatcher,
  type FoundPassage,
  type QuoteMatch,
  type QuoteSelector,
} from './quote/match-quote.ts'
export { paragraphsOf, type Paragraph } from './quote/paragraphs-of.ts'
export { sentencesOf } from './quote/sentences-of.ts'
export type { Span } from './quote/span.ts'
export { assert, fail, ok, unreachable, type Result } from './result.ts'
export {
  codePointIndex,
  codePointLength,
  sliceCodePoints,
  toCodePoint,
  toUtf16,
} from './unicode/code-points.ts'
export {
  SCHEMES,
  schemeById,
  type CriticalQuestion,
  type QuestionTarget,
  type Scheme,
} from './scheme/index.ts'
export {
  groundedStanding,
  reasonOf,
  reasonSentence,
  turningPoints,
  type Evaluation,
  type Reading,
  type Standing,
} from './semantics/index.ts'
export { violation, type Violation } from './violation.ts'
