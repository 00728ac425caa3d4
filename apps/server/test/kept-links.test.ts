import {
  createMap,
  createWorkspace,
  deleteMap,
  editWorkspace,
  forgetSharedMap,
  getMap,
  getMapAccess,
  getSession,
  listSharedMaps,
  redeemShareLink,
  removeMember,
  revokeShareLink,
  signIn,
  signOut,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  PASSWORD,
  startAccounts,
  type AccountsServer,
  type Browser,
  type Person,
} from './people.ts'
import type { Json } from './server-under-test.ts'
import { linkTo, mapOf } from './shared-maps.ts'

let server: AccountsServer
let owner: Person
beforeAll(async () => {
  server = await startAccounts()
  owner = await server.owner()
  const body = { linksMayEdit: true }
  await owner.ask(editWorkspace, { params: { id: 'personal' }, body })
})
afterAll(() => server.close())

const aMap = (title?: string) => mapOf(owner, { ...(title && { title }), question: 'What holds?' })

interface Secret {
  readonly id: string
  readonly body: { readonly link: string; readonly secret: string }
}

async function aLink(map: string, given: object = {}, by = owner): Promise<Secret> {
  const { id, link, secret } = await linkTo(map, by, given)
  return { id, body: { link, secret } }
}

const open = (browser: Browser, { body }: Secret) => browser.ask(redeemShareLink, { body })
const sharedWith = async (browser: Browser): Promise<Json[]> =>
  (await browser.ask(listSharedMaps)).items
const titlesFor = async (browser: Browser) => (await sharedWith(browser)).map(({ title }) => title)
const on = (map: string) => ({ params: { id: map } })
const signedIn = async ({ email }: Person, browser = server.browser()): Promise<Browser> => {
  await browser.ask(signIn, { body: { email, password: PASSWORD } })
  return browser
}
const NO_ACCESS = { status: 404, code: 'not_found' }

describe('whoever opens a share link while signed in', () => {
  it('finds its map again, with what the link allows and until when, in any browser', async () => {
    const [map, person] = [await aMap('Talks'), await server.stranger()]
    const link = await aLink(map, { role: 'commenter', expiresInMinutes: 60 })
    expect(await open(person, link)).toEqual({ map, role: 'commenter' })
    expect(person.cookies.has('__Host-share')).toBe(false)

    const elsewhere = await signedIn(person)
    const [found] = await sharedWith(elsewhere)
    expect(found).toMatchObject({ map, title: 'Talks', question: 'What holds?', role: 'commenter' })
    const untilMs = Date.parse(found.expiresAt) - Date.now()
    expect(Math.abs(untilMs - 60 * 60_000)).toBeLessThan(10 * 60_000)
    expect(await elsewhere.ask(getMapAccess, on(map))).toMatchObject({ role: 'commenter' })
    expect((await elsewhere.ask(getSession)).shared).toMatchObject([{ map, role: 'commenter' }])
    expect(JSON.stringify(found)).not.toContain(link.body.secret)
    expect(JSON.stringify(found)).not.toContain(link.id)
  })

  it('has one entry for a map, by the link that allows most and stands', async () => {
    const [map, person] = [await aMap('Two ways'), await server.stranger()]
    const reading = await aLink(map)
    const editing = await aLink(map, { role: 'editor', expiresInMinutes: 60 })
    for (const link of [reading, editing, reading]) await open(person, link)
    expect(await sharedWith(person)).toMatchObject([{ map, role: 'editor' }])
    await owner.ask(revokeShareLink, { params: { id: map, link: editing.id } })
    expect(await sharedWith(person)).toMatchObject([{ map, role: 'viewer', expiresAt: null }])
    expect(await person.ask(getMapAccess, on(map))).toMatchObject({ role: 'viewer' })
  })

  it('has what was opened last first, also when it is opened again', async () => {
    const person = await server.stranger()
    const [first, second] = [await aLink(await aMap('First')), await aLink(await aMap('Second'))]
    await open(person, first)
    await open(person, second)
    expect(await titlesFor(person)).toEqual(['Second', 'First'])
    await open(person, first)
    expect(await titlesFor(person)).toEqual(['First', 'Second'])
  })

  it('loses the map when the link is revoked or the map deleted, and nothing else', async () => {
    const person = await server.stranger()
    const [revoked, deleted, kept] = [
      await aMap('Revoked'),
      await aMap('Deleted'),
      await aMap('Kept'),
    ]
    const links = [await aLink(revoked), await aLink(deleted), await aLink(kept)]
    for (const link of links) await open(person, link)
    await owner.ask(revokeShareLink, { params: { id: revoked, link: links[0]!.id } })
    await owner.ask(deleteMap, on(deleted))
    expect(await titlesFor(person)).toEqual(['Kept'])
    for (const map of [revoked, deleted]) {
      expect(await person.refused(getMap, on(map))).toMatchObject(NO_ACCESS)
    }
    await person.ask(getMap, on(kept))
  })

  it('takes it off the list, and comes in again only by opening the link', async () => {
    const [map, person, other] = [await aMap(), await server.stranger(), await server.stranger()]
    const links = [await aLink(map), await aLink(map, { role: 'commenter' })]
    for (const link of links) await open(person, link)
    await open(other, links[0]!)
    const forgetting = { params: { map } }
    await person.ask(forgetSharedMap, forgetting)
    expect(await sharedWith(person)).toEqual([])
    expect(await person.refused(getMap, on(map))).toMatchObject(NO_ACCESS)
    expect(await person.refused(forgetSharedMap, forgetting)).toMatchObject(NO_ACCESS)
    expect(await sharedWith(other)).toHaveLength(1)
    await open(person, links[0]!)
    expect(await sharedWith(person)).toMatchObject([{ map, role: 'viewer' }])
  })

  it('keeps nothing by a wrong secret or password', async () => {
    const [map, person] = [await aMap(), await server.stranger()]
    const { body } = await aLink(map, { password: 'open sesame' })
    for (const wrong of [
      { ...body, secret: 'x'.repeat(43), password: 'open sesame' },
      { ...body, password: 'guess' },
      body,
    ]) {
      await person.refused(redeemShareLink, { body: wrong })
    }
    expect(await sharedWith(person)).toEqual([])
    expect(await person.refused(getMap, on(map))).toMatchObject(NO_ACCESS)
  })

  it('has an end to it: the two hundred opened last', async () => {
    const [map, person] = [await aMap(), await server.stranger()]
    const { accounts } = server.storage
    const ids = Array.from({ length: 201 }, (_, n) => `many-${n}`)
    for (const id of ids) {
      const link = { id, map, name: 'L', role: 'viewer', createdBy: owner.id } as const
      const secretHash = 'a'.repeat(64)
      await accounts.createShareLink({ ...link, secretHash, passwordHash: null, expiresAt: null })
    }
    await accounts.keepLinks(person.id, ids.slice(0, 1))
    await accounts.keepLinks(person.id, ids.slice(1))
    const kept = await accounts.linksKeptBy(person.id)
    expect(kept).toHaveLength(200)
    expect(kept).not.toContain(ids[0])
  })
})

it('a link whose time is over lets nobody in who keeps it', async () => {
  const late = await startAccounts()
  const [host, person] = [await late.owner(), await late.stranger()]
  const { map } = await host.ask(createMap, { body: { title: 'M' } })
  // Made when the clock was an hour behind, for half an hour: over by now.
  late.advance(-3_600_000)
  const { id } = await aLink(map.id, { expiresInMinutes: 30 }, host)
  await late.storage.accounts.keepLinks(person.id, [id])
  expect(await sharedWith(person)).toEqual([])
  expect(await person.refused(getMap, on(map.id))).toMatchObject(NO_ACCESS)
  await late.close()
})

describe('a member of the workspace', () => {
  it('has its maps in its library, not in this list, and is out when removed from it', async () => {
    const [map, member] = [await aMap(), await server.member('viewer')]
    await open(member, await aLink(map, { role: 'editor' }))
    expect(await sharedWith(member)).toEqual([])
    expect(await member.ask(getMapAccess, on(map))).toMatchObject({ role: 'editor' })
    await owner.ask(removeMember, { params: { id: 'personal', user: member.id } })
    expect(await sharedWith(member)).toEqual([])
    expect(await member.refused(getMap, on(map))).toMatchObject(NO_ACCESS)
  })

  it('being removed from one workspace keeps links to maps of another', async () => {
    const [host, member] = [await server.member('viewer'), await server.member('viewer')]
    const { id } = await host.ask(createWorkspace, { body: { name: 'Another' } })
    const query = { workspace: id }
    const { map } = await host.ask(createMap, { query, body: { title: 'Elsewhere' } })
    await open(member, await aLink(map.id, {}, host))
    await owner.ask(removeMember, { params: { id: 'personal', user: member.id } })
    expect(await titlesFor(member)).toEqual(['Elsewhere'])
  })
})

describe('a guest', () => {
  it('who signs in keeps the links that this browser came by, and the browser has them no more', async () => {
    const [map, person, guest] = [
      await aMap('By a link'),
      await server.stranger(),
      server.browser(),
    ]
    await open(guest, await aLink(map))
    expect(guest.cookies.has('__Host-share')).toBe(true)
    await signedIn(person, guest)
    expect(guest.cookies.has('__Host-share')).toBe(false)
    expect(await titlesFor(guest)).toEqual(['By a link'])
    await guest.ask(signOut)
    expect(await guest.refused(getMap, on(map))).toMatchObject({ code: 'unauthenticated' })
    expect(await titlesFor(await signedIn(person))).toEqual(['By a link'])
  })

  it('without an account is let in by a cookie, and has no list', async () => {
    const [map, guest] = [await aMap(), server.browser()]
    await open(guest, await aLink(map))
    expect(await guest.refused(listSharedMaps)).toMatchObject({ code: 'unauthenticated' })
    expect((await guest.ask(getSession)).shared).toMatchObject([{ map }])
  })
})

it('whoever signs in over another’s session gets none of the other’s links', async () => {
  const [map, person, other] = [await aMap(), await server.stranger(), await server.stranger()]
  await open(person, await aLink(map))
  await signedIn(other, person)
  expect((await person.ask(getSession)).user.id).toBe(other.id)
  expect(await sharedWith(person)).toEqual([])
  expect(await person.refused(getMap, on(map))).toMatchObject(NO_ACCESS)
})

it('what a person keeps is in what is kept about him, and goes with the account', async () => {
  const [map, person] = [await aMap(), await server.member('viewer')]
  const { id } = await aLink(map)
  await server.storage.accounts.keepLinks(person.id, [id])
  expect(await server.storage.accounts.exportUser(person.id)).toMatchObject({
    keptLinks: [{ shareLink: { mapId: map, role: 'viewer' } }],
  })
  await server.storage.accounts.deleteUser(person.id)
  expect(await server.storage.accounts.linksKeptBy(person.id)).toEqual([])
})
