import { documentSchema } from '@counterpoint/core'
import { z } from 'zod'
import { refuseExcessiveShape } from '../json-shape.ts'
import { faultsOf, type Fault } from '../parse-input.ts'

const ENOUGH = 20

/**
 * The first faults of a JSON file's records, looked at one by one. A validator that lists all faults
 * of a large file of junk needs more memory than there is; nobody reads the list anyhow.
 *
 * @returns nothing for a file whose faults, if any, are few enough to be listed by its reader
 * @throws Refused for a file of excessive depth or width
 */
export function firstFaults(content: string): Fault[] {
  let document: unknown
  try {
    document = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch {
    return []
  }
  refuseExcessiveShape(document)
  if (typeof document !== 'object' || document === null) return []
  const faults: Fault[] = []
  for (const [field, schema] of Object.entries(documentSchema.shape)) {
    const records = Object.hasOwn(document, field)
      ? (document as Record<string, unknown>)[field]
      : []
    if (!(schema instanceof z.ZodArray) || !Array.isArray(records)) continue
    for (const [index, record] of records.entries()) {
      const parsed = (schema.element as z.ZodType).safeParse(record)
      if (!parsed.success) faults.push(...faultsOf(parsed.error, [field, index]))
      if (faults.length >= ENOUGH) return faults
    }
  }
  return faults
}
