import type { MapWithTexts } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import { assert } from '@counterpoint/core'
import { operationsOf } from './operations-of.ts'

const SYSTEM = { kind: 'system', id: null } as const

/**
 * On the first start, with no map and no source: the essays and the curated map of them. A start
 * that was cut off left the map at revision 0, and is taken up where it stopped; what people have
 * deleted stays deleted.
 */
export async function seed(
  storage: Storage,
  workspace: string,
  loadCorpus: () => Promise<MapWithTexts>,
): Promise<void> {
  const maps = await storage.listMaps(workspace, { limit: 2 })
  const [only] = maps.items
  if (maps.items.length > 1 || (only && only.revision > 0)) return
  if (!only && (await storage.listSources(workspace, { limit: 1 })).items.length > 0) return

  const { map, texts } = await loadCorpus()
  if (only && only.id !== map.id) return
  if (!only) await storage.createMap(workspace, map)
  for (const source of map.sources.values()) {
    const text = texts.get(source.id)
    assert(text !== undefined, `The corpus has no text for the source ${source.id}.`)
    if (!(await storage.getSource(workspace, source.id))) {
      await storage.createSource(workspace, { ...source, text })
    }
  }
  const outcome = await storage.submit(workspace, {
    map: map.id,
    operations: operationsOf(map),
    subject: SYSTEM,
    origin: 'seed',
  })
  assert(outcome.ok, `The curated map was refused: ${JSON.stringify(outcome)}`)
}
