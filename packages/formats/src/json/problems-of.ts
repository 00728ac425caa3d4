import type { Problem } from '../format.ts'

/** The part of a validator's finding that matters here. */
export interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: unknown
  readonly values?: readonly unknown[] | undefined
  readonly keys?: readonly string[] | undefined
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly origin?: unknown
}

/** As many as a person reads; the rest is counted. */
export const SHOWN = 50

/** One sentence for each of `issues`, the first of `count`, with the place it speaks of. */
export function problemsOf(issues: readonly Issue[], count: number): Problem[] {
  const shown = issues.slice(0, SHOWN).map((issue) => {
    const path = pathOf(issue.path)
    return { path, message: sentence(path === '' ? 'The document' : path, issue) }
  })
  const more = count - shown.length
  return more > 0 ? [...shown, { path: '', message: `There are ${more} more problems.` }] : shown
}

function sentence(place: string, issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${place} must be ${withArticle(String(issue.expected))}${missing(issue)}.`
    case 'invalid_value':
      return `${place} must be ${issue.values?.map((value) => JSON.stringify(value)).join(' or ')}.`
    case 'unrecognized_keys':
      return `${place} has no field ${issue.keys?.map((key) => JSON.stringify(key)).join(', ')}; remove it.`
    case 'invalid_union':
      return `${place} must be { "claim": id } or { "inference": id }.`
    case 'too_big':
      if (issue.origin === 'string') break
      return `${place} must not be more than ${limit(issue.maximum, issue.origin)}.`
    case 'too_small':
      if (issue.origin === 'string') break
      return `${place} must not be less than ${limit(issue.minimum, issue.origin)}.`
    default:
      break
  }
  return `${place}: ${issue.message}${issue.message.endsWith('.') ? '' : '.'}`
}

const missing = ({ message }: Issue): string =>
  message.endsWith('received undefined') ? '; it is missing' : ''

const withArticle = (kind: string): string =>
  /^[aeiou]/.test(kind) ? `an ${kind}` : kind === 'null' ? kind : `a ${kind}`

const limit = (value: unknown, origin: unknown): string =>
  origin === 'array' ? `${String(value)} entries` : String(value)

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
