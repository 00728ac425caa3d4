import { z } from 'zod'

export const standing = z.enum(['in', 'out', 'undecided'])

export const nearReason = z
  .object({
    ground: z
      .enum([
        'switched-off',
        'given',
        'supported',
        'drawn',
        'rebutted',
        'undercut',
        'premise-out',
        'support-out',
        'unsupported',
        'open',
      ])
      .describe('What gives it its standing, in a word.'),
    because: z
      .array(
        z.object({
          id: z.string(),
          bearing: z.enum(['premise', 'support', 'rebuttal', 'undercut']),
          standing,
        }),
      )
      .describe('What it follows from, one step deep.'),
    sentence: z.string(),
  })
  .meta({ id: 'Reason' })

export const campStandings = z
  .object({
    in: z.array(z.string()),
    out: z.array(z.string()),
    undecided: z.array(z.string()),
  })
  .meta({ id: 'Camp' })

export const acceptance = z
  .object({
    id: z.string(),
    grounded: standing,
    credulous: z.boolean().nullable().describe('Whether some camp accepts it.'),
    sceptical: z
      .boolean()
      .nullable()
      .describe('Whether there are camps, and every one accepts it.'),
  })
  .meta({ id: 'Acceptance' })

export const strength = z
  .object({
    id: z.string(),
    strength: z.number().min(0).max(1),
    model: z.enum(['df-quad', 'quadratic-energy']),
    isSettled: z.boolean().describe('Whether it, and what it rests on, came to rest.'),
    contributions: z
      .array(z.object({ inference: z.string(), amount: z.number() }))
      .describe('What the removal of each inference on it would take, largest first.'),
  })
  .meta({ id: 'Strength' })
