import type * as openidClient from 'openid-client'
import type { Configuration } from 'openid-client'
import type { OidcConfig } from '../auth-config.ts'

/** What a provider says of somebody who signed in there. */
export interface ProviderSubject {
  /** With the subject, the one name of this person; the address is only what they call themselves. */
  readonly provider: string
  readonly subject: string
  readonly name: string | undefined
  readonly email: string | undefined
}

/** What must come back as it went out, kept with the browser that was sent away. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface OidcClient {
  /** Where to send the browser, and what to keep until it comes back. */
  readonly begin: () => Promise<{ readonly location: string; readonly pending: PendingSignIn }>
  /** Who came back. Undefined when anything is not as it should be: a replay, another's answer. */
  readonly finish: (returned: URL, pending: PendingSignIn) => Promise<ProviderSubject | undefined>
}

/**
 * OpenID Connect by openid-client: authorization code with PKCE, state and nonce; signature, issuer,
 * audience and times of the ID token are checked there. The provider is asked when first needed.
 */
export function openOidc(
  { issuer, clientId, clientSecret }: OidcConfig,
  redirectUri: string,
): OidcClient {
  let discovered: Promise<Configuration> | undefined

  const library = () => import('openid-client')
  const configuration = (): Promise<Configuration> => {
    discovered ??= library().then(({ discovery, allowInsecureRequests, ClientSecretBasic }) =>
      discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
        // Only this machine may be spoken to without TLS; the settings see to it.
        execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
      }),
    )
    discovered.catch(() => {
      discovered = undefined
    })
    return discovered
  }

  return {
    begin: async () => {
      const client = await library()
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      })
      return { location: location.href, pending }
    },

    finish: async (returned, { state, nonce, verifier }) => {
      const client = await library()
      const provider = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(provider, returned, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) return undefined
        const profile = await profileOf(client, provider, tokens.access_token, claims.sub, claims)
        return { provider: `oidc:${claims.iss}`, subject: claims.sub, ...profile }
      } catch (error) {
        if (isRefusal(client, error)) return undefined
        throw error
      }
    },
  }
}

type Library = typeof openidClient

/** Some providers say name and address in the ID token, others only when asked. */
async function profileOf(
  client: Library,
  provider: Configuration,
  accessToken: string,
  subject: string,
  claims: Readonly<Record<string, unknown>>,
) {
  const isComplete = typeof claims['email'] === 'string'
  const more =
    isComplete || provider.serverMetadata().userinfo_endpoint === undefined
      ? claims
      : await client.fetchUserInfo(provider, accessToken, subject)
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
  return { name: text(more['name']), email: text(more['email']) }
}

/** What the answer from outside is to blame for, and not the network. */
const isRefusal = (client: Library, error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  error instanceof client.ClientError
