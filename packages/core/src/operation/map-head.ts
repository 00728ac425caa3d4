import { z } from 'zod'
import { LIMITS, textSchema } from '../model/text.ts'

/** The map's own fields: what it is called and what it is about (IBIS issue). */
export const mapHeadSchema = z.strictObject({
  title: textSchema({ max: LIMITS.title }),
  question: textSchema({ max: LIMITS.question, mayBeEmpty: true }),
})
