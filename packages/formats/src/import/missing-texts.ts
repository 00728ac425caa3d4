import { fail, ok, type MapDocument, type Result, type SourceId } from '@counterpoint/core'
import type { Problem, ReadOptions, Warning } from '../format.ts'

/** Source of every quote that `document` gives no text to check against, by quote id. */
export function quotesWithoutText({ sources, quotes }: MapDocument): ReadonlyMap<string, SourceId> {
  const withoutText = new Set(sources.flatMap(({ id, text }) => (text === undefined ? [id] : [])))
  return new Map(
    quotes.flatMap(({ id, source }) => (withoutText.has(source) ? [[id, source] as const] : [])),
  )
}

/** A warning for each source whose text the quotes of `document` want; refused where that is asked. */
export function missingTexts(
  document: MapDocument,
  { missingTexts: wish = 'refuse' }: ReadOptions,
): Result<readonly Warning[], readonly Problem[]> {
  const wanting = new Set(quotesWithoutText(document).values())
  const warnings = document.sources.flatMap(({ id, title }, index): Warning[] => {
    if (!wanting.has(id)) return []
    const message =
      `The text of source ${id}, “${title}”, is not in the file, so its quotes cannot be checked; ` +
      'export the map with the texts of its sources.'
    return [{ where: `sources[${index}]`, message, kind: 'changed' }]
  })
  if (warnings.length === 0 || wish === 'allow') return ok(warnings)
  return fail(warnings.map(({ where, message }) => ({ path: where ?? '', message })))
}
