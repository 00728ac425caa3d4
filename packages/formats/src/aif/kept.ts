import type { ArgumentMap } from '@counterpoint/core'
import { fieldsOf, otherFields, type Fields } from '../import/fields.ts'
import { keptIn } from '../import/kept-in.ts'
import { graphOf, isContent, speakerOfClaim } from './graph.ts'
import { identifier, listOf, nodeSetOf } from './node-set.ts'
import { NODE_FIELDS } from './read-remainder.ts'

type Link = readonly [from: string, to: string]

/** What was kept of the AIF file that a map came from, as far as it still fits the map. */
export interface Kept {
  readonly nodes: readonly Fields[]
  readonly links: readonly Link[]
  readonly locutions: readonly Fields[]
  readonly participants: readonly Fields[]
  readonly root: Fields
  readonly envelope: Fields | undefined
  /** Further fields of the node of a record. */
  readonly fieldsOf: (id: string) => Fields
  /** Whether the dialogue that was kept says already who says a claim. */
  readonly isSaid: (claim: string) => boolean
}

/** `written` are the ids and types of the nodes that the map itself has. */
export function keptOf(map: ArgumentMap, written: ReadonlyMap<string, string>): Kept {
  if (map.remainder?.format !== 'aif') return NOTHING
  const { byRecord, ofFile } = keptIn(map, 'aif')
  const [file = {}] = ofFile
  const taken = new Set(written.keys())
  const nodes = listOf(file['nodes']).filter(({ nodeID, id, type }) => {
    const name = identifier(nodeID) ?? identifier(id)
    if (name === undefined || taken.has(name) || typeof type !== 'string') return false
    taken.add(name)
    return true
  })
  const own = [...written].map(([nodeID, type]) => ({ nodeID, type }))
  const parsed = nodeSetOf(
    JSON.stringify({ ...file, nodes: [...own, ...nodes], edges: listOf(file['edges']) }),
  )
  if (!parsed.ok) return NOTHING
  const graph = graphOf(parsed.value, () => undefined)
  const speakers = new Map(
    [...map.claims.keys()].map((id) => {
      const node = graph.nodes.get(id)
      return [id as string, node && speakerOfClaim(graph, node)] as const
    }),
  )
  const attributedTo = new Map(
    [...map.claims.values()].map((claim) => [claim.id as string, claim.attributedTo ?? undefined]),
  )
  /** What somebody has attributed otherwise since is not said by the old speaker. */
  const isStale = (to: string, type: string): boolean =>
    type === 'YA' && speakers.get(to) !== attributedTo.get(to)
  const links = graph.links.filter(({ from, to }) => {
    const ends = [graph.nodes.get(from), graph.nodes.get(to)]
    const isNew = !(written.has(from) && written.has(to))
    const isSound = !ends.every((end) => end !== undefined && isContent(end))
    return isNew && isSound && !isStale(to, ends[0]?.type ?? '')
  })
  return {
    nodes,
    links: links.map(({ from, to }): Link => [from, to]),
    locutions: listOf(file['locutions']),
    participants: listOf(file['participants']),
    root:
      otherFields(fieldsOf(file, 'root'), ['nodes', 'edges', 'locutions', 'participants']) ?? {},
    envelope: otherFields(fieldsOf(file, 'envelope'), ['AIF', 'nodes', 'edges']),
    fieldsOf: (id) => otherFields(byRecord.get(id), NODE_FIELDS) ?? {},
    isSaid: (claim) =>
      speakers.get(claim) !== undefined && speakers.get(claim) === attributedTo.get(claim),
  }
}

const NOTHING: Kept = {
  nodes: [],
  links: [],
  locutions: [],
  participants: [],
  root: {},
  envelope: undefined,
  fieldsOf: () => ({}),
  isSaid: () => false,
}
