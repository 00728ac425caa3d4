import type { User } from '@counterpoint/storage'
import type { AccountsParts } from './accounts-parts.ts'

const HOUR_S = 60 * 60
const DAY_S = 24 * HOUR_S

/** Asks a new account's address whether it is its owner's. */
export function sendConfirmation(
  { mailer, letters, identity }: AccountsParts,
  { id, email }: User,
): void {
  mailer.sendLater(async () =>
    letters.confirm(email, await identity.issueToken('confirm-email', id, DAY_S)),
  )
}

/** Asks the new address; the old one hears of it. The account keeps the old one until then. */
export function sendEmailChange(
  { mailer, letters, identity, storage }: AccountsParts,
  user: { readonly id: string; readonly email: string },
  email: string,
): void {
  mailer.send(letters.emailChange(user.email))
  mailer.sendLater(async () => {
    if (await storage.accounts.findUserByEmail(email)) return undefined
    const value = JSON.stringify({ user: user.id, email })
    return letters.confirm(email, await identity.issueToken('change-email', value, HOUR_S))
  })
}

/** Whose address was confirmed; undefined for a token that is used, too old or wrong. */
export async function confirmAddress(
  { identity, storage: { accounts } }: AccountsParts,
  token: string,
): Promise<string | undefined> {
  const fresh = await identity.useToken('confirm-email', token)
  if (fresh !== undefined) {
    await accounts.setEmailVerified(fresh)
    return fresh
  }
  const change = await identity.useToken('change-email', token)
  if (change === undefined) return undefined
  const { user, email } = JSON.parse(change) as { user: string; email: string }
  return (await accounts.setEmail(user, email)) ? user : undefined
}
