import { placementSchema } from '@counterpoint/core'
import { z } from 'zod'
import { LIVE_LIMITS } from './version.ts'

const id = z.string().min(1).max(64)

/**
 * A place on the canvas: from the middle of the card or junction that it is near, or in the canvas's
 * own coordinates. Layouts differ from page to page; what somebody points at does not.
 */
const spotSchema = placementSchema.extend({ near: id.optional() })

/**
 * Where a person is on a map, for the others to see. Never stored: it lives as long as the
 * connection, and may be lost or late.
 */
export const presenceStateSchema = z.strictObject({
  /** The pointer; null when it is not on the canvas. */
  pointer: spotSchema.nullable(),
  /** Ids of the selected claims and inferences. */
  selected: z.array(id).max(LIVE_LIMITS.selection),
  /** Id of the record whose text is being edited. */
  editing: id.nullable(),
  /** Middle and scale of what the person sees of the canvas, so that others can follow. */
  view: z.strictObject({ middle: spotSchema, zoom: z.number().min(0.001).max(100) }).nullable(),
})

export type Spot = z.infer<typeof spotSchema>
export type PresenceState = z.infer<typeof presenceStateSchema>
