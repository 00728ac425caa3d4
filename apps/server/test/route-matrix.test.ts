import { randomUUID } from 'node:crypto'
import {
  acceptInvitation,
  createApiKey,
  createInvitation,
  createMap,
  createShareLink,
  createSource,
  deleteMap,
  editWorkspace,
  redeemShareLink,
  ROLES,
  ROUTES,
  submitOperations,
  type Role,
  type Route,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccounts, type AccountsServer, type Browser, type Person } from './people.ts'
import type { Json, Request } from './server-under-test.ts'

type Asker = Role | 'stranger' | 'anonymous' | 'guest' | 'key'

/**
 * Who may, of all who ask about something of the workspace: `least` and the roles above it, and of
 * the others those that are named. `guest` has a share link of the role viewer to the map; `key` is
 * an API key of the role editor.
 */
interface Entry {
  readonly least: Role | 'nobody'
  readonly also?: readonly Asker[]
  /** What is sent; everything that the route needs to get as far as the rights. */
  readonly request?: (scene: Scene) => Request
}

interface Scene {
  readonly workspace: string
  readonly map: string
  readonly source: string
  readonly user: string
  readonly id: string
}

/** Of whatever else an address names there is none: rights are looked at first. */
const NOTHING = {
  user: 'nobody',
  link: 'nothing',
  thread: 'nothing',
  comment: 'nothing',
  suggestion: 'nothing',
  version: 'nothing',
  claim: 'nothing',
  invitation: 'nothing',
  key: 'nothing',
}

const onMap =
  (more: Request = {}) =>
  ({ map }: Scene): Request => ({ params: { ...NOTHING, id: map }, ...more })
const onSource =
  (more: Request = {}) =>
  ({ source }: Scene): Request => ({ params: { id: source }, ...more })
const inWorkspace =
  (more: Request = {}) =>
  ({ workspace }: Scene): Request => ({
    params: { ...NOTHING, id: workspace },
    ...more,
  })
const listed =
  ({ query, ...more }: Request = {}) =>
  ({ workspace }: Scene): Request => ({ query: { workspace, ...query }, ...more })

const MEMBER = ['guest', 'key'] as const

/** Every route. What has no entry fails. Routes for anyone are the ones without any right to check. */
const MATRIX: Readonly<Record<string, Entry | 'anyone' | 'user'>> = {
  livez: 'anyone',
  readyz: 'anyone',
  listSources: { least: 'viewer', also: ['key'], request: listed() },
  createSource: {
    least: 'editor',
    also: ['key'],
    request: ({ workspace }) => ({
      query: { workspace },
      body: { title: 'S', text: `Text ${randomUUID()}` },
    }),
  },
  uploadSource: { least: 'editor', also: ['key'], request: listed({ body: 'x' }) },
  getSource: { least: 'viewer', also: MEMBER, request: onSource() },
  listQuotes: { least: 'viewer', also: MEMBER, request: onSource() },
  createQuote: {
    least: 'editor',
    also: ['key'],
    request: onSource({ body: { start: 0, end: 4, exact: 'Some' } }),
  },
  listMaps: { least: 'viewer', also: ['key'], request: listed() },
  createMap: {
    least: 'editor',
    also: ['key'],
    request: ({ workspace }) => ({ query: { workspace }, body: { title: 'M' } }),
  },
  getMap: { least: 'viewer', also: MEMBER, request: onMap() },
  deleteMap: { least: 'admin', request: onMap() },
  submitOperations: {
    least: 'editor',
    also: ['key'],
    request: ({ map }) => ({
      params: { id: map },
      body: { operations: [{ kind: 'claim.create', claim: { id: randomUUID(), text: 'A.' } }] },
    }),
  },
  readLog: { least: 'viewer', also: MEMBER, request: onMap() },
  listVersions: { least: 'viewer', also: MEMBER, request: onMap() },
  nameVersion: { least: 'editor', also: ['key'], request: onMap({ body: {} }) },
  renameVersion: { least: 'editor', also: ['key'], request: onMap({ body: {} }) },
  removeVersion: { least: 'editor', also: ['key'], request: onMap() },
  restoreMap: { least: 'editor', also: ['key'], request: onMap({ body: { revision: 0 } }) },
  exportMap: { least: 'viewer', also: MEMBER, request: onMap() },
  listLosses: { least: 'viewer', also: MEMBER, request: onMap({ query: { format: 'argdown' } }) },
  importMap: {
    least: 'editor',
    also: ['key'],
    request: ({ workspace }) => ({ query: { workspace, format: 'json' }, body: '{}' }),
  },
  search: { least: 'viewer', also: ['key'], request: listed({ query: { q: 'word' } }) },

  evaluateMap: { least: 'viewer', also: MEMBER, request: onMap() },
  reportClash: { least: 'viewer', also: MEMBER, request: onMap({ query: { positions: 'a,b' } }) },
  lintMap: { least: 'viewer', also: MEMBER, request: onMap() },
  askWhatIf: { least: 'viewer', also: MEMBER, request: onMap({ body: {} }) },
  previewImport: {
    least: 'editor',
    also: ['key'],
    request: ({ workspace }) => ({ query: { workspace, format: 'json' }, body: '{}' }),
  },

  getDiscussion: { least: 'viewer', also: MEMBER, request: onMap() },
  listThreads: { least: 'viewer', also: MEMBER, request: onMap() },
  openThread: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  replyToThread: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  editComment: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  removeComment: { least: 'commenter', also: ['key'], request: onMap() },
  resolveThread: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  listSuggestions: { least: 'viewer', also: MEMBER, request: onMap() },
  suggestChanges: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  getSuggestion: { least: 'viewer', also: MEMBER, request: onMap() },
  acceptSuggestion: { least: 'editor', also: ['key'], request: onMap({ body: {} }) },
  rejectSuggestion: { least: 'editor', also: ['key'], request: onMap({ body: {} }) },
  withdrawSuggestion: { least: 'commenter', also: ['key'], request: onMap() },
  rebaseSuggestion: { least: 'commenter', also: ['key'], request: onMap({ body: {} }) },
  listStances: { least: 'viewer', also: MEMBER, request: onMap() },
  takeStance: { least: 'commenter', request: onMap({ body: { credence: 0.5 } }) },
  withdrawStance: { least: 'commenter', request: onMap() },
  setBlind: { least: 'editor', request: onMap({ body: { isBlind: false } }) },
  readActivity: { least: 'viewer', also: MEMBER, request: onMap() },
  listNotifications: { least: 'viewer', also: ['key'], request: listed() },
  markNotificationsRead: { least: 'viewer', also: ['key'], request: listed({ body: {} }) },

  getSession: 'anyone',
  signUp: 'anyone',
  confirmEmail: 'anyone',
  signIn: 'anyone',
  signOut: 'anyone',
  requestReset: 'anyone',
  resetPassword: 'anyone',
  oidcStart: 'anyone',
  oidcCallback: 'anyone',
  listSessions: 'user',
  endSession: 'user',
  endOtherSessions: 'user',
  changePassword: 'user',
  changeName: 'user',
  changeEmail: 'user',
  exportAccount: 'user',
  deleteAccount: 'user',

  listWorkspaces: 'anyone',
  createWorkspace: 'user',
  getWorkspace: { least: 'viewer', also: ['key'], request: inWorkspace() },
  editWorkspace: { least: 'admin', request: inWorkspace({ body: { name: 'Personal' } }) },
  listMembers: { least: 'viewer', request: inWorkspace() },
  setMemberRole: { least: 'admin', request: inWorkspace({ body: { role: 'viewer' } }) },
  removeMember: { least: 'viewer', request: inWorkspace() },
  listInvitations: { least: 'admin', request: inWorkspace() },
  createInvitation: { least: 'admin', request: inWorkspace({ body: { role: 'viewer' } }) },
  revokeInvitation: { least: 'admin', request: inWorkspace() },
  readInvitation: 'anyone',
  acceptInvitation: 'user',
  listOwnInvitations: 'user',
  acceptOwnInvitation: 'user',
  listApiKeys: { least: 'viewer', request: inWorkspace() },
  createApiKey: {
    least: 'viewer',
    request: inWorkspace({ body: { name: 'K', role: 'viewer' } }),
  },
  revokeApiKey: { least: 'viewer', request: inWorkspace() },
  readAudit: { least: 'admin', request: inWorkspace() },

  getMapAccess: { least: 'viewer', also: MEMBER, request: onMap() },
  listMapRoles: { least: 'admin', request: onMap() },
  setMapRole: { least: 'admin', request: onMap({ body: { role: 'viewer' } }) },
  listShareLinks: { least: 'admin', request: onMap() },
  createShareLink: { least: 'admin', request: onMap({ body: {} }) },
  revokeShareLink: { least: 'admin', request: onMap() },
  redeemShareLink: 'anyone',
  listSharedMaps: 'user',
  forgetSharedMap: 'user',
}

let server: AccountsServer
let owner: Person
const askers = new Map<Asker, Browser>()
let scene: Scene
let elsewhere: Scene

async function sceneOf(person: Person, workspace: string): Promise<Scene> {
  const query = { workspace }
  const { id: source } = await person.ask(createSource, {
    query,
    body: { title: 'A source', text: 'Some words.' },
  })
  const { map } = await person.ask(createMap, { query, body: { title: 'A map' } })
  const quote = {
    id: randomUUID(),
    source,
    start: 0,
    end: 4,
    exact: 'Some',
    prefix: '',
    suffix: '',
  }
  await person.ask(submitOperations, {
    params: { id: map.id },
    body: { operations: [{ kind: 'quote.add', quote }] },
  })
  return { workspace, map: map.id, source, user: person.id, id: map.id }
}

beforeAll(async () => {
  server = await startAccounts()
  owner = await server.owner()
  for (const role of ROLES) askers.set(role, role === 'owner' ? owner : await server.member(role))
  askers.set('anonymous', server.browser())
  scene = await sceneOf(owner, 'personal')
  const stranger = await server.stranger()
  askers.set('stranger', stranger)
  const [own] = await server.storage.accounts.listWorkspaces(stranger.id)
  elsewhere = await sceneOf(stranger, own!.id)

  const made: Json = await owner.ask(createShareLink, { params: { id: scene.map }, body: {} })
  const [link, secret] = made.link.split('/s/')[1].split('#')
  const guest = server.browser()
  await guest.ask(redeemShareLink, { body: { link, secret } })
  askers.set('guest', guest)
  const { key } = await owner.ask(createApiKey, {
    params: { id: 'personal' },
    body: { name: 'Program', role: 'editor' },
  })
  const program = server.browser()
  const withKey = (request: Request = {}) => ({
    ...request,
    headers: { authorization: `Bearer ${key}`, ...request.headers },
  })
  askers.set('key', { ...program, send: (route, request) => program.send(route, withKey(request)) })
}, 120_000)
afterAll(() => server.close())

const mayAsk = ({ least, also = [] }: Entry, asker: Asker): boolean => {
  const isRole = (ROLES as readonly string[]).includes(asker)
  if (!isRole) return also.includes(asker)
  return least !== 'nobody' && ROLES.indexOf(asker as Role) <= ROLES.indexOf(least)
}

/** Some routes change what the next case needs: each gets its own. */
async function ownScene(route: Route): Promise<Scene> {
  if (route.id !== deleteMap.id) return scene
  const { map } = await owner.ask(createMap, {
    query: { workspace: 'personal' },
    body: { title: 'To go' },
  })
  return { ...scene, map: map.id }
}

const guarded = ROUTES.flatMap((route) => {
  const entry = MATRIX[route.id]
  return typeof entry === 'object' ? [[route.id, route, entry] as const] : []
})
const KEPT_OUT = [401, 403, 404]
const codeOf = (body: string): string => (body.startsWith('{') ? JSON.parse(body).code : '') ?? ''

describe('[Z1] [Z2] rights on every route', () => {
  it('are written down for each of them, as it describes itself', async () => {
    const { paths } = (await server.app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
    const described = Object.values(paths as Record<string, Record<string, Json>>).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId as string),
    )
    expect(described.length).toBeGreaterThan(50)
    expect(described.toSorted()).toEqual(Object.keys(MATRIX).toSorted())
    for (const route of ROUTES) {
      const entry = MATRIX[route.id]
      expect(typeof entry === 'object' ? 'guarded' : entry, route.id).toBe(
        typeof route.needs === 'object' ? 'guarded' : route.needs,
      )
    }
  })

  it.each(guarded)('%s: exactly those who may', async (_, route, entry) => {
    for (const [asker, browser] of askers) {
      const request = entry.request?.(await ownScene(route))
      const response = await browser.send(route, request)
      const code = codeOf(response.body)
      const isKeptOut = ['unauthenticated', 'forbidden'].includes(code)
      if (mayAsk(entry, asker)) {
        expect(isKeptOut, `${route.id} by ${asker}: ${response.body}`).toBe(false)
      } else {
        const expected = { anonymous: [401], stranger: [404], guest: [403, 404] } as const
        const statuses = expected[asker as keyof typeof expected] ?? [403]
        expect(statuses, `${route.id} by ${asker}: ${response.body}`).toContain(response.statusCode)
      }
    }
  })

  it.each(guarded)('%s: nothing of another workspace, whoever asks', async (_, route, entry) => {
    for (const [asker, browser] of askers) {
      if (asker === 'stranger') continue
      const { statusCode, body } = await browser.send(route, entry.request?.(elsewhere))
      const expected = asker === 'anonymous' ? 401 : 404
      expect(statusCode, `${route.id} by ${asker}: ${body}`).toBe(expected)
    }
  })

  it.each(guarded)('%s: nothing that is not there or was deleted', async (_, route, entry) => {
    const gone = { ...scene, map: 'gone', source: 'gone', workspace: 'gone' }
    for (const [asker, browser] of askers) {
      const { statusCode } = await browser.send(route, entry.request?.(gone))
      expect(KEPT_OUT, `${route.id} by ${asker}`).toContain(statusCode)
    }
  })

  it('for a signed-in person are for nobody else', async () => {
    for (const route of ROUTES.filter(({ id }) => MATRIX[id] === 'user')) {
      for (const asker of ['anonymous', 'guest', 'key'] as const) {
        const request = {
          params: { ...NOTHING, session: 'x', map: 'x' },
          ...(route.body && { body: {} }),
        }
        const { statusCode } = await askers.get(asker)!.send(route, request)
        expect(statusCode, `${route.id} by ${asker}`).toBe(401)
      }
    }
  })

  it('that are refused to somebody are in the audit', async () => {
    const entries = await server.storage.accounts.readAudit('personal', { limit: 200 })
    const denied = entries.items.filter(({ action }) => action === 'authz.denied')
    expect(denied.map(({ actor }) => actor?.kind)).toContain('user')
    expect(denied.every(({ result }) => result === 'denied')).toBe(true)
  })
})

it('what these tests send is understood: an owner gets through', async () => {
  for (const route of [editWorkspace, createInvitation]) {
    const entry = MATRIX[route.id] as Entry
    expect((await owner.send(route, entry.request?.(scene))).statusCode).toBe(route.status)
  }
  expect(acceptInvitation.needs).toBe('user')
})
