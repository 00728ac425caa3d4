import type { Sender, SignedIn } from './gate.ts'

/** A session that stands, and the cookies that prolong it. */
interface StandingSession {
  readonly user: SignedIn
  readonly cookies: readonly string[]
}

/**
 * Passwords and sessions, by better-auth. None of its own addresses is served: our routes call it,
 * with the headers of the request, so that its checks of origin run as well as ours.
 */
export interface Identity {
  readonly sessionOf: (sender: Sender) => Promise<StandingSession | undefined>
  readonly signUp: (sender: Sender, account: NewAccount) => Promise<void>
  /** The cookies of a new session; undefined when address and password do not go together. */
  readonly signIn: (
    sender: Sender,
    credentials: { readonly email: string; readonly password: string },
  ) => Promise<readonly string[] | undefined>
  /** A session for somebody who has proved otherwise who he is; undefined for one who is disabled. */
  readonly startSession: (sender: Sender, user: string) => Promise<readonly string[] | undefined>
  readonly signOut: (sender: Sender) => Promise<readonly string[]>
  readonly isPassword: (user: string, password: string) => Promise<boolean>
  /** The cookies of the session that takes the place of all; undefined for a wrong `current`. */
  readonly changePassword: (
    sender: Sender,
    passwords: { readonly current: string; readonly password: string },
  ) => Promise<readonly string[] | undefined>
  /** A token for a new password; earlier ones are void. */
  readonly issueReset: (user: string) => Promise<string>
  /** Whose password was set; undefined when the token is used, expired or wrong. */
  readonly resetPassword: (token: string, password: string) => Promise<string | undefined>
  /** A token for `purpose` that can be used once, within `ttlS`. */
  readonly issueToken: (purpose: string, value: string, ttlS: number) => Promise<string>
  readonly useToken: (purpose: string, token: string) => Promise<string | undefined>
}

interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}
