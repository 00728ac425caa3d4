import { z } from 'zod'
import { TALKS } from '../data/workbench.tsx'
import { PANELS, VIEWS } from './view.ts'

/**
 * What an address may say behind its `?`. A part that says something else counts as not said: old
 * links, and those that somebody typed, still lead to the page.
 */
const maybe = <T extends z.ZodType>(part: T) => part.optional().catch(undefined)

const revision = z.number().int().nonnegative()

export const mapSearch = z.object({
  view: maybe(z.enum(VIEWS)),
  panel: maybe(z.enum(PANELS)),
  /** Positions that are compared, by id, with dots between them. */
  between: maybe(z.string()),
  at: maybe(revision),
  since: maybe(revision),
  talk: maybe(z.enum(TALKS)),
  claim: maybe(z.string()),
  source: maybe(z.string()),
  quote: maybe(z.string()),
})

export const sourceSearch = z.object({
  quote: maybe(z.string()),
  /** Words to find in the text. */
  find: maybe(z.string()),
})

export const signInSearch = z.object({ problem: maybe(z.string()) })
