import { z } from 'zod'

/**
 * Everything that can go wrong on the wire, with its status. Codes are stable: programs hold on to
 * them, while titles and details are sentences for people.
 */
export const ERROR_CODES = {
  malformed_request: { status: 400, title: 'The request could not be read' },
  malformed_body: { status: 400, title: 'The body could not be read' },
  invalid_input: { status: 400, title: 'The request does not have the described form' },
  unknown_format: { status: 400, title: 'There is no such format' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  sign_in_failed: { status: 401, title: 'This address and password do not go together' },
  forbidden: { status: 403, title: 'Not allowed' },
  wrong_password: { status: 403, title: 'This is not the current password' },
  sign_up_closed: { status: 403, title: 'Accounts are by invitation' },
  host_refused: { status: 403, title: 'This host name is not served' },
  cross_site_refused: { status: 403, title: 'Requests from other sites are refused' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This method is not served here' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  id_taken: { status: 409, title: 'This id is in use' },
  suggestion_decided: { status: 409, title: 'This suggestion was decided before' },
  suggestion_changed: { status: 409, title: 'This suggestion was changed meanwhile' },
  last_owner: { status: 409, title: 'A workspace needs an owner' },
  role_fixed: { status: 409, title: 'This role is the same everywhere' },
  body_too_large: { status: 413, title: 'The body is too large' },
  address_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'This kind of body is not served' },
  quote_mismatch: { status: 422, title: 'The quote is not what the source says' },
  rule_violated: { status: 422, title: 'The change would break a rule' },
  unknown_position: { status: 422, title: 'The map holds no such position' },
  too_few_positions: { status: 422, title: 'A clash needs two positions' },
  unknown_switch: { status: 422, title: 'The map holds nothing that this switch names' },
  source_unknown: { status: 422, title: 'The library does not hold this source' },
  idempotency_mismatch: { status: 422, title: 'This idempotency key was used for another request' },
  too_costly: { status: 422, title: 'This takes more time or memory than there is for it' },
  thread_full: { status: 422, title: 'This thread takes no more comments' },
  password_refused: { status: 422, title: 'This password is too easy to guess' },
  import_refused: { status: 422, title: 'The file could not be imported' },
  unreadable_text: { status: 422, title: 'The file is not readable text' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  outcome_forgotten: { status: 422, title: 'The change was refused long ago' },
  internal: { status: 500, title: 'Something went wrong here' },
  judging_took_too_long: { status: 503, title: 'Judging this map took too long' },
  unavailable: { status: 503, title: 'The database cannot be reached' },
  busy: { status: 503, title: 'Too many changes wait' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof ERROR_CODES

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]

/** An error answer: RFC 9457, `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    /** What happened and what to do, in one or two sentences. */
    detail: z.string(),
    /** Which part of the input is at fault, where that can be said. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** The broken rule, and the record at fault. */
    rule: z.string().optional(),
    subject: z.string().optional(),
    /** Which of several operations is at fault, from 0. */
    index: z.int().optional(),
    /** Names this failure in the server's log. */
    instance: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details with a stable code.' })

export type Problem = z.infer<typeof problemSchema>
