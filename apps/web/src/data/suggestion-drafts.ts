import { operationSchema, type Operation } from '@counterpoint/core'

const PREFIX = 'counterpoint.suggestion.'

const keyOf = (map: string): string => PREFIX + map

/** What was being suggested when this map was left; nothing where it cannot be read any more. */
export function keptDraft(map: string): readonly Operation[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(map)) ?? '[]')
    return Array.isArray(stored) ? stored.map((each) => operationSchema.parse(each)) : []
  } catch {
    return []
  }
}

export function keepDraft(map: string, operations: readonly Operation[]): void {
  if (operations.length === 0) localStorage.removeItem(keyOf(map))
  else localStorage.setItem(keyOf(map), JSON.stringify(operations))
}

/** Keys of all drafts in this browser, one for each map. */
export const keptDrafts = (): readonly string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

export function eraseDrafts(): void {
  for (const key of keptDrafts()) localStorage.removeItem(key)
}
