import { placementSchema } from '@counterpoint/core'
import { z } from 'zod'
import { LIVE_LIMITS } from './version.ts'

const id = z.string().min(1).max(64)

/**
 * Where a person is on a map, for the others to see. Never stored: it lives as long as the
 * connection, and may be lost or late.
 */
export const presenceStateSchema = z.strictObject({
  /** The pointer on the canvas, in its coordinates; null when it is elsewhere. */
  pointer: placementSchema.nullable(),
  /** Ids of the selected claims and inferences. */
  selected: z.array(id).max(LIVE_LIMITS.selection),
  /** Id of the record whose text is being edited. */
  editing: id.nullable(),
  /** Middle and scale of what the person sees of the canvas, so that others can follow. */
  view: z
    .strictObject({ middle: placementSchema, zoom: z.number().min(0.001).max(100) })
    .nullable(),
})

export type PresenceState = z.infer<typeof presenceStateSchema>
