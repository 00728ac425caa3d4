import pg from 'pg'
import { StorageStartError } from './storage-start-error.ts'

const MAX_CONNECTIONS = 10
const CONNECT_TIMEOUT_MS = 5_000

/**
 * A pool on the server at `url`, which has answered once.
 * @throws StorageStartError with one sentence that says what to mend, and no password.
 */
export async function connectPostgres(url: string): Promise<pg.Pool> {
  const place = placeOf(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Statements that are sent together travel together; most of a small commit is waiting.
    pipeline: true,
  })
  // An idle connection that breaks is replaced at its next use; without a listener it ends the process.
  pool.on('error', () => undefined)
  try {
    await pool.query('SELECT 1')
    return pool
  } catch (cause) {
    await pool.end()
    throw new StorageStartError(sentenceFor(place, cause as NodeJS.ErrnoException), { cause })
  }
}

interface Place {
  readonly host: string
  readonly database: string
}

function placeOf(url: string): Place {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new StorageStartError(
      'DATABASE_URL is not an address of the form postgresql://user:password@host:port/database.',
    )
  }
  const host = parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost')
  return {
    host: `${host}:${parsed.port || '5432'}`,
    database: decodeURIComponent(parsed.pathname.slice(1)) || parsed.username,
  }
}

/** SQLSTATEs: 28 is authorisation, 3D000 an unknown database. */
function sentenceFor(
  { host, database }: Place,
  { code = '', message }: NodeJS.ErrnoException,
): string {
  if (code.startsWith('28')) {
    return `The database server at ${host} refused the user name or the password of DATABASE_URL.`
  }
  if (code === '3D000') {
    return `The database server at ${host} has no database “${database}”; create it, or name another in DATABASE_URL.`
  }
  const reason = message || code || 'no answer'
  return `The database at ${host} cannot be reached (${reason}); start it, or correct DATABASE_URL.`
}
