import type { ClaimId } from '@counterpoint/core'
import { otherFields, type Fields } from '../import/fields.ts'
import type { ImportDraft } from '../import/import-draft.ts'
import { isStep, type Graph } from './graph.ts'
import { identifier, listOf, type AifNode, type NodeSet } from './node-set.ts'

/** What a file says beyond the map as a whole. */
export interface KeptOfFile {
  /** Nodes that became no records: the dialogue, preferences, steps without ends. */
  readonly nodes: readonly Fields[]
  readonly edges: readonly { readonly fromID: string; readonly toID: string }[]
  readonly locutions: readonly Fields[]
  readonly participants: readonly Fields[]
  /** Other lists beside the nodes, and what stands around them. */
  readonly root?: Fields | undefined
  readonly envelope?: Fields | undefined
}

/** Fields of a node that are written anew. */
export const NODE_FIELDS = ['nodeID', 'id', 'text', 'type', 'scheme', 'schemeID']
const LISTS = ['nodes', 'edges', 'locutions', 'participants']

/** Keeps nodes that became no records, with their edges and speakers, and further fields of those that did. */
export function keepRemainder(
  { root, envelope }: NodeSet,
  graph: Graph,
  claims: ReadonlyMap<string, ClaimId>,
  draft: ImportDraft,
): void {
  const left = new Map<string, AifNode>()
  for (const node of graph.nodes.values()) {
    if (becomesRecord(node, graph, claims)) {
      const fields = otherFields(node.fields, NODE_FIELDS)
      if (fields !== undefined) draft.keep(claims.get(node.id) ?? node.id, JSON.stringify(fields))
    } else if (!isWrittenSpeech(node, claims)) {
      left.set(node.id, node)
    }
  }
  const isLeft = (id: string | undefined): boolean => id !== undefined && left.has(id)
  const locutions = listOf(root['locutions']).filter(({ nodeID }) => isLeft(identifier(nodeID)))
  const speaking = new Set(locutions.map(({ personID }) => identifier(personID)))
  const kept: KeptOfFile = {
    nodes: [...left.values()].map(({ id, fields }) => ({
      nodeID: id,
      ...otherFields(fields, ['nodeID', 'id']),
    })),
    edges: graph.links
      .filter(({ from, to }) => isLeft(from) || isLeft(to))
      .map(({ from, to }) => ({ fromID: from, toID: to })),
    locutions,
    participants: listOf(root['participants']).filter((person) =>
      speaking.has(identifier(person['participantID']) ?? identifier(person['id'])),
    ),
    root: otherFields(root, LISTS),
    envelope: otherFields(envelope, ['AIF']),
  }
  const isEmpty = left.size === 0 && kept.root === undefined && kept.envelope === undefined
  if (!isEmpty) draft.keep(null, JSON.stringify(kept))
}

function becomesRecord(node: AifNode, graph: Graph, claims: ReadonlyMap<string, ClaimId>): boolean {
  if (node.type === 'I' || node.type === 'L') return claims.has(node.id)
  const near = [...graph.into(node.id), ...graph.outOf(node.id)]
  if (node.type === 'MA') return near.filter(({ id }) => claims.has(id)).length > 1
  const isFrom = graph.into(node.id).some(({ id }) => claims.has(id))
  const isOnto = graph.outOf(node.id).some((end) => claims.has(end.id) || isStep(end))
  return isStep(node) && isFrom && isOnto
}

/** A locution that the writer made for the speaker of a claim, and makes again. */
const isWrittenSpeech = ({ id }: AifNode, claims: ReadonlyMap<string, ClaimId>): boolean =>
  /\.(L|YA)$/.test(id) && claims.has(id.replace(/\.(L|YA)$/, ''))
