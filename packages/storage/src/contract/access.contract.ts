import { randomUUID } from 'node:crypto'
import type { MapId } from '@counterpoint/core'
import type { Role } from '@counterpoint/protocol'
import { expect, it } from 'vitest'
import type { Subject } from '../subject.ts'
import { claim, type Scene } from './scene.ts'

const asUser = (id: string): Subject => ({ kind: 'user', id })

/** A member of the scene's workspace. */
async function member({ database, workspace }: Scene, role: Role, name = 'Ann'): Promise<Subject> {
  const id = randomUUID()
  await database.prisma.user.create({ data: { id, name, email: `${id}@example.org` } })
  await database.prisma.membership.create({ data: { workspaceId: workspace, userId: id, role } })
  return asUser(id)
}

export function describeAccess(scene: () => Promise<Scene>): void {
  it('gives members their role on the maps and sources of their workspace, others none', async () => {
    const here = await scene()
    const [map, source] = [await here.aMap(), await here.aSource()]
    const ann = await member(here, 'editor')
    const stranger = await member(await scene(), 'owner')
    const { storage, workspace } = here
    const access = { workspace, role: 'editor', as: ann }
    expect(await storage.accessOf([ann], map)).toEqual({ ...access, aclEpoch: 0 })
    expect(await storage.accessToSource([ann], source.id)).toEqual(access)
    expect(await storage.accessToWorkspace([ann], workspace)).toEqual(access)
    const none = { workspace, role: undefined, as: undefined }
    expect(await storage.accessOf([stranger], map)).toEqual({ ...none, aclEpoch: 0 })
    expect(await storage.accessToSource([stranger], source.id)).toEqual(none)
    expect(await storage.accessToWorkspace([stranger, asUser('nobody')], workspace)).toEqual(none)
    expect(await storage.accessOf([ann], 'nowhere')).toBeUndefined()
    expect(await storage.accessToSource([ann], 'nowhere')).toBeUndefined()
    expect(await storage.accessToWorkspace([ann], 'nowhere')).toBeUndefined()
  })

  it('lets the rights of a person who is disabled end everywhere', async () => {
    const here = await scene()
    const ann = await member(here, 'owner')
    const map = await here.aMap()
    const { prisma } = here.database
    await prisma.user.update({ where: { id: ann.id! }, data: { disabledAt: new Date() } })
    expect((await here.storage.accessOf([ann], map))?.role).toBeUndefined()
  })

  it('knows whom a change is by, by name and never by address', async () => {
    const here = await scene()
    const ann = await member(here, 'editor', 'Ann Ω')
    const map = await here.aMap()
    await here.submit(map, [claim('a')], { subject: ann })
    await here.submit(map, [claim('b')], { subject: asUser('gone') })
    const log = await here.storage.readLog(here.workspace, map, 0, 10)
    expect(log?.map(({ subject }) => subject)).toEqual([
      { ...ann, name: 'Ann Ω' },
      { kind: 'user', id: 'gone', name: 'A former member' },
    ])
  })

  it('[L1] keeps the audit as it is: entries are neither changed nor removed', async () => {
    const { storage, workspace, database } = await scene()
    const entry = {
      workspace,
      actor: asUser('ann'),
      addressPrefix: '192.0.2.1',
      action: 'role.change',
      object: { kind: 'user', id: 'bob' },
      result: 'ok' as const,
      detail: { to: 'viewer' },
    }
    await storage.accounts.audit(entry)
    const { prisma } = database
    const mine = { where: { workspaceId: workspace } }
    await expect(prisma.auditEntry.deleteMany(mine)).rejects.toThrow(/never changed/)
    await expect(
      prisma.auditEntry.updateMany({ ...mine, data: { result: 'denied' } }),
    ).rejects.toThrow(/never changed/)
    const { items } = await storage.accounts.readAudit(workspace, { limit: 10 })
    expect(items).toEqual([{ ...entry, at: expect.any(String) }])
  })

  it('counts attempts that are made at once each, and begins anew after a while', async () => {
    const { accounts } = (await scene()).storage
    const key = randomUUID()
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => accounts.countAttempt(key, 60)),
    )
    expect(counts.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    expect(await accounts.countAttempt(`${key} brief`, 0)).toMatchObject({ count: 1 })
    expect(await accounts.countAttempt(`${key} brief`, 0)).toMatchObject({ count: 1 })
    await accounts.forgetAttempts(key)
    expect(await accounts.countAttempt(key, 60)).toMatchObject({ count: 1 })
  })

  it('[Z5] commits nothing that was judged by rights that have changed since', async () => {
    const here = await scene()
    const map: MapId = await here.aMap()
    const now = async () => (await here.storage.accessOf([], map))!.aclEpoch
    const judged = { rightsAsOf: await now(), idempotency: { key: 'k', requestHash: 'h' } }
    await here.database.prisma.mapHead.update({
      where: { mapId: map },
      data: { aclEpoch: { increment: 1 } },
    })
    expect(await here.submit(map, [claim('a')], judged)).toEqual({
      ok: false,
      error: { code: 'rights_changed' },
    })
    expect((await here.storage.openMap(here.workspace, map))?.revision).toBe(0)
    const anew = { ...judged, rightsAsOf: await now() }
    expect(await here.submit(map, [claim('a')], anew)).toMatchObject({ ok: true })
  })
}
