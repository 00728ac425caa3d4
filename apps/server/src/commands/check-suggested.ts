import { checkQuote, previewSuggestion, type Operation } from '@counterpoint/core'
import type { MapAtRevision, MapPlace, Storage } from '@counterpoint/storage'
import { broken, notFound } from '../problem.ts'
import { completeOperations } from './complete-operations.ts'

/**
 * The map that `operations` are suggested for, once it is sure that they could be accepted as it
 * stands now: they break no rule, and every new quote is what its source says.
 *
 * @throws Refused
 */
export async function checkSuggested(
  storage: Storage,
  { workspace, map }: MapPlace,
  operations: readonly Operation[],
): Promise<MapAtRevision> {
  const opened = await storage.openMap(workspace, map)
  if (!opened) throw notFound('map', map)
  const { id } = opened.map
  const completed = await completeOperations(storage, workspace, { map: id, operations })
  const preview = previewSuggestion(opened.map, completed)
  if (!preview.ok) {
    throw broken(preview.error.rule === 'I5' ? 'quote_mismatch' : 'rule_violated', preview.error)
  }
  for (const quote of preview.value.map.quotes.values()) {
    if (opened.map.quotes.has(quote.id)) continue
    const source = await storage.getSource(workspace, quote.source)
    if (!source) throw notFound('source', quote.source)
    const mismatch = checkQuote(quote, source.text)
    if (mismatch) throw broken('quote_mismatch', mismatch)
  }
  return opened
}
