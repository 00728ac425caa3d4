import { expect, it } from 'vitest'
import { claim, type Scene } from './scene.ts'

const keyed = (key: string, requestHash = 'hash') => ({ idempotency: { key, requestHash } })

export function describeIdempotency(scene: () => Promise<Scene>): void {
  it('answers a repeat as the first time, also in another process, and does nothing', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    const first = await submit(map, [claim('c1'), claim('c2')], keyed('k'))
    expect(first).toEqual({ ok: true, value: { revision: 2, count: 2 } })
    await submit(map, [claim('c3')])
    expect(await submit(map, [claim('c1'), claim('c2')], keyed('k'))).toEqual(first)
    const elsewhere = { ...keyed('k'), by: another() }
    expect(await submit(map, [claim('c1'), claim('c2')], elsewhere)).toEqual(first)
    expect((await storage.openMap(workspace, map))?.revision).toBe(3)
  })

  it('answers a repeat of a refusal with the same refusal', async () => {
    const { aMap, submit } = await scene()
    const map = await aMap()
    const deletion = { kind: 'claim.delete', claim: 'c1' } as const
    const first = await submit(map, [deletion], keyed('k'))
    expect(first).toMatchObject({ ok: false, error: { code: 'rule_violated' } })
    await submit(map, [claim('c1')])
    expect(await submit(map, [deletion], keyed('k'))).toEqual(first)
    expect(await submit(map, [deletion], keyed('k2'))).toMatchObject({ ok: true })
  })

  it('refuses a key that was used for something else', async () => {
    const { storage, workspace, aMap, submit } = await scene()
    const [map, otherMap] = [await aMap(), await aMap()]
    await submit(map, [claim('c1')], keyed('k'))
    const refusal = { ok: false, error: { code: 'idempotency_mismatch' } }
    expect(await submit(map, [claim('c2')], keyed('k', 'other'))).toEqual(refusal)
    expect(await submit(otherMap, [claim('c1')], keyed('k'))).toEqual(refusal)
    expect((await storage.openMap(workspace, otherMap))?.revision).toBe(0)
  })

  it('keeps keys of different people and workspaces apart', async () => {
    const [here, elsewhere] = [await scene(), await scene()]
    const [map, theirs] = [await here.aMap(), await elsewhere.aMap()]
    const bob = { subject: { kind: 'user', id: 'bob' }, ...keyed('k') } as const
    const system = { subject: { kind: 'system', id: null }, ...keyed('k') } as const
    expect(await here.submit(map, [claim('c1')], keyed('k'))).toMatchObject({ ok: true })
    expect(await here.submit(map, [claim('c2')], bob)).toMatchObject({ ok: true })
    expect(await here.submit(map, [claim('c3')], system)).toMatchObject({ ok: true })
    expect(await elsewhere.submit(theirs, [claim('c1')], keyed('k'))).toMatchObject({ ok: true })
  })

  it('forgets a key after 24 hours', async () => {
    const { database, workspace, aMap, submit } = await scene()
    const map = await aMap()
    await submit(map, [claim('c1')], keyed('k'))
    const age = (hours: number) =>
      database.prisma.idempotencyKey.updateMany({
        where: { workspaceId: workspace },
        data: { createdAt: new Date(Date.now() - hours * 3_600_000) },
      })
    await age(23)
    expect(await submit(map, [claim('c2')], keyed('k', 'other'))).toMatchObject({ ok: false })
    await age(25)
    const again = await submit(map, [claim('c2')], keyed('k', 'other'))
    expect(again).toEqual({ ok: true, value: { revision: 2, count: 1 } })
    expect(await submit(map, [claim('c2')], keyed('k', 'other'))).toEqual(again)
  })

  it('gives duplicates sent at once one effect, in one process and in two', async () => {
    const { storage, workspace, aMap, submit, another } = await scene()
    const map = await aMap()
    const other = another()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        submit(map, [claim('c1')], { ...keyed('k'), by: i % 2 ? other : storage }),
      ),
    )
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, value: { revision: 1, count: 1 } })))
    expect((await storage.openMap(workspace, map))?.revision).toBe(1)
  })

  it('lets one of two maps win a key that both use at once', async () => {
    const { storage, aMap, submit, another } = await scene()
    for (let round = 0; round < 5; round++) {
      const maps = [await aMap(), await aMap()]
      const outcomes = await Promise.all(
        maps.map((map, i) =>
          submit(map, [claim('c1')], { ...keyed(`k${round}`), by: i ? another() : storage }),
        ),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([
        { ok: false, error: { code: 'idempotency_mismatch' } },
      ])
    }
  })
}
