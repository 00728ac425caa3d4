import { isIP } from 'node:net'

export type Environment = Readonly<Record<string, string | undefined>>

/** A wrong value in the environment. The message is one sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Names and addresses by which only this machine reaches itself; with or without brackets. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
