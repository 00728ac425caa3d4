import { isIP } from 'node:net'
import { ConfigError, isLoopback, type Environment } from './environment.ts'

/** Who may come in, as the environment says. */
export type AuthConfig = PersonalAuth | AccountsAuth

/** One owner, at this machine, without a sign-in. */
interface PersonalAuth {
  readonly mode: 'personal'
}

/** People with accounts. */
export interface AccountsAuth {
  readonly mode: 'accounts'
  /** Signs cookies; whoever knows it can be anybody. */
  readonly secret: string
  /** Who may make an account, once there is one: whoever was invited, or anybody. */
  readonly signUp: 'invited' | 'open'
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Where mail goes out; undefined: into files in the folder `mail` of DATA_DIR. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly oidc: OidcConfig | undefined
}

/** A provider of OpenID Connect by which people may sign in. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** @throws ConfigError */
export function readAuth(
  environment: Environment,
  { host, baseUrl }: { readonly host: string; readonly baseUrl: string | undefined },
): AuthConfig {
  const valueOf = (name: string): string | undefined => environment[name]?.trim() || undefined
  const mode = modeFrom(valueOf('AUTH_MODE'), host)
  if (mode === 'personal') {
    requireThisMachine(host, baseUrl)
    return { mode }
  }
  const base = baseUrlFor(baseUrl, valueOf('AUTH_MODE') ? 'AUTH_MODE is accounts' : publicly(host))
  return {
    mode,
    secret: secretFrom(valueOf('AUTH_SECRET')),
    signUp: signUpFrom(valueOf('SIGN_UP') ?? 'invited'),
    trustedProxies: proxiesFrom(valueOf('TRUSTED_PROXIES') ?? ''),
    smtpUrl: smtpUrlFrom(valueOf('SMTP_URL')),
    mailFrom: valueOf('MAIL_FROM') ?? `Counterpoint <counterpoint@${new URL(base).hostname}>`,
    oidc: oidcFrom(
      valueOf('OIDC_ISSUER'),
      valueOf('OIDC_CLIENT_ID'),
      valueOf('OIDC_CLIENT_SECRET'),
    ),
  }
}

const publicly = (host: string): string =>
  `HOST is “${host}”, which other machines can reach, so people have to sign in`

function modeFrom(mode: string | undefined, host: string): AuthConfig['mode'] {
  if (mode === undefined) return isLoopback(host) ? 'personal' : 'accounts'
  if (mode === 'personal' || mode === 'accounts') return mode
  throw new ConfigError(`AUTH_MODE is “${mode}”, but must be personal or accounts.`)
}

function requireThisMachine(host: string, baseUrl: string | undefined): void {
  if (!isLoopback(host)) {
    throw new ConfigError(
      `HOST is “${host}”, which other machines can reach, but AUTH_MODE is personal and would let ` +
        'everybody in; set HOST to 127.0.0.1, or AUTH_MODE to accounts.',
    )
  }
  if (baseUrl !== undefined && !isLoopback(new URL(baseUrl).hostname)) {
    throw new ConfigError(
      `BASE_URL is “${baseUrl}”, but without accounts this server is for this machine alone; name ` +
        '127.0.0.1 or localhost, or set AUTH_MODE to accounts.',
    )
  }
}

function baseUrlFor(baseUrl: string | undefined, because: string): string {
  if (baseUrl === undefined) {
    throw new ConfigError(
      `${because}; set BASE_URL to the address that people type, such as https://counterpoint.example, ` +
        'and AUTH_SECRET to a secret of at least 32 characters.',
    )
  }
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new ConfigError(
      `BASE_URL is “${baseUrl}”, but passwords must not travel in the clear; put a proxy with TLS in ` +
        'front and use its https address.',
    )
  }
  return baseUrl
}

function secretFrom(secret: string | undefined): string {
  if (secret !== undefined && secret.length >= 32 && new Set(secret).size >= 10) return secret
  throw new ConfigError(
    'AUTH_SECRET must be at least 32 random characters, and the same at every start; make one with ' +
      '`openssl rand -base64 32`.',
  )
}

function signUpFrom(value: string): AccountsAuth['signUp'] {
  if (value === 'invited' || value === 'open') return value
  throw new ConfigError(`SIGN_UP is “${value}”, but must be invited or open.`)
}

function proxiesFrom(value: string): readonly string[] {
  const proxies = value.split(/[\s,]+/).filter(Boolean)
  const wrong = proxies.find((entry) => {
    const [network = '', bits = '0', ...rest] = entry.split('/')
    const family = isIP(network)
    return (
      !family ||
      rest.length > 0 ||
      !/^\d{1,3}$/.test(bits) ||
      Number(bits) > (family === 4 ? 32 : 128)
    )
  })
  if (wrong === undefined) return proxies
  throw new ConfigError(
    `TRUSTED_PROXIES holds “${wrong}”, but must be IP addresses or networks such as 10.0.0.0/8.`,
  )
}

function smtpUrlFrom(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol)) return value
  throw new ConfigError(
    'SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example:465.',
  )
}

function oidcFrom(
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
): OidcConfig | undefined {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together; set all three, or none.',
    )
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe) throw new ConfigError(`OIDC_ISSUER is “${issuer}”, but must be an https address.`)
  return { issuer, clientId, clientSecret }
}
