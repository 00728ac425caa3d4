import { StorageUnavailable } from '../storage.ts'

/**
 * The codes of an error and of everything it was caused by: SQLSTATEs, Prisma's and the system's,
 * and PostgreSQL's severities. Prisma wraps the driver's error, in places that differ from one kind
 * of query to the next.
 */
function codesOf(error: unknown, depth = 6): string[] {
  if (typeof error !== 'object' || error === null || depth === 0) return []
  const { code, originalCode, severity, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >
  return [
    ...[code, originalCode, severity].filter((each) => typeof each === 'string'),
    ...[cause, meta, driverAdapterError].flatMap((inner) => codesOf(inner, depth - 1)),
  ]
}

/** Serialization failure, deadlock, lock not available: rolled back, and worth another try. */
const TRANSIENT = new Set(['40001', '40P01', '55P03', 'P2034'])

export const isTransient = (error: unknown): boolean =>
  codesOf(error).some((code) => TRANSIENT.has(code))

/**
 * SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention and timeouts, 58 system.
 * FATAL and PANIC end the connection, whatever their SQLSTATE.
 * Prisma: P1001, P1002, P1008, P1017 connection; P2024, P2028, P2037 no connection to be had.
 */
const UNAVAILABLE = [
  /^(FATAL|PANIC)$/,
  /^(08|53|57|58)[0-9A-Z]{3}$/,
  /^P(1001|1002|1008|1017|2024|2028|2037)$/,
  /^E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOSPC|IO|ROFS)$/,
]

/** pg gives these no code. */
const BROKEN_CONNECTION =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|pool after calling end/i

const isUnavailable = (error: unknown): boolean =>
  isTransient(error) ||
  codesOf(error).some((code) => UNAVAILABLE.some((pattern) => pattern.test(code))) ||
  BROKEN_CONNECTION.test(String((error as Error | undefined)?.message))

/**
 * What `work` gives. A failing database becomes StorageUnavailable; anything else is our mistake and
 * goes through as it is.
 */
export async function reachingDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof StorageUnavailable || !isUnavailable(cause)) throw cause
    throw new StorageUnavailable('The database does not answer; try again in a moment.', { cause })
  }
}
