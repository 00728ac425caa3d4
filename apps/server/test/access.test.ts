import {
  acceptInvitation,
  acceptOwnInvitation,
  createApiKey,
  createInvitation,
  createMap,
  editWorkspace,
  getMap,
  getMapAccess,
  getSession,
  listApiKeys,
  listOwnInvitations,
  listInvitations,
  listMembers,
  listShareLinks,
  readAudit,
  readLog,
  redeemShareLink,
  removeMember,
  revokeApiKey,
  setMapRole,
  setMemberRole,
  submitOperations,
  exportMap,
  revokeShareLink,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { BASE_URL, startAccounts, type AccountsServer, type Person } from './people.ts'
import { injectAt, problemIn, type Json } from './server-under-test.ts'
import { claim, inPersonal, linkTo, mapOf, submitting } from './shared-maps.ts'

let server: AccountsServer
let owner: Person
beforeAll(async () => {
  server = await startAccounts()
  owner = await server.owner()
})
afterAll(() => server.close())

const aMap = () => mapOf(owner)
const aLink = (map: string, wishes?: object) => linkTo(map, owner, wishes)

const ascending = (a: number, b: number): number => a - b
const roleOf = (user: Person, role: string) => ({
  params: { ...inPersonal, user: user.id },
  body: { role },
})

describe('[Z2] a role', () => {
  it('of nobody is given, taken or raised above one’s own', async () => {
    const [admin, editor] = [await server.member('admin'), await server.member('editor')]
    for (const request of [
      roleOf(admin, 'owner'),
      roleOf(editor, 'owner'),
      roleOf(owner, 'viewer'),
    ]) {
      expect(await admin.refused(setMemberRole, request)).toMatchObject({ code: 'forbidden' })
    }
    expect(
      await admin.refused(removeMember, { params: { ...inPersonal, user: owner.id } }),
    ).toMatchObject({ code: 'forbidden' })
    expect(
      await admin.refused(createInvitation, { params: inPersonal, body: { role: 'owner' } }),
    ).toMatchObject({ code: 'forbidden' })
    expect(
      await editor.refused(createApiKey, {
        params: inPersonal,
        body: { name: 'K', role: 'admin' },
      }),
    ).toMatchObject({ code: 'forbidden' })
    await admin.ask(setMemberRole, roleOf(editor, 'admin'))
    expect((await editor.ask(getSession)).workspaces[0].role).toBe('admin')
    await owner.ask(removeMember, { params: { ...inPersonal, user: editor.id } })
    expect((await editor.ask(getSession)).workspaces).toEqual([])
  })

  it('on one map goes before that in the workspace, both ways', async () => {
    const [map, viewer, editor] = [
      await aMap(),
      await server.member('viewer'),
      await server.member('editor'),
    ]
    const set = (user: Person, role: string | null) =>
      owner.ask(setMapRole, { params: { id: map, user: user.id }, body: { role } })
    await set(viewer, 'editor')
    await set(editor, 'viewer')
    await viewer.ask(submitOperations, submitting(map, claim()))
    await editor.refused(submitOperations, submitting(map, claim()))
    const { role, abilities } = await editor.ask(getMapAccess, { params: { id: map } })
    expect([role, abilities]).toEqual(['viewer', ['map.read']])
    await set(editor, null)
    await editor.ask(submitOperations, submitting(map, claim()))
    const admin = await server.member('admin')
    const fixed = { params: { id: map, user: admin.id }, body: { role: 'viewer' } }
    expect(await owner.refused(setMapRole, fixed)).toMatchObject({ code: 'role_fixed' })
  })
})

describe('[Z3] a field that is not the sender’s to give', () => {
  it.each([
    ['createMap', createMap, { title: 'M', workspaceId: 'other' }],
    ['createMap', createMap, { title: 'M', revision: 7, createdBy: 'x' }],
    ['editWorkspace', editWorkspace, { name: 'W', id: 'other' }],
    ['createInvitation', createInvitation, { role: 'viewer', invitedBy: 'x' }],
    ['createApiKey', createApiKey, { name: 'K', role: 'viewer', user: 'x' }],
  ])('%s refuses it', async (_, route, body) => {
    const problem = await owner.refused(route, { params: inPersonal, body })
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' })
  })
})

describe('[Z4] what others see', () => {
  it('holds no address, no hash and no secret', async () => {
    const [map, viewer] = [await aMap(), await server.member('viewer')]
    await owner.ask(submitOperations, submitting(map, claim()))
    const { link, secret } = await aLink(map)
    await owner.ask(createInvitation, { params: inPersonal, body: { role: 'viewer' } })
    const guest = server.browser()
    await guest.ask(redeemShareLink, { body: { link, secret } })
    const seen = [
      (await viewer.send(listMembers, { params: inPersonal })).body,
      (await viewer.send(readLog, { params: { id: map } })).body,
      (await guest.send(readLog, { params: { id: map } })).body,
      (await guest.send(getSession)).body,
      (await owner.send(listInvitations, { params: inPersonal })).body,
      (await owner.send(listShareLinks, { params: { id: map } })).body,
      (await owner.send(listApiKeys, { params: inPersonal })).body,
      (await owner.send(readAudit, { params: inPersonal })).body,
    ].join('\n')
    expect(seen).toContain('"name":"Olga"')
    expect(seen).not.toMatch(/@example|[0-9a-f]{64}|Hash"|"(secret|password|token|key)"/)
    const members = await owner.ask(listMembers, { params: inPersonal })
    expect(JSON.stringify(members)).toContain(owner.email)
  })
})

describe('[Z5] a change of rights', () => {
  it('has its place among the operations: none of the demoted person’s comes after it', async () => {
    const [map, editor] = [await aMap(), await server.member('editor')]
    let accepted = 0
    const sendOn = async (): Promise<number> => {
      for (;;) {
        const { statusCode } = await editor.send(submitOperations, submitting(map, claim()))
        if (statusCode !== 200) return statusCode
        accepted++
      }
    }
    const senders = Array.from({ length: 8 }, sendOn)
    await vi.waitFor(() => expect(accepted).toBeGreaterThan(10), { timeout: 20_000 })
    await owner.ask(setMemberRole, roleOf(editor, 'viewer'))
    const { revision } = await owner.ask(getMap, { params: { id: map } })
    expect(await Promise.all(senders)).toEqual(senders.map(() => 403))
    const after = await owner.ask(getMap, { params: { id: map } })
    expect([after.revision, accepted]).toEqual([revision, revision])
  })

  it('holds for what was judged before it and is committed after it', async () => {
    const [map, editor] = [await aMap(), await server.member('editor')]
    const submit = server.storage.submit.bind(server.storage)
    const afterDemotion: typeof submit = async (...given) => {
      Object.assign(server.storage, { submit })
      await owner.ask(setMemberRole, roleOf(editor, 'viewer'))
      return submit(...given)
    }
    Object.assign(server.storage, { submit: afterDemotion })
    expect(await editor.refused(submitOperations, submitting(map, claim()))).toMatchObject({
      code: 'forbidden',
    })
    expect((await owner.ask(getMap, { params: { id: map } })).revision).toBe(0)
  })
})

describe('[Z7] a batch with one thing that its sender may not', () => {
  it('is refused whole', async () => {
    const [map, commenter] = [await aMap(), await server.member('commenter')]
    await owner.ask(submitOperations, submitting(map, claim('c')))
    const edit = { kind: 'claim.edit', claim: 'c', changes: { text: 'Changed.' } }
    for (const operations of [[edit], [{ kind: 'batch', operations: [edit] }]]) {
      expect(
        await commenter.refused(submitOperations, submitting(map, ...operations)),
      ).toMatchObject({ status: 403, code: 'forbidden' })
    }
    const { revision } = await owner.ask(getMap, { params: { id: map } })
    expect(revision).toBe(1)
  })
})

describe('[Z8] another map’s record', () => {
  it('is no target here', async () => {
    const [here, there] = [await aMap(), await aMap()]
    await owner.ask(submitOperations, submitting(here, claim('mine')))
    await owner.ask(submitOperations, submitting(there, claim('theirs')))
    const inference = {
      kind: 'inference.create',
      inference: { id: 'i', polarity: 'for', premises: ['mine'], target: { claim: 'theirs' } },
    }
    expect(await owner.refused(submitOperations, submitting(here, inference))).toMatchObject({
      code: 'rule_violated',
      subject: 'i',
    })
  })
})

describe('[Z9] at the same time', () => {
  it('an invitation makes one member', async () => {
    const { link } = await owner.ask(createInvitation, {
      params: inPersonal,
      body: { role: 'editor' },
    })
    const secret = link.split('#')[1]
    const people = await Promise.all(Array.from({ length: 5 }, () => server.stranger()))
    const answers = await Promise.all(
      people.map((person) => person.send(acceptInvitation, { body: { secret } })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted(ascending)).toEqual([
      200, 404, 404, 404, 404,
    ])
  })

  it('two owners leave, and one remains', async () => {
    const place = await startAccounts()
    const [olga, otto] = [await place.owner(), await place.member('owner')]
    const leave = (person: Person) =>
      person.send(removeMember, { params: { ...inPersonal, user: person.id } })
    const statuses = (await Promise.all([leave(olga), leave(otto)])).map(
      ({ statusCode }) => statusCode,
    )
    expect(statuses.toSorted(ascending)).toEqual([204, 409])
    const members = await place.storage.accounts.listMembers('personal')
    expect(members.map(({ role }) => role)).toEqual(['owner'])
    await place.close()
  })
})

describe('an invitation by mail', () => {
  it('waits for whoever has confirmed the address, and for nobody who only claims it', async () => {
    const [person, other] = [await server.stranger(), await server.stranger()]
    const { id } = await owner.ask(createInvitation, {
      params: inPersonal,
      body: { role: 'editor', email: person.email },
    })
    const accepting = { params: { invitation: id } }
    const waiting = async () => (await person.ask(listOwnInvitations)).items
    expect(await waiting()).toEqual([])
    expect(await person.refused(acceptOwnInvitation, accepting)).toMatchObject({
      code: 'not_found',
    })

    await server.storage.accounts.setEmailVerified(person.id)
    await server.storage.accounts.setEmailVerified(other.id)
    expect(await waiting()).toMatchObject([{ id, role: 'editor', workspaceName: 'Personal' }])
    expect((await other.ask(listOwnInvitations)).items).toEqual([])
    expect((await other.send(acceptOwnInvitation, accepting)).statusCode).toBe(404)
    expect(await person.ask(acceptOwnInvitation, accepting)).toMatchObject({
      id: 'personal',
      role: 'editor',
    })
    expect(await waiting()).toEqual([])
    expect((await person.send(acceptOwnInvitation, accepting)).statusCode).toBe(404)
  })
})

describe('an API key', () => {
  it('never may more than its maker, is shown once, and is void when revoked', async () => {
    const [map, editor] = [await aMap(), await server.member('editor')]
    const made = await editor.ask(createApiKey, {
      params: inPersonal,
      body: { name: 'Script', role: 'editor' },
    })
    const program = server.browser()
    const withKey = { headers: { authorization: `Bearer ${made.key}` } }
    await program.ask(submitOperations, { ...submitting(map, claim()), ...withKey })
    const { items } = await owner.ask(readLog, { params: { id: map } })
    expect(items.at(-1).subject).toMatchObject({ kind: 'api_key', name: 'Script' })
    expect((await editor.send(listApiKeys, { params: inPersonal })).body).not.toContain(made.key)
    await owner.ask(setMemberRole, roleOf(editor, 'viewer'))
    expect(
      await program.refused(submitOperations, { ...submitting(map, claim()), ...withKey }),
    ).toMatchObject({ code: 'forbidden' })
    await editor.ask(revokeApiKey, { params: { ...inPersonal, key: made.id } })
    expect(await program.refused(getMap, { params: { id: map }, ...withKey })).toMatchObject({
      code: 'unauthenticated',
    })
  })
})

describe('[C1] [C2] with accounts', () => {
  const from = async (headers: Record<string, string>) => {
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = { headers: { cookie, ...headers }, body: { title: 'Forged' } }
    return injectAt(server.app, createMap, request, '10.9.9.9')
  }

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://x.counterpoint.example' }],
    ['another site, in an old browser', { origin: 'https://evil.example' }],
    ['a name that begins like ours', { origin: `${BASE_URL}.evil.example` }],
    ['ours without TLS', { origin: BASE_URL.replace('https', 'http') }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nowhere that it says, with a cookie', {}],
  ])('a write from %s is refused', async (_, headers) => {
    const response = await from(headers)
    expect(problemIn(response)).toMatchObject({ status: 403, code: 'cross_site_refused' })
    expect(
      Object.keys(response.headers).filter((name) => name.startsWith('access-control')),
    ).toEqual([])
  })

  it('a write from our own page is taken', async () => {
    expect((await from({ origin: BASE_URL })).statusCode).toBe(201)
  })
})

describe('[L1] the audit', () => {
  it('has an entry for whatever concerns rights', async () => {
    const map = await aMap()
    const { id: link } = await aLink(map)
    await owner.ask(revokeShareLink, { params: { id: map, link } })
    await owner.ask(exportMap, { params: { id: map } })
    const { items } = await owner.ask(readAudit, { params: inPersonal, query: { limit: 200 } })
    const actions = new Set(items.map(({ action }: Json) => action))
    for (const action of [
      'role.change',
      'member.remove',
      'invitation.create',
      'invitation.accept',
      'share.create',
      'share.revoke',
      'key.create',
      'key.revoke',
      'authz.denied',
      'map.export',
    ]) {
      expect(actions, action).toContain(action)
    }
    expect(
      items.every(({ addressPrefix }: Json) => /^10\.\d+\.\d+\.\d+$/.test(addressPrefix)),
    ).toBe(true)
  })
})
