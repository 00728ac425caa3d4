import type { User } from '@counterpoint/storage'
import { PERSONAL_WORKSPACE } from '../parts.ts'
import { Refused } from '../problem.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { hashOf } from './secrets.ts'

/** By what right somebody makes an account. */
export type Admission =
  /** Nobody has one yet: the first owns the workspace that is there. */
  | { readonly kind: 'first' }
  | { readonly kind: 'invited'; readonly secretHash: string; readonly email: string | null }
  | { readonly kind: 'open' }

type Admitting = Pick<AccountsParts, 'storage' | 'auth'>

/** @throws Refused `sign_up_closed` */
export async function admissionOf(
  { storage: { accounts }, auth }: Admitting,
  invitation: string | undefined,
): Promise<Admission> {
  if ((await accounts.listMembers(PERSONAL_WORKSPACE)).length === 0) return { kind: 'first' }
  if (invitation !== undefined) {
    const secretHash = hashOf(invitation)
    const found = await accounts.findInvitation(secretHash)
    if (found) return { kind: 'invited', secretHash, email: found.email }
  }
  if (auth.signUp === 'open') return { kind: 'open' }
  throw new Refused(
    'sign_up_closed',
    'Accounts here are by invitation; open the link of an invitation that stands, or ask for one.',
  )
}

/** Gives a new account what it was admitted to. */
export async function welcome(
  { storage: { accounts } }: Admitting,
  admission: Admission,
  user: User,
): Promise<void> {
  if (admission.kind === 'first') await accounts.claimWorkspace(PERSONAL_WORKSPACE, user.id)
  if (admission.kind === 'invited') {
    await accounts.acceptInvitation(admission.secretHash, user.id)
  }
  if (provesAddress(admission, user)) await accounts.setEmailVerified(user.id)
}

/** Whether the address needs no letter: nobody else is here yet, or the invitation went to it. */
export const provesAddress = (admission: Admission, { email }: Pick<User, 'email'>): boolean =>
  admission.kind === 'first' || (admission.kind === 'invited' && admission.email === email)
