import { randomUUID } from 'node:crypto'
import { operationSchema, type ClaimId, type MapId, type OperationInput } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { StorageBusy, type CommittedEntries, type Mutation, type Storage } from '../storage.ts'
import { claim, type Scene } from './scene.ts'

const ANN = { kind: 'user', id: 'ann' } as const
const BOB = { kind: 'user', id: 'bob' } as const
const deletion = (id: string): OperationInput => ({ kind: 'claim.delete', claim: id })

const mutation = (client: string, number: number, operation: OperationInput): Mutation => ({
  client,
  number,
  operation: operationSchema.parse(operation),
  subject: ANN,
})

/** Mutations of one queue from `first` on. */
const queued = (client: string, first: number, ...operations: readonly OperationInput[]) =>
  operations.map((operation, i) => mutation(client, first + i, operation))

const committed = (revision: number) => ({ kind: 'committed', revision }) as const

export function describeMutations(scene: () => Promise<Scene>): void {
  const aMap = async () => {
    const here = await scene()
    const map = await here.aMap()
    return {
      ...here,
      map,
      decide: (mutations: readonly Mutation[], by: Storage = here.storage) =>
        by.decide(here.workspace, map, mutations),
      log: async () => (await here.storage.readLog(here.workspace, map, 0, 1_000)) ?? [],
    }
  }

  it('gives each mutation a revision, and the log says whose it was', async () => {
    const { decide, log } = await aMap()
    const client = randomUUID()
    const first = await decide(queued(client, 1, claim('c1'), claim('c2')))
    expect(first).toEqual([committed(1), committed(2)])
    expect(await log()).toMatchObject([
      { revision: 1, origin: 'live', subject: ANN, mutation: { client, number: 1 } },
      { revision: 2, origin: 'live', subject: ANN, mutation: { client, number: 2 } },
    ])
  })

  it('decides a mutation once: a repeat gets the outcome of the first time, in any process', async () => {
    const { decide, log, another } = await aMap()
    const client = randomUUID()
    const all = queued(client, 1, claim('c1'), deletion('nothing'), claim('c2'))
    const first = await decide(all)
    expect(first).toMatchObject([
      committed(1),
      { kind: 'refused', refusal: { code: 'rule_violated', violation: { rule: 'O2' } } },
      committed(2),
    ])
    expect(await decide(all)).toEqual(first)
    expect(await decide(all, another())).toEqual(first)
    expect(await decide([...all, mutation(client, 4, claim('c3'))])).toEqual([
      ...first,
      committed(3),
    ])
    expect(await log()).toHaveLength(3)
  })

  it('gives duplicates sent at once one effect, in one process and in two', async () => {
    const { decide, log, another } = await aMap()
    const client = randomUUID()
    const all = queued(client, 1, claim('c1'), deletion('nothing'), claim('c2'))
    const other = another()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => decide(all, i % 2 ? other : undefined)),
    )
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    expect((await log()).map((entry) => entry.mutation?.number)).toEqual([1, 3])
  })

  it('tells where a queue stands when a number is missing, and does nothing', async () => {
    const { decide, log } = await aMap()
    const client = randomUUID()
    expect(await decide([mutation(client, 2, claim('c2'))])).toEqual([{ kind: 'gap', decided: 0 }])
    await decide([mutation(client, 1, claim('c1'))])
    expect(await decide(queued(client, 3, claim('c3'), claim('c4')))).toEqual([
      { kind: 'gap', decided: 1 },
      { kind: 'gap', decided: 1 },
    ])
    expect(await log()).toHaveLength(1)
  })

  it('goes on after a refusal, and tells refusals again to whoever did not hear them', async () => {
    const { storage, decide, map, another } = await aMap()
    const client = randomUUID()
    await decide(queued(client, 1, deletion('x'), claim('c1'), deletion('y')))
    const ask = (acknowledged: number, by = storage) =>
      by.readQueues(map, ANN, [{ client, acknowledged }])
    expect(await ask(0)).toMatchObject([
      { client, decided: 3, refusals: [{ number: 1 }, { number: 3 }] },
    ])
    expect(await ask(1, another())).toMatchObject([
      { client, decided: 3, refusals: [{ number: 3, refusal: { code: 'rule_violated' } }] },
    ])
    expect(await ask(3)).toEqual([{ client, decided: 3, refusals: [] }])
    const unknown = randomUUID()
    expect(await storage.readQueues(map, ANN, [{ client: unknown, acknowledged: 0 }])).toEqual([
      { client: unknown, decided: 0, refusals: [] },
    ])
  })

  it('[Z8] keeps a queue to the map and the person who began it', async () => {
    const { storage, workspace, decide, map, aMap: otherMap } = await aMap()
    const client = randomUUID()
    await decide([mutation(client, 1, claim('c1'))])
    const taken = { kind: 'refused', refusal: { code: 'queue_taken' } }
    const other = await otherMap()
    expect(await storage.decide(workspace, other, queued(client, 2, claim('c2')))).toEqual([taken])
    const bobs = { ...mutation(client, 2, claim('c2')), subject: BOB }
    expect(await decide([bobs])).toEqual([taken])
    expect(await storage.readQueues(other, ANN, [{ client, acknowledged: 0 }])).toEqual([])
    expect(await storage.readQueues(map, BOB, [{ client, acknowledged: 0 }])).toEqual([])
    expect(await decide([mutation(client, 2, claim('c2'))])).toEqual([committed(2)])
  })

  it('[Z8] lets one of two maps have a queue that both begin at once', async () => {
    const { storage, workspace, map, aMap: otherMap, another } = await aMap()
    const [other, process] = [await otherMap(), another()]
    for (let round = 0; round < 6; round++) {
      const client = randomUUID()
      const [here] = queued(client, 1, claim(`c${round}`))
      const outcomes = await Promise.all([
        storage.decide(workspace, map, [here!]),
        process.decide(workspace, other, [here!]),
      ])
      const kinds = outcomes.flat().map(({ kind }) => kind)
      expect(kinds.toSorted()).toEqual(['committed', 'refused'])
    }
  })

  it('keeps the order of each queue while many write at once, in two processes', async () => {
    const { storage, workspace, decide, log, another, map } = await aMap()
    const other = another()
    const clients = Array.from({ length: 12 }, () => randomUUID())
    await Promise.all(
      clients.map(async (client, c) => {
        for (let push = 0; push < 4; push++) {
          const operations = Array.from({ length: 9 }, (_, i) => claim(`c${c}-${push}-${i}`))
          const all = queued(client, push * 9 + 1, ...operations)
          for (const { kind } of await decide(all, (c + push) % 2 ? other : undefined)) {
            expect(kind).toBe('committed')
          }
        }
      }),
    )
    const entries = await log()
    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, i) => i + 1))
    for (const client of clients) {
      const own = entries.filter(({ mutation }) => mutation?.client === client)
      expect(own.map(({ mutation }) => mutation?.number)).toEqual(own.map((_, i) => i + 1))
      expect(own).toHaveLength(36)
    }
    expect(await storage.openMap(workspace, map)).toEqual(await storage.rebuildMap(workspace, map))
  })

  it('takes from everybody before it takes more from one', async () => {
    const { decide, log } = await aMap()
    const [much, little] = [randomUUID(), randomUUID()]
    const flood = Array.from({ length: 200 }, (_, i) => claim(`m${i}`))
    await Promise.all([
      decide(queued(much, 1, ...flood)),
      decide(queued(little, 1, claim('one'), claim('two'))),
    ])
    const place = (await log()).findIndex(({ mutation }) => mutation?.client === little)
    // The first transaction was on its way with 64 of the flood; in the next, 8 more go before.
    expect(place).toBe(72)
  })

  it('takes no more than it can hold, from either door, and loses nothing of it', async () => {
    const { decide, submit, map, log } = await aMap()
    const client = randomUUID()
    const first = decide([mutation(client, 1, claim('first'))])
    const full = decide(
      Array.from({ length: 1_000 }, (_, i) => mutation(client, i + 2, deletion('nothing'))),
    )
    await expect(decide([mutation(randomUUID(), 1, claim('c'))])).rejects.toThrow(StorageBusy)
    await expect(submit(map, [claim('c')])).rejects.toThrow(StorageBusy)
    expect(await first).toEqual([committed(1)])
    expect((await full).every(({ kind }) => kind === 'refused')).toBe(true)
    expect(await submit(map, [claim('c')])).toMatchObject({ ok: true })
    expect(await log()).toHaveLength(2)
  })

  it('[Z2] refuses for good what its subject has no right to, and the queue goes on', async () => {
    const { decide, log } = await aMap()
    const client = randomUUID()
    const [first, second] = queued(client, 1, claim('c1'), claim('c2'))
    const forbidden = { kind: 'refused', refusal: { code: 'forbidden' } }
    expect(await decide([{ ...first!, isForbidden: true }, second!])).toEqual([
      forbidden,
      committed(1),
    ])
    expect(await decide([first!])).toEqual([forbidden])
    expect(await log()).toHaveLength(1)
  })

  it('refuses what the database cannot hold, and the queue goes on', async () => {
    const { decide, submit, map } = await aMap()
    const client = randomUUID()
    await submit(map, [claim('c1')])
    // Not what the schemas let through: a character that no PostgreSQL text has.
    const claimId = 'c1' as ClaimId
    const unholdable = { kind: 'claim.edit', claim: claimId, changes: { text: 'a\0b' } } as const
    const outcomes = await decide([
      mutation(client, 1, claim('c2')),
      { client, number: 2, operation: unholdable, subject: ANN },
      mutation(client, 3, claim('c3')),
    ])
    expect(outcomes).toMatchObject([
      committed(2),
      { kind: 'refused', refusal: { code: 'undecidable' } },
      committed(3),
    ])
  })

  it('says the same to whoever watches as to whoever reads the log', async () => {
    const { storage, decide, submit, map, log } = await aMap()
    const seen: CommittedEntries[] = []
    const end = storage.watch((batch) => seen.push(batch))
    const client = randomUUID()
    await decide(queued(client, 1, claim('c1'), deletion('nothing'), claim('c2')))
    await submit(map, [claim('c3')])
    end()
    await submit(map, [claim('c4')])
    const own = seen.filter((batch) => batch.map === map)
    const entries = await log()
    expect(own.flatMap((batch) => batch.entries)).toEqual(
      entries.slice(0, 3).map(({ subject: { kind, id }, ...entry }) => ({
        ...entry,
        subject: { kind, id },
      })),
    )
    for (const { head, entries: some } of own) expect(head.revision).toBe(some.at(-1)?.revision)
    const heads = await storage.headsOf([map, 'nowhere'])
    expect([...heads]).toEqual([[map, { ...own[0]?.head, revision: 4 }]])
  })

  it('[Z5] commits nothing that was judged by rights that have changed since', async () => {
    const { database, decide, map, log } = await aMap()
    const client = randomUUID()
    const [first, second] = queued(client, 1, claim('c1'), claim('c2'))
    const as = (rightsAsOf: number) => [
      { ...first!, rightsAsOf },
      { ...second!, rightsAsOf },
    ]
    await database.prisma.mapHead.update({ where: { mapId: map }, data: { aclEpoch: 7 } })
    expect(await decide(as(6))).toEqual([
      { kind: 'refused', refusal: { code: 'rights_changed' } },
      { kind: 'gap', decided: 0 },
    ])
    expect(await decide(as(7))).toEqual([committed(1), committed(2)])
    // Decided before: what counts is what was judged then.
    expect(await decide(as(6))).toEqual([committed(1), committed(2)])
    expect(await log()).toHaveLength(2)
  })

  it('says that there is no such map', async () => {
    const { storage, workspace } = await scene()
    const all = queued(randomUUID(), 1, claim('c1'))
    expect(await storage.decide(workspace, 'nowhere' as MapId, all)).toEqual([
      { kind: 'refused', refusal: { code: 'map_not_found' } },
    ])
  })

  it('forgets a refusal after 30 days, and the place of a queue only with its map', async () => {
    const { storage, workspace, database, decide, map } = await aMap()
    const client = randomUUID()
    await decide([mutation(client, 1, deletion('nothing'))])
    await database.prisma.mutationRefusal.deleteMany({ where: { clientId: client } })
    expect(await decide([mutation(client, 1, deletion('nothing'))])).toEqual([
      { kind: 'refused', refusal: { code: 'outcome_forgotten' } },
    ])
    expect(await decide([mutation(client, 2, claim('c'))])).toEqual([committed(1)])
    await storage.deleteMap(workspace, map)
    expect(await database.prisma.syncClient.count({ where: { id: client } })).toBe(0)
  })
}
