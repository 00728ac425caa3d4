import {
  documentSchema,
  fail,
  ok,
  readDocument,
  type MapDocument,
  type Result,
  type SourceId,
} from '@counterpoint/core'
import type { Imported, Problem, ReadOptions, Warning } from '../format.ts'
import { problemsOf } from './problems-of.ts'

/** Reads a Counterpoint document: strict, since the format is ours and has a version. */
export function readJson(
  content: string,
  { missingTexts = 'refuse' }: ReadOptions = {},
): Result<Imported, readonly Problem[]> {
  const parsed = parse(content)
  if (!parsed.ok) return parsed
  const poisoned = pathToPrototype(parsed.value)
  if (poisoned !== undefined) {
    return fail([{ path: poisoned, message: `${poisoned} is no field of a document; remove it.` }])
  }
  const checked = documentSchema.safeParse(parsed.value)
  if (!checked.success) return fail(problemsOf(checked.error.issues))
  return withSoundRecords(checked.data, missingTexts)
}

function parse(content: string): Result<unknown, readonly Problem[]> {
  try {
    return ok(JSON.parse(content.startsWith('\uFEFF') ? content.slice(1) : content))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail([{ path: '', message: `The file is not JSON: ${reason}.` }])
  }
}

/**
 * Where `value` names `__proto__`: assigning such a field would change the object's prototype, and
 * validators skip it silently. Walks without recursion, since a file may be nested without end.
 */
function pathToPrototype(value: unknown): string | undefined {
  const open: { readonly value: unknown; readonly path: string }[] = [{ value, path: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const [key, inner] of Object.entries(next.value)) {
      const path = Array.isArray(next.value) ? `${next.path}[${key}]` : `${next.path}.${key}`
      if (key === '__proto__') return path.replace(/^\./, '')
      if (typeof inner === 'object') open.push({ value: inner, path })
    }
  }
  return undefined
}

function withSoundRecords(
  document: MapDocument,
  missingTexts: 'refuse' | 'allow',
): Result<Imported, readonly Problem[]> {
  const places = placesOf(document)
  const unchecked = quotesWithoutText(document)
  const warnings = sourcesWithoutText(document, unchecked, places)
  if (warnings.length > 0 && missingTexts === 'refuse') return fail(warnings.map(asProblem))
  const read = readDocument(document)
  const broken = read.ok
    ? []
    : read.error.filter(({ rule, subject }) => rule !== 'Q1' || !unchecked.has(subject))
  if (broken.length === 0) return ok({ document, warnings })
  return fail(
    broken.map(({ rule, subject, message }) => ({
      path: places.get(subject) ?? subject,
      message: `${message} (Rule ${rule}.)`,
    })),
  )
}

/** Source of every quote that the document gives no text to check against, by quote id. */
function quotesWithoutText({ sources, quotes }: MapDocument): ReadonlyMap<string, SourceId> {
  const withoutText = new Set(sources.flatMap(({ id, text }) => (text === undefined ? [id] : [])))
  return new Map(
    quotes.flatMap(({ id, source }) => (withoutText.has(source) ? [[id, source] as const] : [])),
  )
}

function sourcesWithoutText(
  { sources }: MapDocument,
  unchecked: ReadonlyMap<string, SourceId>,
  places: ReadonlyMap<string, string>,
): Warning[] {
  const wanting = new Set(unchecked.values())
  return sources.flatMap(({ id, title }) => {
    if (!wanting.has(id)) return []
    const message =
      `The text of source ${id}, “${title}”, is not in the file, so its quotes cannot be checked; ` +
      'export the map with the texts of its sources.'
    return [{ where: places.get(id) ?? null, message }]
  })
}

const asProblem = ({ where, message }: Warning): Problem => ({ path: where ?? '', message })

/** Path of every record, by id. */
function placesOf(document: MapDocument): ReadonlyMap<string, string> {
  const { sources, quotes, claims, inferences, equivalences, tensions, positions, audiences } =
    document
  const kinds = {
    sources,
    quotes,
    claims,
    inferences,
    equivalences,
    tensions,
    positions,
    audiences,
  }
  return new Map(
    Object.entries(kinds).flatMap(([kind, records]) =>
      records.map(({ id }, index) => [id, `${kind}[${index}]`] as const),
    ),
  )
}
