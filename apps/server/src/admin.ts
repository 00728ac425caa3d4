import { emailSchema, roleSchema } from '@counterpoint/protocol'
import { openStorage, type Storage, type User } from '@counterpoint/storage'
import { parseArgs } from 'node:util'
import { openAccounts, type AccountsParts } from './auth/accounts-parts.ts'
import { resetLink } from './auth/letters.ts'
import { newSecret } from './auth/secrets.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './environment.ts'
import { newId } from './ids.ts'
import { PERSONAL_WORKSPACE } from './parts.ts'
import { startFailure } from './start-failure.ts'

const HELP = `counterpoint admin – accounts and roles, for whoever runs the server

counterpoint admin create-owner --email ADDRESS --name NAME
    Makes an account that owns the first workspace, and prints a link to set its password by.
counterpoint admin users
    Lists the accounts: id, address, name, since when, whether disabled.
counterpoint admin disable --email ADDRESS
counterpoint admin enable --email ADDRESS
    Ends all sessions, keys and rights of an account, or gives them back.
counterpoint admin set-role --email ADDRESS --role ROLE [--workspace ID]
    Makes somebody owner, admin, editor, commenter or viewer.
counterpoint admin reset-link --email ADDRESS
    Prints a link to set a new password by, once, within 15 minutes.

Reads the same settings as the server: AUTH_MODE=accounts, BASE_URL, AUTH_SECRET, DATA_DIR or DATABASE_URL.
The embedded database is one process's: stop the server first.`

/** The command as it was given makes no sense. */
class UsageError extends Error {
  override readonly name = 'UsageError'
}

async function run([command = '', ...words]: readonly string[]): Promise<void> {
  if (command === '' || command === 'help' || command === '--help') {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const { values } = parseArgs({
    args: [...words],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      workspace: { type: 'string', default: PERSONAL_WORKSPACE },
    },
  })
  await withAccounts((parts) => carryOut(parts, command, values))
}

interface Given {
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly workspace: string
}

async function carryOut(parts: AccountsParts, command: string, given: Given): Promise<void> {
  const { accounts } = parts.storage
  switch (command) {
    case 'users':
      for (const { id, email, name, createdAt, disabledAt } of await accounts.listUsers()) {
        say(
          [id, email, name, createdAt, disabledAt === null ? '' : 'disabled'].join('\t').trimEnd(),
        )
      }
      return
    case 'create-owner': {
      const user = await newUser(parts, given)
      await accounts.setRole(PERSONAL_WORKSPACE, user.id, 'owner')
      await accounts.setEmailVerified(user.id)
      return note(parts, 'owner.create', user, await linkFor(parts, user))
    }
    case 'disable':
    case 'enable': {
      const user = await userNamed(parts.storage, given.email)
      await accounts.setDisabled(user.id, command === 'disable')
      return note(parts, `account.${command}`, user, `${user.email} is ${command}d.`)
    }
    case 'set-role': {
      const user = await userNamed(parts.storage, given.email)
      const role = roleSchema.safeParse(given.role)
      if (!role.success)
        throw new UsageError('--role is owner, admin, editor, commenter or viewer.')
      if (!(await accounts.getWorkspace(given.workspace))) {
        throw new UsageError(`There is no workspace ${given.workspace}.`)
      }
      const set = await accounts.setRole(given.workspace, user.id, role.data)
      if (!set.ok) throw new UsageError('A workspace needs an owner; make somebody else one first.')
      return note(
        parts,
        'role.change',
        user,
        `${user.email} is ${role.data} of ${given.workspace}.`,
      )
    }
    case 'reset-link': {
      const user = await userNamed(parts.storage, given.email)
      return note(parts, 'password.resetLink', user, await linkFor(parts, user))
    }
    default:
      throw new UsageError(`There is no command ${command}; see “counterpoint admin help”.`)
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** Into the audit, as the product's own doing, and to whoever typed it. */
async function note(parts: AccountsParts, action: string, { id }: User, line: string) {
  await parts.storage.accounts.audit({
    workspace: null,
    actor: { kind: 'system', id: null },
    addressPrefix: null,
    action,
    object: { kind: 'user', id },
    result: 'ok',
  })
  say(line)
}

const linkFor = async ({ identity, baseUrl }: AccountsParts, { id }: User): Promise<string> =>
  resetLink(baseUrl, await identity.issueReset(id))

async function userNamed({ accounts }: Storage, email: string | undefined): Promise<User> {
  const user = await accounts.findUserByEmail(addressIn(email))
  if (!user) throw new UsageError(`Nobody has an account with the address ${email}.`)
  return user
}

/** With a password that nobody knows, until the link is used. */
async function newUser(
  { identity, storage }: AccountsParts,
  { email, name }: Given,
): Promise<User> {
  const address = addressIn(email)
  if (!name) throw new UsageError('Say --name.')
  if (await storage.accounts.findUserByEmail(address)) {
    throw new UsageError(`${address} has an account; give it the role with set-role.`)
  }
  const nobody = { headers: {}, ip: '' }
  await identity.signUp(nobody, { email: address, name, password: newSecret() })
  return userNamed(storage, address)
}

function addressIn(email: string | undefined): string {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success)
    throw new UsageError('Say --email with an address, such as name@example.org.')
  return parsed.data
}

async function withAccounts(work: (parts: AccountsParts) => Promise<void>): Promise<void> {
  const { auth, baseUrl, dataDir, databaseUrl } = readConfig(process.env)
  if (auth.mode === 'personal' || baseUrl === undefined) {
    throw new ConfigError('AUTH_MODE is personal; set it to accounts, as for the server.')
  }
  const storage = await openStorage(databaseUrl === undefined ? { dataDir } : { databaseUrl })
  try {
    const clock = (): Date => new Date()
    const ids = (): string => newId(clock())
    const onFailure = (error: unknown): void => complain(startFailure(error))
    await work(await openAccounts({ storage, auth, baseUrl, dataDir, clock, ids, onFailure }))
  } finally {
    await storage.close()
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  const isUsage =
    error instanceof UsageError ||
    (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  complain(isUsage ? (error as Error).message : startFailure(error))
  process.exitCode = isUsage ? 2 : 1
}
