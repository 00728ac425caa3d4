import { documentSchema, fail, LIMITS, ok, type MapDocument, type Result } from '@counterpoint/core'
import type { Problem } from '../format.ts'
import { problemsOf, SHOWN, type Issue } from './problems-of.ts'

const { shape } = documentSchema

/** The lists of a document. */
const LISTS = {
  sources: shape.sources,
  quotes: shape.quotes,
  claims: shape.claims,
  inferences: shape.inferences,
  equivalences: shape.equivalences,
  tensions: shape.tensions,
  positions: shape.positions,
  audiences: shape.audiences,
}

/** Records looked at together. */
const SOME = 500

/**
 * `value` as a document; or the first of its problems, and how many more there are. Some records are
 * looked at at a time: a validator that lists all faults of a large file of junk needs more memory
 * than there is.
 */
export function checkedDocument(value: unknown): Result<MapDocument, readonly Problem[]> {
  const issues: Issue[] = []
  let count = 0
  const note = (found: readonly Issue[]): void => {
    count += found.length
    issues.push(...found.slice(0, SHOWN - issues.length))
  }

  const lists = listsIn(value)
  const outline = documentSchema.safeParse(withoutRecords(value, lists))
  if (!outline.success) note(outline.error.issues)
  for (const field of ['claims', 'inferences'] as const) {
    if ((lists[field]?.length ?? 0) > LIMITS[field]) note([tooMany(field)])
  }
  const checked: Record<string, unknown[]> = {}
  for (const [field, list] of Object.entries(LISTS)) {
    const records = lists[field as List] ?? []
    checked[field] = []
    for (let first = 0; first < records.length; first += SOME) {
      const parsed = list.safeParse(records.slice(first, first + SOME))
      if (parsed.success) checked[field].push(...parsed.data)
      else note(parsed.error.issues.map((issue) => placed(issue, field, first)))
    }
  }
  if (!outline.success || count > 0) return fail(problemsOf(issues, count))
  return ok({ ...outline.data, ...checked })
}

/** An issue of some records of a list, from `first` on, as one of the document. */
const placed = (issue: Issue, field: string, first: number): Issue => {
  const [index, ...rest] = issue.path
  return { ...issue, path: [field, first + Number(index), ...rest] }
}

type List = keyof typeof LISTS
type Lists = Partial<Record<List, readonly unknown[]>>

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listsIn = (value: unknown): Lists =>
  isObject(value)
    ? Object.fromEntries(
        Object.keys(LISTS).flatMap((field) =>
          Array.isArray(value[field]) ? [[field, value[field]]] : [],
        ),
      )
    : {}

const withoutRecords = (value: unknown, lists: Lists): unknown =>
  isObject(value)
    ? { ...value, ...Object.fromEntries(Object.keys(lists).map((field) => [field, []])) }
    : value

const tooMany = (field: 'claims' | 'inferences'): Issue => ({
  code: 'too_big',
  origin: 'array',
  maximum: LIMITS[field],
  path: [field],
  message: '',
})
