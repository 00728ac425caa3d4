import { mapIdSchema } from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../actor.ts'
import { pageOf, pageQuery } from './paging.ts'
import { accountIdSchema, nameSchema } from './people.ts'
import { route } from './route.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
const versionParams = mapParams.extend({ version: accountIdSchema })
const revision = z.int().min(0)

export const versionReply = z
  .object({
    id: z.string(),
    revision: revision.describe('Of the map that bears the name.'),
    name: z.string(),
    by: actorSchema,
    at: z.iso.datetime().describe('When it was named.'),
  })
  .meta({ id: 'Version' })

export const listVersions = route({
  id: 'listVersions',
  method: 'GET',
  path: '/maps/:id/versions',
  tag: 'history',
  summary: 'The named versions of a map, the last named first.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  query: pageQuery,
  reply: pageOf(versionReply),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const nameVersion = route({
  id: 'nameVersion',
  method: 'POST',
  path: '/maps/:id/versions',
  tag: 'history',
  summary: 'Gives a name to the map as it was at a revision.',
  needs: { of: 'map', action: 'map.edit' },
  params: mapParams,
  body: z
    .strictObject({ id: accountIdSchema.optional(), revision, name: nameSchema })
    .meta({ id: 'NewVersion' }),
  reply: versionReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', 'unavailable'],
})

export const renameVersion = route({
  id: 'renameVersion',
  method: 'PATCH',
  path: '/maps/:id/versions/:version',
  tag: 'history',
  summary: 'Gives a version another name.',
  needs: { of: 'map', action: 'map.edit' },
  params: versionParams,
  body: z.strictObject({ name: nameSchema }).meta({ id: 'VersionChange' }),
  reply: versionReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})

export const removeVersion = route({
  id: 'removeVersion',
  method: 'DELETE',
  path: '/maps/:id/versions/:version',
  tag: 'history',
  summary: 'Takes the name of a version away. The revision stays in the log.',
  needs: { of: 'map', action: 'map.edit' },
  params: versionParams,
  status: 204,
  errors: ['invalid_input', 'unavailable'],
})

export const restoreMap = route({
  id: 'restoreMap',
  method: 'POST',
  path: '/maps/:id/restore',
  tag: 'history',
  summary:
    'Makes a map again what it was at a revision, by one operation on top of its log, which can be taken back like any other. Where nothing differs, nothing happens and `count` is 0.',
  needs: { of: 'map', action: 'map.edit' },
  params: mapParams,
  body: z.strictObject({ revision }).meta({ id: 'Restoration' }),
  reply: z
    .object({
      revision: revision.describe('Of the map now.'),
      count: z.int().describe('How many revisions were used: one, or none.'),
    })
    .meta({ id: 'Restored' }),
  status: 200,
  errors: [
    'malformed_body',
    'invalid_input',
    'rule_violated',
    'quote_mismatch',
    'source_unknown',
    'unavailable',
    'busy',
  ],
})
