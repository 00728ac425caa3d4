import { aClaim, anEmptyMap, anOperationOf, mapAfter } from '@counterpoint/core/testing'
import { describe, expect, it } from 'vitest'
import type { LiveEntry, Welcome } from '../realtime/down.ts'
import { upSchema } from '../realtime/up.ts'
import { LIVE_LIMITS } from '../realtime/version.ts'
import type { PendingMutation } from './pending.ts'
import { Replica } from './replica.ts'
import type { ReplicaAct } from './replica-act.ts'

const CLIENT = '00000000-0000-4000-8000-00000000000a'
const OTHER = '00000000-0000-4000-8000-00000000000b'
const HTTP = '00000000-0000-4000-8000-00000000000c'
const EPOCH = '00000000-0000-4000-8000-000000000001'
const ANN = { kind: 'user', id: 'ann', name: 'Ann' } as const
const map = mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }])

const claiming = (id: string) => anOperationOf({ kind: 'claim.create', claim: aClaim(id) })

const welcome = (revision: number, clients: Welcome['clients'] = []): Welcome => ({
  kind: 'welcome',
  version: 1,
  session: OTHER,
  epoch: EPOCH,
  revision,
  you: ANN,
  role: 'editor',
  clients: clients.length > 0 ? clients : [{ id: CLIENT, decided: 0, refusals: [] }],
})

const entry = (revision: number, id: string, number: number | null = null): LiveEntry => ({
  revision,
  operation: 'claim.create',
  effects: [{ entity: 'claim', id, before: null, after: aClaim(id) }],
  overridden: [],
  by: ANN,
  at: '2026-01-01T00:00:00.000Z',
  client: number === null ? null : CLIENT,
  number,
})

const aReplica = (waiting: readonly PendingMutation[] = []) =>
  new Replica({ map, revision: 1, client: CLIENT, httpClient: HTTP, waiting })

/** Connected, and up to date with a server at revision 1. */
function aLiveReplica(waiting: readonly PendingMutation[] = [], clients?: Welcome['clients']) {
  const replica = aReplica(waiting)
  replica.want(true)
  replica.connected()
  replica.receive(welcome(1, clients))
  replica.receive({ kind: 'snapshot', revision: 1 })
  return replica
}

const kinds = (acts: readonly ReplicaAct[]) =>
  acts
    .filter(({ kind }) => kind !== 'discussed')
    .map((act) => (act.kind === 'send' ? act.message.kind : act.kind))

const pushes = (acts: readonly ReplicaAct[]) =>
  acts.flatMap((act) => (act.kind === 'send' && act.message.kind === 'push' ? [act.message] : []))

describe('a replica', () => {
  it('[E2] says hello first, and takes a map loaded before the welcome if it is recent enough', () => {
    const replica = aLiveReplica()
    expect(kinds(replica.takeActs())).toEqual(['hello'])
    expect(replica.link).toBe('live')
  })

  it('[R1] shows its own change at once, on top of what the server has', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    replica.receive({ kind: 'operations', after: 1, entries: [entry(2, 'c3')] })
    expect([...replica.map.claims.keys()]).toEqual(['c1', 'c3', 'c2'])
    expect([...replica.base.map.claims.keys()]).toEqual(['c1', 'c3'])
  })

  it('[R1] hides a change that no longer fits, and keeps it until it is answered for', () => {
    const replica = aLiveReplica()
    replica.dispatch(anOperationOf({ kind: 'claim.edit', claim: 'c1', changes: { given: true } }))
    const effects = [{ entity: 'claim', id: 'c1', before: aClaim('c1'), after: null } as const]
    replica.receive({ kind: 'operations', after: 1, entries: [{ ...entry(2, 'c9'), effects }] })
    expect(replica.map.claims.size).toBe(0)
    expect(replica.pending).toHaveLength(1)
  })

  it('[P4] takes its change for done when it arrives in the log', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    replica.takeActs()
    replica.receive({ kind: 'operations', after: 1, entries: [entry(2, 'c2', 1)] })
    expect(kinds(replica.takeActs())).toEqual(['settled', 'arrived'])
    expect(replica.pending).toEqual([])
  })

  it('[P5] takes refusals from the welcome, and tells whose change it was', () => {
    const waiting = [{ client: OTHER, number: 3, operation: claiming('c2') }]
    const problem = {
      type: '',
      title: '',
      status: 422,
      code: 'rule_violated',
      detail: 'No.',
    } as const
    const clients = [
      { id: CLIENT, decided: 0, refusals: [] },
      { id: OTHER, decided: 3, refusals: [{ number: 3, problem }] },
    ]
    const replica = aLiveReplica(waiting, clients)
    expect(replica.takeActs()).toContainEqual({ kind: 'refused', mutation: waiting[0], problem })
    expect(replica.map.claims.size).toBe(1)
  })

  it('[R2] takes no entry that does not follow, and gives the connection up', () => {
    const replica = aLiveReplica()
    replica.takeActs()
    replica.receive({ kind: 'operations', after: 2, entries: [entry(3, 'c3')] })
    expect(replica.base.revision).toBe(1)
    expect(kinds(replica.takeActs())).toEqual(['disconnect'])
  })

  it('[R4] skips entries that it has', () => {
    const replica = aLiveReplica()
    const frame = { kind: 'operations' as const, after: 1, entries: [entry(2, 'c2')] }
    replica.receive(frame)
    replica.receive(frame)
    expect(replica.base.revision).toBe(2)
    expect(kinds(replica.takeActs())).not.toContain('disconnect')
  })

  it('[R5] waits with what the server decided until the copy has come that far', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    replica.disconnected()
    replica.want(true)
    replica.connected()
    replica.receive(welcome(3, [{ id: CLIENT, decided: 1, refusals: [] }]))
    expect(replica.pending).toHaveLength(1)
    replica.receive({ kind: 'operations', after: 1, entries: [entry(2, 'c2', 1)] })
    expect(replica.link).toBe('catchup')
    replica.receive({ kind: 'operations', after: 2, entries: [entry(3, 'c3')] })
    expect(replica.link).toBe('live')
    expect(replica.pending).toEqual([])
  })

  it('[R6] loads the map anew when its hash is not the server’s', () => {
    const replica = aLiveReplica()
    replica.ping(true)
    replica.receive({ kind: 'pong', nonce: 1, revision: 1, isSame: false })
    expect(kinds(replica.takeActs())).toEqual(['hello', 'ping', 'disconnect'])
    replica.disconnected()
    replica.want(true)
    replica.connected()
    expect(replica.takeActs()).toMatchObject([{ message: { have: null } }])
    replica.receive(welcome(1))
    replica.receive({ kind: 'snapshot', revision: 1 })
    expect(kinds(replica.takeActs())).toEqual(['load'])
    replica.loaded({ map: anEmptyMap(), revision: 1 })
    expect(replica.map.claims.size).toBe(0)
    expect(replica.link).toBe('live')
  })

  it('[R7] sends again what was under way, and [P3] in the order of the numbers', () => {
    const replica = aLiveReplica()
    for (const id of ['c2', 'c3', 'c4']) replica.dispatch(claiming(id))
    const [first] = pushes(replica.takeActs())
    expect(first?.mutations.map(({ number }) => number)).toEqual([1])
    replica.disconnected()
    replica.want(true)
    replica.connected()
    replica.receive(welcome(1))
    const [again] = pushes(replica.takeActs())
    expect(again?.mutations.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('[R8] sends what a closed page left first, under its name, and its own only then', () => {
    const left = { client: OTHER, number: 4, operation: claiming('c2') }
    const replica = aLiveReplica(
      [left],
      [
        { id: CLIENT, decided: 0, refusals: [] },
        { id: OTHER, decided: 3, refusals: [] },
      ],
    )
    replica.dispatch(claiming('c3'))
    expect(pushes(replica.takeActs())).toMatchObject([
      { client: OTHER, mutations: [{ number: 4 }] },
    ])
    const done = { ...entry(2, 'c2'), client: OTHER, number: 4 }
    replica.receive({ kind: 'operations', after: 1, entries: [done] })
    expect(pushes(replica.takeActs())).toMatchObject([
      { client: CLIENT, mutations: [{ number: 1 }] },
    ])
  })

  it('[R8] leaves a queue alone that is another person’s', () => {
    const left = { client: OTHER, number: 1, operation: claiming('c2') }
    const replica = aLiveReplica([left])
    replica.dispatch(claiming('c3'))
    expect(pushes(replica.takeActs())).toMatchObject([{ client: CLIENT }])
    expect(replica.pending).toHaveLength(2)
  })

  it('[R9] sends by HTTP what fits into no frame, in its turn', () => {
    const replica = aLiveReplica()
    const operations = Array.from({ length: 40 }, (_, index) => ({
      kind: 'claim.create' as const,
      claim: aClaim(`d${index}`, { note: 'long '.repeat(1_900) }),
    }))
    replica.dispatch(claiming('c2'))
    replica.dispatch(anOperationOf({ kind: 'batch', operations }))
    replica.dispatch(claiming('c3'))
    expect(kinds(replica.takeActs())).toEqual(['hello', 'push'])
    replica.receive({ kind: 'operations', after: 1, entries: [entry(2, 'c2', 1)] })
    const submit = replica.takeActs().find((act) => act.kind === 'submit')
    expect(submit?.mutation).toMatchObject({ client: HTTP, number: 1, key: `${HTTP}-1` })
    replica.submitted(submit!.mutation, 3)
    expect(replica.pending).toHaveLength(2)
    const placed = { ...entry(3, 'c9'), operation: 'batch' as const, effects: [] }
    replica.receive({ kind: 'operations', after: 2, entries: [placed] })
    expect(pushes(replica.takeActs())).toMatchObject([
      { client: CLIENT, mutations: [{ number: 2 }] },
    ])
  })

  it('[R9] sends by HTTP what the server would not follow up, because it forgot the queue', () => {
    const left = { client: OTHER, number: 7, operation: claiming('c2') }
    const replica = aLiveReplica(
      [left],
      [
        { id: CLIENT, decided: 0, refusals: [] },
        { id: OTHER, decided: 0, refusals: [] },
      ],
    )
    expect(kinds(replica.takeActs())).toEqual(['hello', 'renamed', 'submit'])
    expect(replica.pending).toMatchObject([{ client: HTTP, number: 1, operation: claiming('c2') }])
  })

  it('[R9] never sends by HTTP what may have arrived over a socket', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    replica.disconnected()
    replica.dispatch(claiming('c3'))
    replica.goByHttp(true)
    expect(replica.pending).toMatchObject([
      { client: CLIENT, number: 1 },
      { client: HTTP, number: 1 },
    ])
    expect(kinds(replica.takeActs())).not.toContain('submit')
  })

  it('[R10] takes back what the log says that a change did', () => {
    const replica = aLiveReplica()
    replica.dispatch(anOperationOf({ kind: 'claim.edit', claim: 'c1', changes: { note: 'Mine.' } }))
    const effects = [
      { entity: 'claim', id: 'c1', before: { note: 'Theirs.' }, after: { note: 'Both.' } } as const,
    ]
    const done = { ...entry(2, 'c9', 1), operation: 'claim.edit' as const, effects }
    replica.receive({ kind: 'operations', after: 1, entries: [done] })
    expect(replica.undo()?.ok).toBe(true)
    expect(replica.map.claims.get('c1' as never)?.note).toBe('Theirs.')
    expect(replica.canRedo).toBe(true)
  })

  it('[R10] says what would have taken a step back, so that it can be had anyway', () => {
    const replica = aLiveReplica()
    replica.dispatch(anOperationOf({ kind: 'claim.edit', claim: 'c1', changes: { note: 'Mine.' } }))
    const effects = [
      { entity: 'claim', id: 'c1', before: { note: null }, after: { note: 'Mine.' } } as const,
    ]
    const theirs = [
      { entity: 'claim', id: 'c1', before: { note: 'Mine.' }, after: { note: 'Theirs.' } } as const,
    ]
    const done = { ...entry(2, 'c9', 1), operation: 'claim.edit' as const, effects }
    const overwritten = { ...entry(3, 'c9'), operation: 'claim.edit' as const, effects: theirs }
    replica.receive({ kind: 'operations', after: 1, entries: [done, overwritten] })
    expect(replica.undo()).toMatchObject({
      ok: false,
      error: { rule: 'O10', operation: { kind: 'restore', effects: [{ after: { note: null } }] } },
    })
    replica.dispatch(claiming('c2'))
    replica.receive({ kind: 'role', role: 'viewer', revision: 3 })
    const refused = replica.undo()
    expect(refused).toMatchObject({ ok: false, error: { rule: 'R12' } })
    expect(refused).not.toHaveProperty('error.operation')
  })

  it('[R10] forgets the step of a change that was refused', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    expect(replica.canUndo).toBe(true)
    const problem = {
      type: '',
      title: '',
      status: 422,
      code: 'rule_violated',
      detail: 'No.',
    } as const
    replica.receive({ kind: 'refused', client: CLIENT, number: 1, problem })
    expect(replica.canUndo).toBe(false)
  })

  it('[R13] gives up a connection on which operations were lost', () => {
    const replica = aLiveReplica()
    replica.ping(false)
    replica.takeActs()
    replica.receive({ kind: 'pong', nonce: 1, revision: 2, isSame: null })
    expect(kinds(replica.takeActs())).toEqual(['disconnect'])
  })

  it.each([
    ['a push', true],
    ['pings', false],
  ])('[R13] gives up a connection on which %s stayed unanswered', (_, answers) => {
    const replica = aLiveReplica()
    if (answers) replica.dispatch(claiming('c2'))
    replica.takeActs()
    for (let nonce = 1; nonce <= 4; nonce++) {
      replica.ping(false)
      if (answers) replica.receive({ kind: 'pong', nonce, revision: 1, isSame: null })
    }
    expect(kinds(replica.takeActs())).toContain('disconnect')
  })

  it('[R13] gives up a connection on which the word how to go on was lost', () => {
    const replica = aReplica()
    replica.want(true)
    replica.connected()
    replica.receive(welcome(1))
    replica.ping(true)
    replica.receive({ kind: 'pong', nonce: 1, revision: 1, isSame: null })
    expect(kinds(replica.takeActs())).toContain('disconnect')
  })

  it('[R13] is not put at ease about its own push by what others do', () => {
    const replica = aLiveReplica()
    replica.dispatch(claiming('c2'))
    for (let nonce = 1; nonce <= 4; nonce++) {
      const revision = nonce + 1
      const by = { ...ANN, id: 'bob', name: 'Bob' }
      const others = { ...entry(revision, `b${nonce}`, nonce), by, client: OTHER }
      replica.receive({ kind: 'operations', after: nonce, entries: [others] })
      replica.ping(false)
      replica.receive({ kind: 'pong', nonce, revision, isSame: null })
    }
    expect(kinds(replica.takeActs())).toContain('disconnect')
  })

  it('[P6] sends only what has the form of the wire, and no frame that is too large', () => {
    const replica = aLiveReplica()
    for (let index = 2; index < 80; index++) replica.dispatch(claiming(`c${index}`))
    replica.disconnected()
    replica.want(true)
    replica.connected()
    replica.receive(welcome(1))
    replica.move({ pointer: null, selected: ['c1'], editing: null, view: null })
    replica.ping(true)
    const sent = replica.takeActs().flatMap((act) => (act.kind === 'send' ? [act.message] : []))
    for (const message of sent) expect(upSchema.parse(message)).toEqual(message)
    expect(sent.map(({ kind }) => kind)).toEqual([
      'hello',
      'push',
      'hello',
      'push',
      'presence',
      'ping',
    ])
    expect(pushes(sent.map((message) => ({ kind: 'send', message })))[1]?.mutations).toHaveLength(
      LIVE_LIMITS.pushMutations,
    )
  })

  it('[E10] asks for all of the discussion with every welcome, and for what changed since', () => {
    const discussed = () => replica.takeActs().filter(({ kind }) => kind === 'discussed')
    const replica = aLiveReplica()
    expect(discussed()).toEqual([
      { kind: 'discussed', parts: ['threads', 'suggestions', 'stances', 'versions'] },
    ])
    replica.receive({ kind: 'discussed', parts: ['threads'] })
    expect(discussed()).toEqual([{ kind: 'discussed', parts: ['threads'] }])
  })
})
