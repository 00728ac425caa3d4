import { fail, ok, readDocument, type MapDocument, type Result } from '@counterpoint/core'
import type { Imported, Problem, ReadOptions } from '../format.ts'
import { missingTexts, quotesWithoutText } from '../import/missing-texts.ts'
import { understoodIn } from '../import/understood.ts'
import { checkedDocument } from './checked-document.ts'

/** Reads a Counterpoint document: strict, since the format is ours and has a version. */
export function readJson(
  content: string,
  options: ReadOptions = {},
): Result<Imported, readonly Problem[]> {
  const parsed = parse(content)
  if (!parsed.ok) return parsed
  const poisoned = pathToPrototype(parsed.value)
  if (poisoned !== undefined) {
    return fail([{ path: poisoned, message: `${poisoned} is no field of a document; remove it.` }])
  }
  const checked = checkedDocument(parsed.value)
  return checked.ok ? withSoundRecords(checked.value, options) : checked
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
  options: ReadOptions,
): Result<Imported, readonly Problem[]> {
  const warnings = missingTexts(document, options)
  if (!warnings.ok) return warnings
  const places = placesOf(document)
  const unchecked = quotesWithoutText(document)
  const read = readDocument(document)
  const broken = read.ok
    ? []
    : read.error.filter(({ rule, subject }) => rule !== 'Q1' || !unchecked.has(subject))
  if (broken.length === 0) {
    return ok({ document, understood: understoodIn(document), warnings: warnings.value })
  }
  return fail(
    broken.map(({ rule, subject, message }) => ({
      path: places.get(subject) ?? subject,
      message: `${message} (Rule ${rule}.)`,
    })),
  )
}

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
