import { fail, ok, type Result } from '@counterpoint/core'
import type { Problem } from '../format.ts'
import { fieldsOf, isFields, listIn, manyIn, own, textIn, type Fields } from '../import/fields.ts'

/** Passages of a source that an annotation is about. */
export interface Selection {
  /** Name or address of the source. */
  readonly source: string
  /** Name of the selection itself, if it has one. */
  readonly name: string | undefined
  readonly exact: string | undefined
  readonly prefix: string | undefined
  readonly suffix: string | undefined
  readonly start: number | undefined
  readonly end: number | undefined
}

/** An annotation of any of the dialects. */
export interface Annotation {
  readonly where: string
  readonly name: string
  readonly types: readonly string[]
  readonly motivations: readonly string[]
  readonly bodies: readonly { readonly value: string; readonly purpose: string }[]
  /** Names in the place of a body: other annotations, pages. */
  readonly bodyNames: readonly string[]
  readonly selections: readonly Selection[]
  /** Offsets are in UTF-16 code units, as Hypothesis counts, and not in code points. */
  readonly countsUtf16: boolean
  readonly fields: Fields
}

/** A whole file. */
export interface AnnotationFile {
  readonly head: Fields
  readonly annotations: readonly Annotation[]
  /** Entries that are no annotations, as the file has them. */
  readonly odd: readonly string[]
}

/**
 * The annotations of a file: one alone, a list, a page or a collection of the W3C's model, or what
 * Hypothesis answers (`rows`).
 */
export function annotationsIn(content: string): Result<AnnotationFile, readonly Problem[]> {
  let parsed: unknown
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(`The file is not JSON: ${reason}.`)
  }
  const found = entriesOf(parsed)
  if (found === undefined) {
    return refusal(
      'The file has no annotations: neither one alone, nor a list, page or collection.',
    )
  }
  const odd: string[] = []
  const annotations = found.entries.flatMap((entry, index) => {
    const where = `${found.place}[${index}]`
    const annotation = isFields(entry) ? annotationOf(entry, where) : undefined
    if (annotation === undefined) odd.push(where)
    return annotation ?? []
  })
  return ok({ head: isFields(parsed) ? parsed : {}, annotations, odd })
}

const refusal = (message: string): Result<never, readonly Problem[]> =>
  fail([{ path: '', message }])

function entriesOf(
  parsed: unknown,
): { readonly place: string; readonly entries: readonly unknown[] } | undefined {
  if (Array.isArray(parsed)) return { place: '', entries: parsed }
  if (!isFields(parsed)) return undefined
  if (Array.isArray(parsed['rows'])) return { place: 'rows', entries: parsed['rows'] }
  if (Array.isArray(parsed['items'])) return { place: 'items', entries: parsed['items'] }
  const first = fieldsOf(parsed, 'first')
  if (first !== undefined) return { place: 'first.items', entries: listIn(first, 'items') }
  if (typesOf(parsed).includes('AnnotationCollection')) return { place: 'first.items', entries: [] }
  return own(parsed, 'target') === undefined ? undefined : { place: '', entries: [parsed] }
}

const words = (values: readonly unknown[]): string[] =>
  values.filter((value) => typeof value === 'string')

const typesOf = (fields: Fields): string[] =>
  words([...manyIn(fields, 'type'), ...manyIn(fields, '@type')]).map((type) =>
    type.replace(/^oa:/, ''),
  )

const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : isFields(value) ? textIn(value, 'id') : undefined

function annotationOf(fields: Fields, where: string): Annotation | undefined {
  const types = typesOf(fields)
  const uri = textIn(fields, 'uri')
  const isOfHypothesis = uri !== undefined && types.length === 0
  if (!isOfHypothesis && !types.includes('Annotation')) return undefined
  const bodies = manyIn(fields, 'body')
  const targets = manyIn(fields, 'target')
  return {
    where,
    name: textIn(fields, 'id') ?? '',
    types,
    motivations: words(manyIn(fields, 'motivation')),
    bodies: [
      ...bodies.filter((body) => isFields(body)).flatMap(textualBody),
      ...words([own(fields, 'bodyValue'), isOfHypothesis ? own(fields, 'text') : undefined])
        .filter((value) => value.trim() !== '')
        .map((value) => ({ value, purpose: 'commenting' })),
      ...(isOfHypothesis ? words(listIn(fields, 'tags')) : []).map((value) => ({
        value,
        purpose: 'tagging',
      })),
    ],
    bodyNames: words(bodies),
    selections: targets.flatMap((target) => selectionOf(target, uri)),
    countsUtf16: isOfHypothesis,
    fields,
  }
}

function textualBody(body: Fields): { readonly value: string; readonly purpose: string }[] {
  const value = stringIn(body, 'value') ?? stringIn(body, 'chars')
  const [purpose = ''] = words(manyIn(body, 'purpose'))
  return value === undefined ? [] : [{ value, purpose }]
}

function selectionOf(target: unknown, uri: string | undefined): Selection[] {
  if (typeof target === 'string') return [{ ...NOWHERE, source: target }]
  if (!isFields(target)) return []
  const selectors = manyIn(target, 'selector').filter((selector) => isFields(selector))
  const quote = selectors.find((selector) => typesOf(selector).includes('TextQuoteSelector'))
  const place = selectors.find((selector) => typesOf(selector).includes('TextPositionSelector'))
  const source = nameOf(own(target, 'source')) ?? uri ?? nameOf(target)
  if (source === undefined) return []
  return [
    {
      source,
      name: textIn(target, 'id'),
      exact: stringIn(quote, 'exact'),
      prefix: stringIn(quote, 'prefix'),
      suffix: stringIn(quote, 'suffix'),
      start: offsetIn(place, 'start'),
      end: offsetIn(place, 'end'),
    },
  ]
}

const NOWHERE = {
  name: undefined,
  exact: undefined,
  prefix: undefined,
  suffix: undefined,
  start: undefined,
  end: undefined,
}

/** White space is a passage too. */
const stringIn = (fields: Fields | undefined, name: string): string | undefined => {
  const value = own(fields, name)
  return typeof value === 'string' ? value : undefined
}

const offsetIn = (fields: Fields | undefined, name: string): number | undefined => {
  const value = own(fields, name)
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined
}
