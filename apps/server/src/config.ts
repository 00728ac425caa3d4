import { isIP } from 'node:net'
import path from 'node:path'
import { readAuth, type AuthConfig } from './auth-config.ts'
import { ConfigError, type Environment } from './environment.ts'

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
  readonly auth: AuthConfig
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

/** The only reader of the environment. An empty value counts as none. @throws ConfigError */
export function readConfig(environment: Environment): Config {
  const valueOf = (name: string): string | undefined => environment[name]?.trim() || undefined
  const host = hostFrom(valueOf('HOST') ?? '127.0.0.1')
  const baseUrl = baseUrlFrom(valueOf('BASE_URL'))
  return {
    host,
    port: portFrom(valueOf('PORT') ?? '4000'),
    dataDir: dataDirFrom(valueOf('DATA_DIR') ?? './.data'),
    databaseUrl: databaseUrlFrom(valueOf('DATABASE_URL')),
    logLevel: logLevelFrom(valueOf('LOG_LEVEL') ?? 'warn'),
    baseUrl,
    auth: readAuth(environment, { host, baseUrl }),
  }
}

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
  return url.origin
}

function logLevelFrom(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value)
  if (level) return level
  throw new ConfigError(`LOG_LEVEL is “${value}”, but must be one of ${LOG_LEVELS.join(', ')}.`)
}
