import { createHmac } from 'node:crypto'
import type { AccountsParts } from './accounts-parts.ts'
import { cookieOf, setCookie } from './cookies.ts'
import type { Sender } from './gate.ts'
import { isSameHash } from './secrets.ts'

const YEAR_S = 365 * 24 * 60 * 60
/** People who share a browser. */
const MOST = 5

type Signing = Pick<AccountsParts, 'auth' | 'cookies'>

/**
 * Whether somebody has signed in as `email` in this browser before. Such a browser has a count of
 * its own, so that guesses made elsewhere do not keep its owner out.
 */
export const isKnownDevice = (parts: Signing, sender: Sender, email: string): boolean =>
  marksIn(parts, sender).some((mark) => isSameHash(mark, markOf(parts, email)))

export function deviceCookie(parts: Signing, sender: Sender, email: string): string {
  const mark = markOf(parts, email)
  const others = marksIn(parts, sender).filter((each) => each !== mark)
  const marks = [...others, mark].slice(-MOST)
  return setCookie(parts.cookies, parts.cookies.device, marks.join('.'), YEAR_S)
}

const marksIn = ({ cookies }: Signing, sender: Sender): string[] =>
  (cookieOf(sender, cookies.device) ?? '').split('.').filter(Boolean)

const markOf = ({ auth }: Signing, email: string): string =>
  createHmac('sha256', auth.secret).update(`device\n${email}`).digest('base64url')
