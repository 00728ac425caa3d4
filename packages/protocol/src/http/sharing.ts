import { mapIdSchema } from '@counterpoint/core'
import { z } from 'zod'
import { mapActionSchema } from '../access.ts'
import { roleSchema } from '../role.ts'
import { accountIdSchema, nameSchema, secretSchema } from './people.ts'
import { route } from './route.ts'

const params = z.strictObject({ id: mapIdSchema })
/** Roles that are given on single maps. */
const mapRole = roleSchema.exclude(['owner', 'admin'])

export const getMapAccess = route({
  id: 'getMapAccess',
  method: 'GET',
  path: '/maps/:id/access',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.read' },
  summary: 'What you are on a map, and what you may do with it.',
  params,
  reply: z
    .object({
      workspace: z.string(),
      role: roleSchema,
      abilities: z.array(mapActionSchema),
      aclEpoch: z.int().describe('Counts changes of rights on this map.'),
    })
    .meta({ id: 'MapAccess' }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const listMapRoles = route({
  id: 'listMapRoles',
  method: 'GET',
  path: '/maps/:id/roles',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.setRoles' },
  summary: 'Members whose role on this map differs from that in the workspace.',
  params,
  reply: z.object({
    items: z.array(z.object({ user: z.string(), role: mapRole }).meta({ id: 'MapRole' })),
    next: z.null(),
  }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const setMapRole = route({
  id: 'setMapRole',
  method: 'PUT',
  path: '/maps/:id/roles/:user',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.setRoles' },
  summary: 'Gives a member another role on this map; null gives back that of the workspace.',
  params: params.extend({ user: accountIdSchema }),
  body: z.strictObject({ role: mapRole.nullable() }).meta({ id: 'NewMapRole' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'role_fixed', 'unavailable'],
})

export const shareLinkReply = z
  .object({
    id: z.string(),
    name: z.string(),
    role: mapRole,
    hasPassword: z.boolean(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ShareLink' })

export const listShareLinks = route({
  id: 'listShareLinks',
  method: 'GET',
  path: '/maps/:id/links',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.share' },
  summary: 'The share links of a map, without their secrets.',
  params,
  reply: z.object({ items: z.array(shareLinkReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const createShareLink = route({
  id: 'createShareLink',
  method: 'POST',
  path: '/maps/:id/links',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.share' },
  only: 'accounts',
  summary: 'A link that lets whoever has it into this map. It is shown this once.',
  params,
  body: z
    .strictObject({
      name: nameSchema.default('A guest'),
      role: mapRole.default('viewer'),
      expiresInMinutes: z
        .int()
        .min(1)
        .max(366 * 24 * 60)
        .nullable()
        .default(null),
      password: z.string().min(4).max(256).optional(),
    })
    .meta({ id: 'NewShareLink' }),
  reply: shareLinkReply
    .extend({ link: z.string().describe('The secret is behind the #, which no server sees.') })
    .meta({ id: 'MadeShareLink' }),
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const revokeShareLink = route({
  id: 'revokeShareLink',
  method: 'DELETE',
  path: '/maps/:id/links/:link',
  tag: 'sharing',
  needs: { of: 'map', action: 'map.share' },
  summary: 'Makes a share link void, also for those whom it has let in.',
  params: params.extend({ link: accountIdSchema }),
  status: 204,
  errors: ['invalid_input', 'unavailable'],
})

export const redeemShareLink = route({
  id: 'redeemShareLink',
  method: 'POST',
  path: '/share/redeem',
  tag: 'sharing',
  needs: 'anyone',
  only: 'accounts',
  summary:
    'Lets into the map of a share link whoever is signed in, else this browser, for which the answer sets a cookie. `wrong_password` says that the link asks for a password, or for another one.',
  body: z
    .strictObject({
      link: accountIdSchema,
      secret: secretSchema,
      password: z.string().max(256).optional(),
    })
    .meta({ id: 'ShareSecret' }),
  reply: z.object({ map: mapIdSchema, role: roleSchema }).meta({ id: 'SharedMap' }),
  status: 200,
  errors: [
    'malformed_body',
    'invalid_input',
    'not_found',
    'wrong_password',
    'too_many_requests',
    'unavailable',
  ],
})

export const sharedMapReply = z
  .object({
    map: mapIdSchema,
    title: z.string(),
    question: z.string(),
    role: mapRole.describe('What the link allows; of several links, the one that allows most.'),
    expiresAt: z.iso.datetime().nullable().describe('Until when; null: until it is revoked.'),
    openedAt: z.iso.datetime().describe('When you opened a link to it last.'),
  })
  .meta({ id: 'MapSharedWithYou' })

export const listSharedMaps = route({
  id: 'listSharedMaps',
  method: 'GET',
  path: '/account/shared-maps',
  tag: 'sharing',
  needs: 'user',
  only: 'accounts',
  summary:
    'The maps that share links let you into, opened last first; those of your own workspaces are in their lists.',
  reply: z.object({ items: z.array(sharedMapReply), next: z.null() }),
  status: 200,
  errors: ['unavailable'],
})

export const forgetSharedMap = route({
  id: 'forgetSharedMap',
  method: 'DELETE',
  path: '/account/shared-maps/:map',
  tag: 'sharing',
  needs: 'user',
  only: 'accounts',
  summary: 'Takes a map off this list; its link lets you in when you open it again.',
  params: z.strictObject({ map: mapIdSchema }),
  status: 204,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})
