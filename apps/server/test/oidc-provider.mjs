// A real OpenID provider for tests, run as a process: PORT, CLIENT, SECRET and REDIRECT come as
// arguments. Whoever asks is signed in at once as the account that `login_as` of its cookie names.
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const [client, secret, redirect] = process.argv.slice(2)
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, name: `Person ${id}` }),
    }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  })
  const callback = provider.callback()
  const signIn = async (request, response) => {
    const account = /login_as=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
    const details = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: account, clientId: details.params.client_id })
    grant.addOIDCScope('openid email profile')
    const consent = { grantId: await grant.save() }
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: account }, consent },
      { mergeWithLastSubmission: false },
    )
  }
  server.on('request', (request, response) => {
    if (request.url.startsWith('/interaction/')) void signIn(request, response)
    else callback(request, response)
  })
  process.stdout.write(`${issuer}\n`)
})
