import {
  effectSchema,
  OPERATION_KINDS,
  overriddenSchema,
  type OperationKind,
} from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../actor.ts'
import { problemSchema } from '../error.ts'
import { roleSchema } from '../role.ts'
import { presenceStateSchema } from './presence.ts'
import { clientIdSchema } from './up.ts'

const revision = z.int().min(0)
const kinds = OPERATION_KINDS as [OperationKind, ...OperationKind[]]

/**
 * One revision. A client applies the effects and never resolves another's operation anew, so that a
 * change of the rules cannot make copies differ. A mutation is acknowledged by arriving here with
 * its `client` and `number`: there is no other acknowledgement.
 */
export const liveEntrySchema = z.object({
  revision,
  operation: z.enum(kinds),
  effects: z.array(effectSchema),
  /** Words of others that gave way to this operation's: `overriddenBy` of core. */
  overridden: z.array(overriddenSchema).default([]),
  by: actorSchema,
  at: z.iso.datetime(),
  client: clientIdSchema.nullable(),
  number: z.int().nullable(),
})

export const welcomeSchema = z.object({
  kind: z.literal('welcome'),
  version: z.int(),
  /** Names this connection among the people present. */
  session: z.uuid(),
  epoch: z.uuid(),
  revision,
  you: actorSchema,
  role: roleSchema,
  /**
   * For every queue of the hello, the number of its last mutation that was decided. A queue that is
   * missing here is another person's: nothing is taken from it. With it, in one frame, come the
   * refusals above the number that the hello acknowledged: what was decided and is neither among
   * them nor in the log above the client's copy is in that copy.
   */
  clients: z.array(
    z.object({
      id: clientIdSchema,
      decided: z.int().min(0),
      refusals: z.array(z.object({ number: z.int(), problem: problemSchema })),
    }),
  ),
})

/** Load the map anew by HTTP: at this revision or a later one. Pending changes are kept. */
const snapshotSchema = z.object({ kind: z.literal('snapshot'), revision })

/** Revisions `after + 1` and on, without a gap. */
const operationsSchema = z.object({
  kind: z.literal('operations'),
  after: revision,
  entries: z.array(liveEntrySchema).min(1),
})

/** A mutation that will never take effect; the queue goes on with the next one. */
const refusedSchema = z.object({
  kind: z.literal('refused'),
  client: clientIdSchema,
  number: z.int(),
  problem: problemSchema,
})

/** The push did not go on where the queue stood: send again from `decided + 1`. */
const gapSchema = z.object({
  kind: z.literal('gap'),
  client: clientIdSchema,
  decided: z.int().min(0),
})

/** Nothing was decided; send the same again after this time. */
const busySchema = z.object({
  kind: z.literal('busy'),
  client: clientIdSchema,
  retryMs: z.int(),
})

export const presenceDownSchema = z.object({
  kind: z.literal('presence'),
  /** Whether `people` is everybody, or only those who moved, came or went. */
  isWhole: z.boolean(),
  people: z.array(
    z.object({
      session: z.uuid(),
      who: actorSchema,
      /** Null when the person left. */
      state: presenceStateSchema.nullable(),
    }),
  ),
})

/** What people say about a map beside its operations; `versions` are names for what it was. */
export const DISCUSSION_PARTS = ['threads', 'suggestions', 'stances', 'versions'] as const
export type DiscussionPart = (typeof DISCUSSION_PARTS)[number]

/**
 * These parts of the discussion changed. What is new in them is asked for by HTTP, by whoever may
 * see it: the message has neither words nor names.
 */
const discussedSchema = z.object({
  kind: z.literal('discussed'),
  parts: z.array(z.enum(DISCUSSION_PARTS)).min(1),
})

/** The client's rights changed; operations after `revision` are judged by the new role. */
const roleChangedSchema = z.object({ kind: z.literal('role'), role: roleSchema, revision })

const pongSchema = z.object({
  kind: z.literal('pong'),
  nonce: z.int(),
  /**
   * Up to here operations were sent before this message: a client that has not reached it has
   * missed some.
   */
  revision,
  /** Whether the hash of the ping was right; null when the server does not know any more. */
  isSame: z.boolean().nullable(),
})

const byeSchema = z.object({
  kind: z.literal('bye'),
  code: z.int(),
  reason: z.string(),
  retryMs: z.int().nullable(),
})

/** Everything a server may say. Fields that a client does not know are ignored. */
export const downSchema = z.discriminatedUnion('kind', [
  welcomeSchema,
  snapshotSchema,
  operationsSchema,
  refusedSchema,
  gapSchema,
  busySchema,
  presenceDownSchema,
  discussedSchema,
  roleChangedSchema,
  pongSchema,
  byeSchema,
])

export type LiveEntry = z.infer<typeof liveEntrySchema>
export type Welcome = z.infer<typeof welcomeSchema>
export type PresenceDown = z.infer<typeof presenceDownSchema>
export type DownMessage = z.infer<typeof downSchema>
