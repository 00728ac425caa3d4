import type { IncomingHttpHeaders } from 'node:http'
import { Refused } from '../problem.ts'

/**
 * Browsers send cookies with a WebSocket whatever page opens it, and no CORS protects it; so the
 * page's origin must be ours to the letter. Who sends no Origin is no browser, and is let through if
 * it brings no cookie either: it has no user's trust to abuse.
 *
 * @throws Refused `cross_site_refused`
 */
export function refuseForeignOrigin(
  { origin, host, cookie }: IncomingHttpHeaders,
  baseUrl: string | undefined,
): void {
  const isOurs =
    origin === undefined
      ? cookie === undefined
      : origin === (baseUrl ?? `http://${host}`) || (origin === `http://${host}` && isLocal(host))
  if (isOurs) return
  throw new Refused(
    'cross_site_refused',
    'A page of another site opened this connection; only this server’s own pages may.',
  )
}

/** This machine's own names, under any of which personal mode is served. */
const isLocal = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
