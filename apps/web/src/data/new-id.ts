import type {
  AudienceId,
  ClaimId,
  EquivalenceId,
  InferenceId,
  PositionId,
  QuoteId,
  TensionId,
} from '@counterpoint/core'
import { v7 } from 'uuid'

/** UUIDv7: sorts by time of making. */
export const newClaimId = () => v7() as ClaimId
export const newInferenceId = () => v7() as InferenceId
export const newQuoteId = () => v7() as QuoteId
export const newPositionId = () => v7() as PositionId
export const newEquivalenceId = () => v7() as EquivalenceId
export const newAudienceId = () => v7() as AudienceId
export const newTensionId = () => v7() as TensionId
export const newKey = () => v7()
