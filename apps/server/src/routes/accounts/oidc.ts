import { emailSchema, oidcCallback, oidcStart } from '@counterpoint/protocol'
import type { User } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { admissionOf, welcome } from '../../auth/admission.ts'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { adoptVisits } from '../../auth/adopt-visits.ts'
import { networkOf } from '../../auth/address.ts'
import { cookieOf, setCookie } from '../../auth/cookies.ts'
import { guessLimit, requireFew } from '../../auth/limits.ts'
import { openOidc, type PendingSignIn, type ProviderSubject } from '../../auth/oidc.ts'
import { notFound, Refused } from '../../problem.ts'
import { serve } from '../../serve.ts'

/** How long somebody may take at the provider. */
const PENDING_S = 10 * 60

interface Pending extends PendingSignIn {
  readonly invitation?: string | undefined
}

export async function oidcRoutes(
  app: FastifyInstance,
  { accounts: parts }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { storage, auth, identity, cookies, baseUrl, ids, record } = parts
  const { accounts } = storage
  const oidc = auth.oidc && openOidc(auth.oidc, `${baseUrl}/api${oidcCallback.path}`)

  serve(app, oidcStart, async ({ body: { invitation }, request, reply }) => {
    if (!oidc) throw notFound('provider', 'of OpenID Connect')
    await requireFew(accounts, guessLimit('oidc', networkOf(request.ip), 30))
    const { location, pending } = await oidc.begin()
    // In the browser only a key to it, so that an answer fits the browser that asked, once.
    const kept = JSON.stringify({ ...pending, invitation } satisfies Pending)
    const token = await identity.issueToken('oidc', kept, PENDING_S)
    reply.header('set-cookie', setCookie(cookies, cookies.oidc, token, PENDING_S))
    return { location }
  })

  /** The user whom the provider means; one who is new needs the same right as anybody. */
  const userFor = async (found: ProviderSubject, invitation: string | undefined): Promise<User> => {
    const known = await accounts.userOfProvider(found)
    if (known) return known
    const admission = await admissionOf(parts, invitation)
    const email = emailSchema.safeParse(found.email)
    if (!email.success) throw failed('The provider tells no e-mail address for this account.')
    const made = await accounts.createProviderUser({
      id: ids(),
      provider: found.provider,
      subject: found.subject,
      name: (found.name ?? email.data).slice(0, 100),
      email: email.data,
    })
    // An address proves nothing across providers: its account is never joined by it.
    if (!made.ok) throw failed('This address has an account here; sign in with its password.')
    await welcome(parts, admission, made.value)
    return made.value
  }

  const finish = async (returned: URL, token: string | undefined) => {
    const kept = token === undefined ? undefined : await identity.useToken('oidc', token)
    if (!oidc || kept === undefined) throw failed('This sign-in was not begun in this browser.')
    const { invitation, ...pending } = JSON.parse(kept) as Pending
    const found = await oidc.finish(returned, pending)
    if (!found) throw failed('The provider did not vouch for you.')
    return userFor(found, invitation)
  }

  serve(app, oidcCallback, async ({ request, caller, reply }) => {
    const returned = new URL(request.url, baseUrl)
    try {
      await requireFew(accounts, guessLimit('oidc', networkOf(request.ip), 30))
      const user = await finish(returned, cookieOf(request, cookies.oidc))
      const session = await identity.startSession(request, user.id)
      if (!session) throw failed('This account is disabled.')
      if (caller.user) await accounts.endSession(caller.user.id, caller.user.session)
      await record(
        request,
        { ...caller, subjects: [{ kind: 'user', id: user.id }] },
        {
          workspace: null,
          action: 'session.start',
          object: { kind: 'user', id: user.id },
          result: 'ok',
          detail: { by: 'oidc' },
        },
      )
      const left = await adoptVisits(parts, caller, user.id)
      reply.header('set-cookie', [...session, setCookie(cookies, cookies.oidc, '', 0), ...left])
      return reply.redirect(`${baseUrl}/`, oidcCallback.status)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await record(request, caller, {
        workspace: null,
        action: 'session.start',
        object: null,
        result: 'failed',
        detail: { by: 'oidc' },
      })
      // A browser is looking: it gets the page, which shows why.
      return reply.redirect(`${baseUrl}/sign-in?problem=${error.code}`, oidcCallback.status)
    }
  })
}

const failed = (detail: string): Refused => new Refused('sign_in_failed', detail)
