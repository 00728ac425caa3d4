import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Refused } from '../problem.ts'

/** What a page of this server may load and do; nothing from elsewhere, no inline script or style. */
const APP_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** For answers that are files of a user's making: they run nothing, wherever they are opened. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** The API's own pages of description; their scripts and styles are ours, some of them inline. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const YEAR_S = 365 * 24 * 60 * 60

/**
 * Nothing is changed at another site's bidding (no request forgery), and there is no CORS: no other
 * origin reads anything. Personal mode, which knows no sign-in, also serves only this machine's own
 * names (no DNS rebinding); with accounts a foreign name brings no cookie along.
 */
export async function secure(
  app: FastifyInstance,
  { baseUrl, auth }: Pick<Config, 'baseUrl' | 'auth'>,
): Promise<void> {
  const isPersonal = auth.mode === 'personal'
  const isSecure = baseUrl?.startsWith('https:') === true
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: APP_POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    // Plain http, which only this machine may use, has nothing to upgrade to.
    strictTransportSecurity: isSecure && { maxAge: YEAR_S, includeSubDomains: false },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    )
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    if (isPersonal) {
      refuseForeignHost(request)
      refuseCrossSite(request, [`http://${request.headers.host}`, baseUrl])
    } else {
      refuseCrossSite(request, [baseUrl])
      refuseUnsaidOrigin(request)
    }
  })
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

function refuseForeignHost({ headers }: FastifyRequest): void {
  if (LOOPBACK_HOST.test(headers.host ?? '')) return
  throw new Refused(
    'host_refused',
    'This server is for this machine alone; open it as http://127.0.0.1 or http://localhost.',
  )
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Browsers say where a request comes from: by `Sec-Fetch-Site`, old ones by `Origin`. A program that
 * sends neither is no browser, and has no user's trust to abuse.
 */
function refuseCrossSite(
  { method, headers }: FastifyRequest,
  ours: readonly (string | undefined)[],
): void {
  if (READING.has(method)) return
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOurs =
    site === undefined
      ? origin === undefined || ours.includes(origin)
      : site === 'same-origin' || site === 'none'
  if (isOurs) return
  throw new Refused(
    'cross_site_refused',
    'A page of another site sent this; changes are taken from this server’s own pages only.',
  )
}

/** A cookie is a browser's, and browsers say where they come from; programs send a key instead. */
function refuseUnsaidOrigin({ method, headers }: FastifyRequest): void {
  const isSaid = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
  if (READING.has(method) || headers.cookie === undefined || isSaid) return
  throw new Refused(
    'cross_site_refused',
    'A cookie came without an Origin; send the Origin, or an API key in place of the cookie.',
  )
}
