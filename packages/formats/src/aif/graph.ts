import type { Warn } from '../import/found.ts'
import type { AifNode, Link, NodeSet } from './node-set.ts'

/** The nodes of a file by what they are tied to. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, AifNode>
  readonly into: (id: string) => readonly AifNode[]
  readonly outOf: (id: string) => readonly AifNode[]
  readonly speakers: ReadonlyMap<string, string>
  /** Edges that both have ends and join what may be joined. */
  readonly links: readonly Link[]
}

export function graphOf({ nodes, links, speakers, odd }: NodeSet, warn: Warn): Graph {
  for (const where of odd) warn(where, 'It is neither a node nor an edge; it is left out.')
  const byId = new Map<string, AifNode>()
  for (const node of nodes) {
    if (byId.has(node.id)) warn(place(node), 'The id stands twice; the first node is meant.')
    else byId.set(node.id, node)
  }
  const into = new Map<string, AifNode[]>()
  const outOf = new Map<string, AifNode[]>()
  const sound: Link[] = []
  for (const { from, to } of links) {
    const start = byId.get(from)
    const end = byId.get(to)
    if (start === undefined || end === undefined) {
      warn(`edge ${from} to ${to}`, 'One of its ends is missing; it is left out.')
    } else if (isContent(start) && isContent(end)) {
      warn(
        `edge ${from} to ${to}`,
        `It joins ${start.type} to ${end.type} without a step; it is left out.`,
      )
    } else {
      sound.push({ from, to })
      push(into, to, start)
      push(outOf, from, end)
    }
  }
  return {
    nodes: byId,
    into: (id) => into.get(id) ?? [],
    outOf: (id) => outOf.get(id) ?? [],
    speakers,
    links: sound,
  }
}

export const place = ({ type, id }: AifNode): string => `${type} node ${id}`
export const isContent = ({ type }: AifNode): boolean => type === 'I' || type === 'L'
export const isStep = ({ type }: AifNode): boolean => type === 'RA' || type === 'CA'

function push(index: Map<string, AifNode[]>, key: string, node: AifNode): void {
  const list = index.get(key)
  if (list) list.push(node)
  else index.set(key, [node])
}

/** Whoever says a locution that an illocution ties to the claim. */
export function speakerOfClaim(graph: Graph, claim: AifNode): string | undefined {
  for (const illocution of graph.into(claim.id)) {
    if (illocution.type !== 'YA') continue
    for (const said of graph.into(illocution.id)) {
      const speaker = said.type === 'L' ? speakerOf(graph, said) : undefined
      if (speaker !== undefined) return speaker
    }
  }
  return undefined
}

/** AIFdb's downloads name the speaker only at the head of the locution, as in `Ann: Let us go.` */
export const speakerOf = ({ speakers }: Graph, { id, text }: AifNode): string | undefined =>
  speakers.get(id) ?? /^([^:\n]{1,80}):\s/.exec(text)?.[1]?.trim()
