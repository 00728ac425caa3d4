import type { ArgumentMap } from '@counterpoint/core'
import type { FormatName } from '../format.ts'
import { isFields, type Fields } from './fields.ts'

/** What a map keeps of its file, where that was in `format` and wrote its parts as JSON objects. */
export function keptIn(
  { remainder }: ArgumentMap,
  format: FormatName,
): { readonly byRecord: ReadonlyMap<string, Fields>; readonly ofFile: readonly Fields[] } {
  const byRecord = new Map<string, Fields>()
  const ofFile: Fields[] = []
  for (const { of, content } of remainder?.format === format ? remainder.parts : []) {
    const fields = fieldsIn(content)
    if (fields === undefined) continue
    if (of === null) ofFile.push(fields)
    else byRecord.set(of, fields)
  }
  return { byRecord, ofFile }
}

function fieldsIn(content: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(content)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}
