import type { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'
import { violation, type Violation } from '../violation.ts'
import { mergeTexts } from './merge-texts.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * `changes` to `record`, with those texts merged that somebody changed since they were as `base`
 * says ([O14], [O15]). `schemas` says what may be written into each field ([O16]).
 */
export function mergedFields<C extends object>(
  record: { readonly id: string },
  changes: C,
  base: object | undefined,
  schemas: Readonly<Record<string, z.ZodType>>,
): Result<C, Violation> {
  if (!base) return ok(changes)
  const merged = { ...changes } as Record<string, unknown>
  for (const [field, seen] of Object.entries(base)) {
    const standing = (record as Fields)[field]
    const incoming = merged[field]
    // Where one of the three is no text there are no words to merge: the later one is set.
    if (typeof seen !== 'string' || typeof standing !== 'string') continue
    if (typeof incoming !== 'string') continue
    const { text } = mergeTexts(seen, standing, incoming)
    if (text !== incoming) {
      const fault = schemas[field]?.safeParse(text).error?.issues[0]
      if (fault) return fail(unfit(record.id, field, fault.message))
    }
    merged[field] = text
  }
  return ok(merged as C)
}

const unfit = (id: string, field: string, fault: string): Violation =>
  violation(
    'O16',
    id,
    `Somebody changed the ${field} of ${id} meanwhile, and both changes together do not fit: ${fault} Look at the new ${field} and change that.`,
  )
