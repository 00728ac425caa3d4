import type { ClaimId, InferenceId, PositionId, QuoteId } from '../../model/id.ts'

/** What the lint of evidence looks for. */
export type LintRule =
  | 'bare-claim'
  | 'cut-mid-sentence'
  | 'cut-negation'
  | 'claim-exceeds-quotes'
  | 'one-source-side'
  | 'open-questions'

/** A question that a scheme asks and the map does not answer. */
export interface OpenQuestion {
  readonly id: string
  readonly text: string
  /** What an unfavourable answer would hit; for `inference` it makes an undercut. */
  readonly attacks: 'premise' | 'inference' | 'conclusion'
}

/** A place where evidence is weaker than it looks. The map is allowed to be so; it is told. */
export interface Finding {
  readonly rule: LintRule
  /** A warning changes how a passage is understood; a note only asks for a second look. */
  readonly weight: 'warning' | 'note'
  readonly subject: ClaimId | InferenceId | PositionId | QuoteId
  readonly message: string
  /** With `open-questions` only. */
  readonly questions?: readonly OpenQuestion[]
}
