import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A provider whose ID tokens a test can make wrong. */
export interface DishonestProvider {
  readonly issuer: string
  /** Changes the claims or the header of the next token, or leaves out claims set to undefined. */
  wrong: { readonly claims?: object; readonly header?: object; readonly isUnsigned?: boolean }
  /** What a browser that was sent to `location` comes back with. */
  readonly answer: (location: string) => URL
  readonly close: () => Promise<void>
}

export async function startDishonestProvider(clientId: string): Promise<DishonestProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const asked = new Map<string, { nonce: string; challenge: string }>()
  const server = createServer((request, response) => {
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration') {
      return answer({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (request.url === '/keys') {
      return answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' }] })
    }
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const { nonce, challenge } = asked.get(form.get('code') ?? '') ?? {}
      const verifier = form.get('code_verifier') ?? ''
      if (createHash('sha256').update(verifier).digest('base64url') !== challenge) {
        response.statusCode = 400
        return answer({ error: 'invalid_grant' })
      }
      answer({ access_token: 'access', token_type: 'Bearer', id_token: idToken(nonce) })
    })
  })

  const idToken = (nonce: string | undefined): string => {
    const now = Math.floor(Date.now() / 1000)
    const { claims, header, isUnsigned } = provider.wrong
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = [
      part({ alg: 'RS256', kid: 'k', ...header }),
      part({
        iss: provider.issuer,
        sub: 'mallory',
        aud: clientId,
        iat: now,
        exp: now + 300,
        email: 'mallory@example.org',
        nonce,
        ...claims,
      }),
    ].join('.')
    if (isUnsigned) return `${signed}.`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
  }

  const provider: DishonestProvider = {
    issuer: '',
    wrong: {},
    answer: (location) => {
      const query = new URL(location).searchParams
      const code = `code-${asked.size}`
      asked.set(code, {
        nonce: query.get('nonce') ?? '',
        challenge: query.get('code_challenge') ?? '',
      })
      const back = new URL(query.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()
      return back
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(provider, { issuer })
}
