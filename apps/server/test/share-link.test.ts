import { randomUUID } from 'node:crypto'
import {
  createMap,
  createShareLink,
  createSource,
  editWorkspace,
  exportMap,
  getMap,
  getSession,
  listQuotes,
  readLog,
  redeemShareLink,
  revokeShareLink,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccounts, type AccountsServer, type Browser, type Person } from './people.ts'
import type { Json } from './server-under-test.ts'
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

describe('[Z6] a share link', () => {
  it('lets into its map alone, as a viewer, and names nobody else', async () => {
    const [map, other] = [await aMap(), await aMap()]
    const guest = server.browser()
    const shared = await guest.ask(redeemShareLink, { body: await secretOf(map) })
    expect(shared).toEqual({ map, role: 'viewer' })
    await guest.ask(getMap, { params: { id: map } })
    await guest.ask(exportMap, { params: { id: map } })
    expect(await guest.refused(getMap, { params: { id: other } })).toMatchObject({ status: 404 })
    expect(await guest.refused(submitOperations, submitting(map, claim()))).toMatchObject({
      code: 'forbidden',
    })
    expect((await guest.ask(getSession)).workspaces).toEqual([])
  })
  const secretOf = async (map: string, given: object = {}) => {
    const { link, secret } = await aLink(map, given)
    return { link, secret }
  }

  it('shows of a source only what its map quotes', async () => {
    const [map, other] = [await aMap(), await aMap()]
    const { id: source } = await owner.ask(createSource, {
      body: { title: 'A source', text: 'Some words. Others.' },
    })
    const quote = (id: string, start: number, end: number, exact: string) => ({
      kind: 'quote.add',
      quote: { id, source, start, end, exact, prefix: '', suffix: '' },
    })
    const [shown, hidden] = [randomUUID(), randomUUID()]
    await owner.ask(submitOperations, submitting(map, quote(shown, 0, 4, 'Some')))
    await owner.ask(submitOperations, submitting(other, quote(hidden, 12, 18, 'Others')))
    const guest = server.browser()
    await guest.ask(redeemShareLink, { body: await secretOf(map) })
    const quoted = async (by: Browser) =>
      (await by.ask(listQuotes, { params: { id: source } })).items.map(({ id }: Json) => id)
    expect(await quoted(owner)).toEqual([shown, hidden])
    expect(await quoted(guest)).toEqual([shown])
  })

  it('edits only where an owner lets links do so, and under the link’s name', async () => {
    const map = await aMap()
    const admin = await server.member('admin')
    const wanted = { params: { id: map }, body: { role: 'editor', name: 'Class of 26' } }
    expect(await owner.refused(createShareLink, wanted)).toMatchObject({ code: 'forbidden' })
    const allow = { params: inPersonal, body: { linksMayEdit: true } }
    expect(await admin.refused(editWorkspace, allow)).toMatchObject({ code: 'forbidden' })
    await owner.ask(editWorkspace, allow)
    const guest = server.browser()
    await guest.ask(redeemShareLink, {
      body: await secretOf(map, { role: 'editor', name: 'Class of 26' }),
    })
    await guest.ask(submitOperations, submitting(map, claim()))
    const { items } = await owner.ask(readLog, { params: { id: map } })
    expect(items[0].subject).toMatchObject({ kind: 'share_link', name: 'Class of 26' })
  })

  it('is void when revoked, also for those inside, and with another secret', async () => {
    const map = await aMap()
    const { link, secret, id } = await aLink(map)
    const guest = server.browser()
    await guest.ask(redeemShareLink, { body: { link, secret } })
    const wrong = {
      body: { link, secret: `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}` },
    }
    expect(await server.browser().refused(redeemShareLink, wrong)).toMatchObject({ status: 404 })
    await owner.ask(revokeShareLink, { params: { id: map, link: id } })
    expect(await guest.refused(getMap, { params: { id: map } })).toMatchObject({ status: 401 })
    expect(
      await server.browser().refused(redeemShareLink, { body: { link, secret } }),
    ).toMatchObject({ status: 404 })
  })

  it('ends when its time is over', async () => {
    const late = await startAccounts()
    const host = await late.owner()
    const { map } = await host.ask(createMap, { body: { title: 'M' } })
    // Made when the clock was an hour behind, for half an hour: over by now.
    late.advance(-3_600_000)
    const made = await host.ask(createShareLink, {
      params: { id: map.id },
      body: { expiresInMinutes: 30 },
    })
    const [link, secret] = made.link.split('/s/')[1].split('#')
    const guest = late.browser()
    expect(await guest.refused(redeemShareLink, { body: { link, secret } })).toMatchObject({
      status: 404,
    })
    await late.close()
  })

  it('with a password opens for it alone, and not for many guesses', async () => {
    const map = await aMap()
    const { link, secret } = await aLink(map, { password: 'open sesame' })
    const guest = server.browser()
    const tried = (password?: string) =>
      guest.send(redeemShareLink, { body: { link, secret, ...(password && { password }) } })
    expect((await tried()).json()).toMatchObject({ code: 'wrong_password' })
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await tried(`guess ${n}`)).statusCode)
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429, 429])
    const friend = server.browser()
    await friend.ask(redeemShareLink, { body: { link, secret, password: 'open sesame' } })
    await friend.ask(getMap, { params: { id: map } })
  })
})
