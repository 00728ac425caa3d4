import { isIP } from 'node:net'
import path from 'node:path'

/** What the environment says, checked. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where the embedded database keeps its files; not used with `databaseUrl`. */
  readonly dataDir: string
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl: string | undefined
  readonly logLevel: LogLevel
  /** Address under which browsers reach this server, without a path; undefined: host and port. */
  readonly baseUrl: string | undefined
}

/** A wrong value in the environment. The message is one sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** The only reader of the environment. An empty value counts as none. @throws ConfigError */
export function readConfig(environment: Environment): Config {
  const valueOf = (name: string): string | undefined => environment[name]?.trim() || undefined
  const host = hostFrom(valueOf('HOST') ?? '127.0.0.1')
  requirePersonalMode(valueOf('AUTH_MODE'), host)
  return {
    host,
    port: portFrom(valueOf('PORT') ?? '4000'),
    dataDir: dataDirFrom(valueOf('DATA_DIR') ?? './.data'),
    databaseUrl: databaseUrlFrom(valueOf('DATABASE_URL')),
    logLevel: logLevelFrom(valueOf('LOG_LEVEL') ?? 'warn'),
    baseUrl: baseUrlFrom(valueOf('BASE_URL')),
  }
}

/** Names and addresses by which only this machine reaches itself. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

function portFrom(value: string): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  throw new ConfigError(`PORT is “${value}”, but must be a whole number from 0 to 65535.`)
}

function hostFrom(value: string): string {
  const host = value.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252})$/.test(host)) return host
  throw new ConfigError(`HOST is “${value}”, but must be a host name or an IP address.`)
}

function requirePersonalMode(mode: string | undefined, host: string): void {
  if (mode !== undefined && mode !== 'personal' && mode !== 'accounts') {
    throw new ConfigError(`AUTH_MODE is “${mode}”, but must be personal or accounts.`)
  }
  if (mode === 'accounts') {
    throw new ConfigError(
      'AUTH_MODE is accounts, but this version has no accounts yet; leave AUTH_MODE out, or set it to personal.',
    )
  }
  if (!isLoopback(host)) {
    throw new ConfigError(
      `HOST is “${host}”, which other machines can reach, but this version has no accounts yet and ` +
        'would let everybody in; set HOST to 127.0.0.1.',
    )
  }
}

function dataDirFrom(value: string): string {
  if (value.includes('\0')) throw new ConfigError('DATA_DIR is no path to a directory.')
  return path.resolve(value)
}

function databaseUrlFrom(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return value
  throw new ConfigError(
    'DATABASE_URL must be the address of a PostgreSQL database, such as postgresql://user:password@host:5432/name.',
  )
}

function baseUrlFrom(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isBare = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search
  if (!isBare || url.username || url.hash) {
    throw new ConfigError(
      `BASE_URL is “${value}”, but must be an http or https address without a path, such as http://127.0.0.1:4000.`,
    )
  }
  if (!isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) {
    throw new ConfigError(
      `BASE_URL is “${value}”, but without accounts this server is for this machine alone; name 127.0.0.1 or localhost.`,
    )
  }
  return url.origin
}

function logLevelFrom(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value)
  if (level) return level
  throw new ConfigError(`LOG_LEVEL is “${value}”, but must be one of ${LOG_LEVELS.join(', ')}.`)
}
