import type { AccountsParts } from './accounts-parts.ts'
import { setCookie } from './cookies.ts'
import { linksIn, type Caller } from './gate.ts'

type Adopting = Pick<AccountsParts, 'storage' | 'cookies'>

/**
 * Whoever comes in by links and then signs in goes on with them: they are kept with the account, and
 * this browser's next person does not come in by them. Answers the cookies of the browser without them.
 * Links of somebody who is still signed in stay his.
 */
export async function adoptVisits(
  { storage: { accounts }, cookies }: Adopting,
  { user: before, subjects }: Caller,
  user: string,
): Promise<readonly string[]> {
  const links = before ? [] : linksIn(subjects)
  if (links.length === 0) return []
  await accounts.keepLinks(user, links)
  return [setCookie(cookies, cookies.share, '', 0)]
}
