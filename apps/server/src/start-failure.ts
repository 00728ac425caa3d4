import { StorageStartError, StorageUnavailable } from '@counterpoint/storage'
import { ConfigError } from './environment.ts'

/** Why the server did not start: one sentence for whoever can mend it, or all we know. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StorageStartError) return error.message
  if (error instanceof StorageUnavailable) {
    return 'The database broke off while the server started; start it again.'
  }
  const { code, port, address, path, message } = error as NodeJS.ErrnoException & {
    readonly port?: number
    readonly address?: string
  }
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} on ${address} is in use by another program; stop it, or set PORT to another number.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is no address of this machine (${message}); set HOST to 127.0.0.1.`
    case 'EACCES':
      return port === undefined
        ? `DATA_DIR cannot be written: there is no permission for ${path}; set DATA_DIR to another directory.`
        : `PORT ${port} needs more rights than this user has; set PORT to a number above 1023.`
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EROFS':
    case 'EPERM':
      return `DATA_DIR cannot be used: no directory can be made at ${path}; set DATA_DIR to another directory.`
    default:
      return `Counterpoint could not start: ${error instanceof Error ? error.stack : String(error)}`
  }
}
