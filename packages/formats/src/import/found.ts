import type {
  ClaimId,
  Commitment,
  Inference,
  PositionColor,
  QuoteId,
  SourceId,
  Target,
} from '@counterpoint/core'
import type { Warning } from '../format.ts'

/** Hears of what is read otherwise than it is written, or left out. */
export type Warn = (where: string | null, message: string, kind?: Warning['kind']) => void

/** What an importer knows of a record, and where in the file it stands. */
interface Found {
  /** The id that it had, kept if it can be one here. */
  readonly wish?: string | undefined
  readonly where: string
}

export interface FoundQuote extends Found {
  readonly source: SourceId
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export interface FoundClaim extends Found {
  readonly text: string
  readonly quotes?: readonly QuoteId[]
  readonly implicit?: boolean
  readonly attributedTo?: string | null
  readonly given?: boolean
  readonly note?: string | null
  readonly otherWordings?: readonly string[]
}

export interface FoundInference extends Found {
  readonly polarity: Inference['polarity']
  readonly premises: readonly ClaimId[]
  readonly target: Target
  readonly scheme?: string | null
  readonly warrant?: string | null
  readonly rationale?: string | null
}

export interface FoundRelation extends Found {
  readonly claims: readonly ClaimId[]
  readonly rationale?: string | null
}

export interface FoundPosition extends Found {
  readonly title: string
  readonly statement?: string
  readonly thesis?: ClaimId | null
  readonly color?: PositionColor | null
  readonly commitments: readonly Commitment[]
}
