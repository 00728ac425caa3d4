import { parseCookie, stringifySetCookie } from 'cookie'
import type { Sender } from './gate.ts'

/** Cookies that no other host and no page script can set or read. */
export interface Cookies {
  readonly session: string
  readonly share: string
  readonly device: string
  readonly oidc: string
  readonly isSecure: boolean
}

/** Over plain http, which only this machine may use, browsers refuse the prefix. */
export function cookiesFor(baseUrl: string): Cookies {
  const isSecure = baseUrl.startsWith('https:')
  const prefix = isSecure ? '__Host-' : ''
  return {
    session: `${prefix}sid`,
    share: `${prefix}share`,
    device: `${prefix}device`,
    oidc: `${prefix}oidc`,
    isSecure,
  }
}

export const cookieOf = ({ headers }: Sender, name: string): string | undefined =>
  parseCookie(headers.cookie ?? '')[name]

/** A `Set-Cookie` of ours; it ends with the browser's session where no age is given. */
export const setCookie = (
  { isSecure }: Cookies,
  name: string,
  value: string,
  maxAgeS?: number,
): string =>
  stringifySetCookie({
    name,
    value,
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
    path: '/',
    ...(maxAgeS !== undefined && { maxAge: maxAgeS }),
  })
