import { aClaim, anOperationOf, mapAfter } from '@counterpoint/core/testing'
import { expect, it } from 'vitest'
import { LIVE_LIMITS } from '../realtime/version.ts'
import { Replica } from './replica.ts'

const map = mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }])
const claiming = (id: string) => anOperationOf({ kind: 'claim.create', claim: aClaim(id) })
const refusal = { ok: false, error: { rule: 'R14' } }

const aReplica = (now: () => number) =>
  new Replica({ map, revision: 1, client: 'own', httpClient: 'http', now })

it('[R14] takes no more when the first change has waited for too long, and keeps what it has', () => {
  let now = 0
  const replica = aReplica(() => now)
  expect(replica.dispatch(claiming('n1'))).toMatchObject({ ok: true })
  now = LIVE_LIMITS.waitingMs
  expect(replica.dispatch(claiming('n2'))).toMatchObject({ ok: true })
  now++
  expect(replica.dispatch(claiming('n3'))).toMatchObject(refusal)
  expect(replica.pending).toHaveLength(2)
})

it('[R14] takes no more while too many changes wait', () => {
  const replica = aReplica(() => 0)
  for (let n = 0; n < LIVE_LIMITS.waiting; n++) replica.dispatch(claiming(`n${n}`))
  expect(replica.isFull).toBe(true)
  expect(replica.dispatch(claiming('more'))).toMatchObject(refusal)
  const [first] = replica.pending
  replica.submitted(first!, 1)
  expect(replica.dispatch(claiming('more'))).toMatchObject({ ok: true })
  expect(replica.pending).toHaveLength(LIVE_LIMITS.waiting)
})

it('[R14] keeps what could be taken back while it takes no more', () => {
  let now = 0
  const replica = aReplica(() => now)
  replica.dispatch(claiming('n1'))
  now = LIVE_LIMITS.waitingMs + 1
  expect(replica.undo()).toMatchObject(refusal)
  expect(replica.canUndo).toBe(true)
  now = 0
  expect(replica.undo()).toMatchObject({ ok: true })
  now = LIVE_LIMITS.waitingMs + 1
  expect(replica.redo()).toMatchObject(refusal)
  expect(replica.canRedo).toBe(true)
})
