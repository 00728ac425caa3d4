import type { MapId } from '@counterpoint/core'
import { createMap, deleteMap, getMap, listMaps } from '@counterpoint/protocol'
import type { MapSummary } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { recorderOn } from '../auth/accounts-parts.ts'
import { mapAtRevision } from '../commands/map-at-revision.ts'
import { pageRequest } from '../page-request.ts'
import type { Parts } from '../parts.ts'
import { pictureOf, presentMap, presentMapSummary, type Picture } from '../presenters/map.ts'
import { idTaken, notFound } from '../problem.ts'
import { serve } from '../serve.ts'

export async function mapRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  const record = recorderOn(storage)
  const pictures = new Map<string, { readonly revision: number; readonly picture: Picture }>()

  /** Opening a map for its picture is dear, so a picture is kept until its map changes. */
  const pictureFor = async (
    workspace: string,
    { id, revision, createdAt, counts }: MapSummary,
  ): Promise<Picture> => {
    if (counts.claims === 0) return []
    const key = `${id} ${createdAt}`
    const kept = pictures.get(key)
    if (kept?.revision === revision) return kept.picture
    const opened = await storage.openMap(workspace, id)
    if (!opened) return []
    const picture = pictureOf(opened.map)
    pictures.delete(key)
    pictures.set(key, { revision: opened.revision, picture })
    const [oldest] = pictures.keys()
    if (pictures.size > MOST_PICTURES && oldest !== undefined) pictures.delete(oldest)
    return picture
  }

  serve(app, listMaps, async ({ query, granted: { workspace } }) => {
    const page = await storage.listMaps(workspace, pageRequest(query))
    const items: ReturnType<typeof presentMapSummary>[] = []
    for (const summary of page.items) {
      items.push(presentMapSummary(summary, await pictureFor(workspace, summary)))
    }
    return { items, next: page.next }
  })

  serve(app, createMap, async ({ body, granted: { workspace } }) => {
    const { id = ids() as MapId, title, question } = body
    const created = await storage.createMap(workspace, { id, title, question })
    if (!created.ok) throw idTaken('map', id)
    return presentMap(created.value)
  })

  serve(app, getMap, async ({ params: { id }, query: { revision }, granted: { workspace } }) => {
    if (revision !== undefined) {
      return presentMap(await mapAtRevision(storage, { workspace, map: id }, revision))
    }
    const opened = await storage.openMap(workspace, id)
    if (!opened) throw notFound('map', id)
    return presentMap(opened)
  })

  serve(app, deleteMap, async ({ params: { id }, granted: { workspace }, request, caller }) => {
    if (!(await storage.deleteMap(workspace, id))) throw notFound('map', id)
    const object = { kind: 'map', id }
    await record(request, caller, { workspace, action: 'map.delete', object, result: 'ok' })
  })
}

/** Kept at once; each is at most 400 points. */
const MOST_PICTURES = 500
