import { ERROR_CODES, type ErrorCode, type Problem } from '@counterpoint/protocol'
import { TooBusy, TooCostly } from '@counterpoint/exchange'
import { unreachable, type Violation } from '@counterpoint/core'
import { InvalidCursor, StorageBusy, StorageUnavailable, type Refusal } from '@counterpoint/storage'

/** What a problem answer says beside its code. */
type Particulars = Omit<Partial<Problem>, 'type' | 'title' | 'status' | 'code' | 'detail'>

/** A request that gets a problem answer; thrown by routes, turned into the answer in one place. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: ErrorCode
  readonly particulars: Particulars

  constructor(code: ErrorCode, detail: string, particulars: Particulars = {}) {
    super(detail)
    this.code = code
    this.particulars = particulars
  }
}

/** Refused until some time has passed. */
export class TooManyRequests extends Refused {
  readonly retryAfterS: number

  constructor(retryAfterS: number) {
    super(
      'too_many_requests',
      `There were too many attempts; try again in ${minutes(retryAfterS)}.`,
    )
    this.retryAfterS = retryAfterS
  }
}

const minutes = (seconds: number): string =>
  seconds <= 90 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`

export const notFound = (kind: string, id: string): Refused =>
  new Refused('not_found', `There is no ${kind} ${id} here; it may have been deleted.`)

export const unknownRevision = (map: string, revision: number): Refused =>
  new Refused(
    'not_found',
    `The map ${map} has no revision ${revision} yet; GET /api/maps/${map} tells its last one.`,
  )

export const idTaken = (kind: string, id: string): Refused =>
  new Refused('id_taken', `There is already a ${kind} with the id ${id}; choose another id.`)

/** A broken rule, as the answer of an address that takes single records. */
export const broken = (code: 'rule_violated' | 'quote_mismatch', violation: Violation): Refused =>
  new Refused(code, violation.message, { rule: violation.rule, subject: violation.subject })

/** Why a submission was refused, as an answer. */
export function refusedSubmission(refusal: Refusal, map: string): Refused {
  switch (refusal.code) {
    case 'map_not_found':
      return notFound('map', map)
    case 'idempotency_mismatch':
      return new Refused(
        'idempotency_mismatch',
        'This Idempotency-Key came with other operations before; use a new key for new operations.',
      )
    case 'rights_changed':
      return new Refused(
        'unavailable',
        'Rights on this map are being changed all the time; send the same again in a moment.',
      )
    case 'suggestion_not_found':
    case 'suggestion_decided':
    case 'suggestion_changed':
      return refusedSuggestion(refusal.code)
    case 'rule_violated':
    case 'quote_mismatch': {
      const { rule, subject, message } = refusal.violation
      return new Refused(refusal.code, message, { rule, subject, index: refusal.index })
    }
    case 'source_unknown':
      return new Refused(
        'source_unknown',
        `The library does not hold the source ${refusal.source} as it is given here; ` +
          'add its text at POST /api/sources first.',
        { subject: refusal.source, index: refusal.index },
      )
    case 'forbidden':
      return new Refused(
        'forbidden',
        'Your role on this map does not allow this change; ask an admin of the workspace for another.',
      )
    case 'queue_taken':
      return new Refused(
        'id_taken',
        'This queue of changes belongs to another map or person; load the page anew.',
      )
    case 'outcome_forgotten':
      return new Refused(
        'outcome_forgotten',
        'This change was refused more than 30 days ago, and why is not known any more.',
      )
    case 'undecidable':
      return new Refused(
        'internal',
        'This change could not be kept, which is our fault; it was left out, and what follows goes on.',
      )
    default:
      return unreachable(refusal)
  }
}

/** Why a suggestion was neither decided nor changed, as an answer. */
export function refusedSuggestion(
  code:
    | 'suggestion_not_found'
    | 'suggestion_decided'
    | 'suggestion_changed'
    | 'not_found'
    | 'not_yours'
    | 'decided',
): Refused {
  switch (code) {
    case 'suggestion_not_found':
    case 'not_found':
      return new Refused('not_found', 'There is no such suggestion on this map; look at the list.')
    case 'not_yours':
      return new Refused(
        'forbidden',
        'This suggestion is somebody else’s; only its author may do this.',
      )
    case 'suggestion_decided':
    case 'decided':
      return new Refused(
        'suggestion_decided',
        'This suggestion was accepted, rejected or withdrawn before; load it again to see.',
      )
    case 'suggestion_changed':
      return new Refused(
        'suggestion_changed',
        'Its author changed this suggestion meanwhile; look at it again before you accept it.',
      )
    default:
      return unreachable(code)
  }
}

/** The framework's own errors, by its codes: our code, and our sentence where theirs is none. */
const FRAMEWORK_ERRORS: Readonly<
  Record<string, { readonly code: ErrorCode; readonly detail?: string }>
> = {
  FST_ERR_BAD_URL: { code: 'malformed_request', detail: 'The address holds a malformed %-escape.' },
  FST_ERR_MAX_PARAM_LENGTH: {
    code: 'address_too_long',
    detail: 'An id has at most 64 characters.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'body_too_large',
    detail: 'The body is larger than this address takes; send less at once.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'malformed_body', detail: 'The body is empty; send JSON.' },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'malformed_body',
    detail: 'The body is not JSON, or has a field called __proto__ or constructor.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'malformed_body',
    detail: 'The body is not as long as its Content-Length says.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    detail: 'This address takes bodies of Content-Type application/json.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { code: 'unsupported_media_type' },
  FST_REQ_FILE_TOO_LARGE: {
    code: 'body_too_large',
    detail: 'The file is larger than can be taken.',
  },
  FST_FILES_LIMIT: { code: 'invalid_input', detail: 'Send one file at a time.' },
  FST_FIELDS_LIMIT: { code: 'invalid_input', detail: 'The form has too many fields.' },
  FST_PARTS_LIMIT: { code: 'invalid_input', detail: 'The form has too many fields.' },
  FST_PROTO_VIOLATION: {
    code: 'malformed_body',
    detail: 'The form has a field with a forbidden name.',
  },
}

/**
 * The answer to `error`. What is not foreseen is `internal` and says nothing but `instance`, under
 * which the log has the rest.
 */
export function problemOf(error: unknown, instance: string): Problem {
  if (error instanceof Refused) return problem(error.code, error.message, error.particulars)
  if (error instanceof StorageUnavailable) {
    return problem(
      'unavailable',
      'The database does not answer. Whether a change took effect is unknown; send it again with ' +
        'the same Idempotency-Key.',
      { instance },
    )
  }
  if (error instanceof StorageBusy) {
    return problem(
      'busy',
      'Too many changes of this map wait; none of yours was taken. Send them again in a moment.',
    )
  }
  if (error instanceof TooCostly) return problem('too_costly', error.message)
  if (error instanceof TooBusy) return problem('too_many_requests', error.message)
  if (error instanceof InvalidCursor) {
    return problem('invalid_input', 'after: Pass the `next` of the page before, or leave it out.')
  }
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown }
  const isListed = typeof code === 'string' && Object.hasOwn(FRAMEWORK_ERRORS, code)
  const known = isListed ? FRAMEWORK_ERRORS[code] : undefined
  if (known) return problem(known.code, known.detail ?? `${ERROR_CODES[known.code].title}.`)
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return problem('malformed_request', `${ERROR_CODES.malformed_request.title}.`)
  }
  return problem('internal', 'This is our fault, not yours; the log of the server has the rest.', {
    instance,
  })
}

export const problem = (
  code: ErrorCode,
  detail: string,
  particulars: Particulars = {},
): Problem => ({
  type: `urn:counterpoint:problem:${code}`,
  ...ERROR_CODES[code],
  code,
  detail,
  ...particulars,
})

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'
