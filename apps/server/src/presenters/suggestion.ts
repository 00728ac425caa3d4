import { previewSuggestion, type ArgumentMap } from '@counterpoint/core'
import type { suggestionReply } from '@counterpoint/protocol'
import type { Storage, Subject, Suggestion } from '@counterpoint/storage'
import type { z } from 'zod'
import { isSameSubject, naming } from './named.ts'

type SuggestionReply = z.output<typeof suggestionReply>

/** `suggestions` as `you` see them; what is open is held against `map`, which is as it is now. */
export async function presentSuggestions(
  storage: Storage,
  you: Subject,
  map: ArgumentMap,
  suggestions: readonly Suggestion[],
): Promise<SuggestionReply[]> {
  const nameOf = await naming(
    storage,
    suggestions.flatMap(({ author, decided }) => [author, ...(decided ? [decided.by] : [])]),
  )
  return suggestions.map(({ author, decided, operations, ...suggestion }) => ({
    id: suggestion.id,
    author: nameOf(author),
    isYours: isSameSubject(author, you),
    revision: suggestion.revision,
    version: suggestion.version,
    operations: [...operations],
    note: suggestion.note,
    state: suggestion.state,
    createdAt: suggestion.createdAt,
    decided: decided && { by: nameOf(decided.by), at: decided.at, reason: decided.reason },
    conflict: suggestion.state === 'open' ? conflictOf(map, operations) : null,
  }))
}

function conflictOf(map: ArgumentMap, operations: Suggestion['operations']) {
  const preview = previewSuggestion(map, operations)
  if (preview.ok) return null
  const { rule, subject, message } = preview.error
  return { rule, subject, message }
}
