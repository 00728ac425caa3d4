import type { NewAuditEntry, Storage } from '@counterpoint/storage'
import type { AccountsAuth } from '../auth-config.ts'
import { networkOf } from './address.ts'
import { openIdentity } from './better-auth-identity.ts'
import { cookiesFor, type Cookies } from './cookies.ts'
import type { Caller, Sender } from './gate.ts'
import type { Identity } from './identity.ts'
import { lettersFrom, type Letters } from './letters.ts'
import { openMailer, type Mailer } from './mailer.ts'

/** What the routes of people and workspaces work with. */
export interface AccountsParts {
  readonly storage: Storage
  readonly auth: AccountsAuth
  /** Of every link that is sent to somebody; never taken from a request. */
  readonly baseUrl: string
  readonly identity: Identity
  readonly cookies: Cookies
  readonly letters: Letters
  readonly mailer: Mailer
  readonly clock: () => Date
  readonly ids: () => string
  readonly record: Recorder
}

/** Writes into the audit what `caller` did, or tried. */
export type Recorder = (
  sender: Sender,
  caller: Caller,
  entry: Omit<NewAuditEntry, 'actor' | 'addressPrefix'>,
) => Promise<void>

interface Given {
  readonly storage: Storage
  readonly auth: AccountsAuth
  readonly baseUrl: string
  readonly dataDir: string
  readonly clock: () => Date
  readonly ids: () => string
  readonly onFailure: (error: unknown) => void
}

export async function openAccounts(given: Given): Promise<AccountsParts> {
  const { storage, auth, baseUrl, clock, ids } = given
  const cookies = cookiesFor(baseUrl)
  return {
    storage,
    auth,
    baseUrl,
    identity: await openIdentity({ storage, auth, baseUrl, cookies, clock, ids }),
    cookies,
    letters: lettersFrom(baseUrl),
    mailer: openMailer(auth, given),
    clock,
    ids,
    record: recorderOn(storage),
  }
}

export const recorderOn =
  ({ accounts }: Pick<Storage, 'accounts'>): Recorder =>
  ({ ip }, { subjects }, entry) =>
    accounts.audit({ ...entry, actor: subjects[0] ?? null, addressPrefix: networkOf(ip) })
