import { z } from 'zod'
import { LIMITS } from './text.ts'

const coordinate = z.number().min(-LIMITS.coordinate).max(LIMITS.coordinate)

/**
 * Where a person, or the layout, put a claim's card or an inference's junction: its middle, in
 * pixels at 100 %, y downwards.
 */
export const placementSchema = z.strictObject({ x: coordinate, y: coordinate })

export type Placement = Readonly<z.infer<typeof placementSchema>>
