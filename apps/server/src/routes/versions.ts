import {
  listVersions,
  nameVersion,
  removeVersion,
  renameVersion,
  restoreMap,
} from '@counterpoint/protocol'
import type { Version } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { restoreMap as restore } from '../commands/restore-map.ts'
import { pageRequest } from '../page-request.ts'
import type { Parts } from '../parts.ts'
import { naming } from '../presenters/named.ts'
import { idTaken, notFound, unknownRevision } from '../problem.ts'
import { serve } from '../serve.ts'

/** Names for what a map was, and the way back to it. */
export async function versionRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  const { history } = storage

  const present = async (versions: readonly Version[]) => {
    const nameOf = await naming(
      storage,
      versions.map(({ by }) => by),
    )
    return versions.map(({ id, revision, name, by, createdAt }) => ({
      id,
      revision,
      name,
      by: nameOf(by),
      at: createdAt,
    }))
  }
  const presentOne = async (version: Version) => (await present([version]))[0]!

  serve(app, listVersions, async ({ params: { id }, query, granted: { workspace } }) => {
    const { items, next } = await history.listVersions({ workspace, map: id }, pageRequest(query))
    return { items: await present(items), next }
  })

  serve(app, nameVersion, async ({ params: { id: map }, body, granted: { workspace, as } }) => {
    const { id = ids(), revision, name } = body
    const named = await history.nameVersion({ workspace, map }, { id, revision, name, by: as })
    if (named.ok) {
      app.announcements.announce(map, 'versions')
      return presentOne(named.value)
    }
    switch (named.error) {
      case 'map_not_found':
        throw notFound('map', map)
      case 'no_such_revision':
        throw unknownRevision(map, revision)
      case 'id_taken':
        throw idTaken('version', id)
    }
  })

  serve(app, renameVersion, async ({ params, body: { name }, granted: { workspace } }) => {
    const place = { workspace, map: params.id }
    const renamed = await history.renameVersion(place, params.version, name)
    if (!renamed) throw notFound('version', params.version)
    app.announcements.announce(params.id, 'versions')
    return presentOne(renamed)
  })

  serve(app, removeVersion, async ({ params, granted: { workspace } }) => {
    const place = { workspace, map: params.id }
    if (!(await history.removeVersion(place, params.version))) {
      throw notFound('version', params.version)
    }
    app.announcements.announce(params.id, 'versions')
  })

  serve(app, restoreMap, async ({ params: { id }, body: { revision }, caller, granted }) => {
    const place = { workspace: granted.workspace, map: id }
    return restore({ storage, gate: app.gate, caller, granted }, place, revision)
  })
}
