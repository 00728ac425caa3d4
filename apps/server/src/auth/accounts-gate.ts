import type { Subject } from '@counterpoint/storage'
import type { AccountsParts } from './accounts-parts.ts'
import { cookieOf } from './cookies.ts'
import type { Caller, Gate, Sender } from './gate.ts'
import { hashOf } from './secrets.ts'

/** How every API key begins, so that one that leaks is recognised. */
export const KEY_PREFIX = 'cpk_'
/** Links of one browser: the newest are kept. */
export const MOST_VISITS = 20

const STRANGER: Caller = { subjects: [], user: undefined }

type GateParts = Pick<AccountsParts, 'storage' | 'identity' | 'cookies' | 'record'>

/** People with accounts, programs with keys, and guests with share links. */
export function accountsGate({ storage, identity, cookies, record }: GateParts): Gate {
  const { accounts } = storage

  const byKey = async (key: string): Promise<Caller> => {
    const used = key.startsWith(KEY_PREFIX) ? await accounts.useApiKey(hashOf(key)) : undefined
    return used ? { subjects: [{ kind: 'api_key', id: used.id }], user: undefined } : STRANGER
  }

  const byCookies = async (sender: Sender): Promise<Caller> => {
    const session = cookieOf(sender, cookies.session) && (await identity.sessionOf(sender))
    const visits = visitsIn(cookieOf(sender, cookies.share))
    const [visited, kept] = await Promise.all([
      accounts.linksOfVisits(visits.map(hashOf)),
      session ? accounts.linksKeptBy(session.user.id) : [],
    ])
    const links = new Set([...visited, ...kept])
    const subjects: Subject[] = [...links].map((id) => ({ kind: 'share_link', id }))
    if (!session) return { subjects, user: undefined }
    return {
      subjects: [{ kind: 'user', id: session.user.id }, ...subjects],
      user: session.user,
      cookies: session.cookies,
    }
  }

  return {
    resolveSubject: (sender) => {
      // A key stands for itself, whatever cookies come with it.
      const bearer = bearerOf(sender)
      if (bearer !== undefined) return byKey(bearer)
      return sender.headers.cookie === undefined ? Promise.resolve(STRANGER) : byCookies(sender)
    },
    accessTo: ({ subjects }, map) => storage.accessOf(subjects, map),
    accessToSource: ({ subjects }, source) => storage.accessToSource(subjects, source),
    accessToWorkspace: ({ subjects }, workspace) => storage.accessToWorkspace(subjects, workspace),
    denied: (sender, caller, { route, workspace }) =>
      record(sender, caller, {
        workspace,
        action: 'authz.denied',
        object: { kind: 'route', id: route },
        result: 'denied',
      }),
    workspaceOf: async ({ user, subjects }) => {
      if (user) return (await accounts.listWorkspaces(user.id))[0]?.id
      const key = subjects.find(({ kind }) => kind === 'api_key')?.id
      return key ? accounts.workspaceOfKey(key) : undefined
    },
  }
}

/** The tokens of a share cookie, the newest last. */
export const visitsIn = (cookie: string | undefined): readonly string[] =>
  (cookie ?? '').split('.').filter(Boolean).slice(-MOST_VISITS)

function bearerOf({ headers }: Sender): string | undefined {
  const [scheme, token] = (headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? (token ?? '') : undefined
}
