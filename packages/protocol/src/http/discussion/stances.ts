import { claimIdSchema, mapIdSchema, STANCE_ATTITUDES, stanceSchema } from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../../actor.ts'
import { route } from '../route.ts'
import { actReply } from './threads.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
const claimParams = z.strictObject({ id: mapIdSchema, claim: claimIdSchema })

export const stanceReply = z
  .object({
    claim: claimIdSchema,
    person: actorSchema,
    isYours: z.boolean(),
    credence: z.number().min(0).max(1),
    attitude: z.enum(STANCE_ATTITUDES).nullable().describe('Null when a number was named.'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Stance' })

export const listStances = route({
  id: 'listStances',
  method: 'GET',
  path: '/maps/:id/stances',
  tag: 'discussion',
  summary:
    'What people hold about the claims of a map; while it is blind, one’s own stances alone.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  reply: z
    .object({
      isBlind: z.boolean(),
      changed: actReply.nullable().describe('Who hid or revealed stances last.'),
      count: z.int().describe('How many stances there are, hidden ones included.'),
      items: z.array(stanceReply),
      next: z.null(),
    })
    .meta({ id: 'Stances' }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const takeStance = route({
  id: 'takeStance',
  method: 'PUT',
  path: '/maps/:id/stances/:claim',
  tag: 'discussion',
  summary: 'Says what one holds about a claim: a credence in [0, 1], or accept, reject or suspend.',
  needs: { of: 'map', action: 'map.takeStance' },
  params: claimParams,
  body: stanceSchema.meta({ id: 'NewStance' }),
  reply: stanceReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})

export const withdrawStance = route({
  id: 'withdrawStance',
  method: 'DELETE',
  path: '/maps/:id/stances/:claim',
  tag: 'discussion',
  summary: 'Holds nothing about a claim any more.',
  needs: { of: 'map', action: 'map.takeStance' },
  params: claimParams,
  status: 204,
  errors: ['invalid_input', 'unavailable'],
})

export const setBlind = route({
  id: 'setBlind',
  method: 'PUT',
  path: '/maps/:id/blindness',
  tag: 'discussion',
  summary: 'Hides everybody’s stances from the others, or reveals them.',
  needs: { of: 'map', action: 'map.reveal' },
  params: mapParams,
  body: z.strictObject({ isBlind: z.boolean() }).meta({ id: 'Blindness' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})
