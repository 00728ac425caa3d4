import { operationSchema } from '@counterpoint/core'
import { z } from 'zod'
import { presenceStateSchema } from './presence.ts'
import { LIVE_LIMITS } from './version.ts'

/** A queue of mutations: one for each tab, and it outlives the tab. */
export const clientIdSchema = z.uuid()

const number = z.int().min(1)
const acknowledged = z.int().min(0)
const revision = z.int().min(0)

/** First message of a connection. */
export const helloSchema = z.strictObject({
  kind: z.literal('hello'),
  version: z.int(),
  /** The copy of the map that the client holds; null when it holds none. */
  have: z.strictObject({ epoch: z.uuid(), revision }).nullable(),
  /**
   * The queues that this connection sends for, its own first, each with the number up to which it
   * knows the outcome of every mutation. The welcome repeats refusals above it.
   */
  clients: z
    .array(z.strictObject({ id: clientIdSchema, acknowledged }))
    .min(1)
    .max(LIVE_LIMITS.clients),
})

/** One change, numbered from 1 in its queue without a gap. */
export const mutationSchema = z.strictObject({ number, operation: operationSchema })

export const pushSchema = z.strictObject({
  kind: z.literal('push'),
  client: clientIdSchema,
  mutations: z.array(mutationSchema).min(1).max(LIVE_LIMITS.pushMutations),
})

const presenceUpSchema = z.strictObject({
  kind: z.literal('presence'),
  state: presenceStateSchema,
})

/** Also heals a hint that got lost: a server that knows a higher revision sends what is missing. */
export const pingSchema = z.strictObject({
  kind: z.literal('ping'),
  nonce: z.int().min(0),
  revision,
  /** State hash of the map at `revision`, now and then; see `stateHash`. */
  hash: z.string().max(64).nullable(),
})

/** Everything a client may say. */
export const upSchema = z.discriminatedUnion('kind', [
  helloSchema,
  pushSchema,
  presenceUpSchema,
  pingSchema,
])

export type ClientId = z.infer<typeof clientIdSchema>
export type Mutation = z.infer<typeof mutationSchema>
export type Hello = z.infer<typeof helloSchema>
export type Push = z.infer<typeof pushSchema>
export type Ping = z.infer<typeof pingSchema>
export type UpMessage = z.infer<typeof upSchema>
