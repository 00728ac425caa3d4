import type { z } from 'zod'
import type { Need } from '../access.ts'
import type { ErrorCode } from '../error.ts'

/**
 * One address of the API: the schemas that validate, that describe (OpenAPI) and that type the
 * client are the same. `path` is below `/api`, with parameters as `:name`.
 */
export interface Route {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** Who may ask. There is no default: a route says what it demands. */
  readonly needs: Need
  /** Served where people have accounts, and not by a server that is one person's. */
  readonly only?: 'accounts'
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: z.ZodType
  /** Media types of a body that is not JSON; the summary then says what it holds. */
  readonly consumes?: readonly string[]
  /** Largest body, in bytes; `DEFAULT_BODY_LIMIT` where nothing is said. */
  readonly bodyLimit?: number
  /** Absent when the answer is not JSON; the handler then says what it is. */
  readonly reply?: z.ZodType
  readonly status: 200 | 201 | 204 | 302
  readonly errors: readonly ErrorCode[]
}

const MEBIBYTE = 2 ** 20

export const DEFAULT_BODY_LIMIT = MEBIBYTE
/** A text of `LIMITS.sourceText` code points in UTF-8, four bytes each. */
export const SOURCE_BODY_LIMIT = 16 * MEBIBYTE
/** A batch over every card of a large map: the automatic layout of 20,000 claims. */
export const OPERATIONS_BODY_LIMIT = 8 * MEBIBYTE
/** A large map with the texts of all its sources. */
export const IMPORT_BODY_LIMIT = 64 * MEBIBYTE

/** What every address may answer, beside its own errors. */
const COMMON_ERRORS = ['malformed_request', 'host_refused', 'internal'] as const
/** What an address that is not for anyone may answer as well. */
const GUARDED_ERRORS = ['unauthenticated', 'forbidden', 'not_found'] as const
/** What an address that changes something may answer as well. */
const WRITE_ERRORS = ['cross_site_refused', 'body_too_large', 'unsupported_media_type'] as const

/** Every error that `route` may answer with, its own first. */
export const errorsOf = (route: Route): readonly ErrorCode[] => [
  ...new Set([
    ...route.errors,
    ...(route.needs === 'anyone' ? [] : GUARDED_ERRORS),
    ...(route.method === 'GET' ? [] : WRITE_ERRORS),
    ...COMMON_ERRORS,
  ]),
]

export const route = <const R extends Route>(definition: R): R => definition
