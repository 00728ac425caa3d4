import { z } from 'zod'

/**
 * An id is chosen by whoever creates the record (UUIDv7 in the app), is unique in its map, and is
 * safe in addresses, file names and graph formats as it stands, and as the key of a JSON object
 * ([M1]): so `__proto__` is none.
 */
const ID = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/
const id = z.string().regex(ID, 'An id has 1 to 64 letters, digits, hyphens or underscores.')

export const mapIdSchema = id.brand<'MapId'>()
export const sourceIdSchema = id.brand<'SourceId'>()
export const quoteIdSchema = id.brand<'QuoteId'>()
export const claimIdSchema = id.brand<'ClaimId'>()
export const inferenceIdSchema = id.brand<'InferenceId'>()
export const equivalenceIdSchema = id.brand<'EquivalenceId'>()
export const tensionIdSchema = id.brand<'TensionId'>()
export const positionIdSchema = id.brand<'PositionId'>()
export const audienceIdSchema = id.brand<'AudienceId'>()

export type MapId = z.infer<typeof mapIdSchema>
export type SourceId = z.infer<typeof sourceIdSchema>
export type QuoteId = z.infer<typeof quoteIdSchema>
export type ClaimId = z.infer<typeof claimIdSchema>
export type InferenceId = z.infer<typeof inferenceIdSchema>
export type EquivalenceId = z.infer<typeof equivalenceIdSchema>
export type TensionId = z.infer<typeof tensionIdSchema>
export type PositionId = z.infer<typeof positionIdSchema>
export type AudienceId = z.infer<typeof audienceIdSchema>

/** What stands on the canvas and can be placed there. */
export type PlaceableId = ClaimId | InferenceId
export const placeableIdSchema = z.union([claimIdSchema, inferenceIdSchema])

export const isId = (value: string): boolean => ID.test(value)
