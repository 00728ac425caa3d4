import type { ClaimId, InferenceId, Result, Target } from '@counterpoint/core'
import type { Imported, Problem } from '../format.ts'
import { importDraft, type ImportDraft } from '../import/import-draft.ts'
import { graphOf, isStep, place, speakerOf, speakerOfClaim, type Graph } from './graph.ts'
import { nodeSetOf } from './node-set.ts'
import { keepRemainder } from './read-remainder.ts'
import { schemeOf } from './schemes.ts'

/**
 * Reads AIF in any of its dialects (Chesñevar et al. 2006; AIF+ for dialogue). Real files have steps
 * without premises or conclusions, and steps between what was said: nothing of that is refused, and
 * nothing is made up for it.
 */
export function readAif(content: string): Result<Imported, readonly Problem[]> {
  const parsed = nodeSetOf(content)
  if (!parsed.ok) return parsed
  const draft = importDraft({ format: 'aif' })
  const graph = graphOf(parsed.value, draft.warn)
  const claims = addClaims(graph, draft)
  addSteps(graph, claims, draft)
  addRephrases(graph, claims, draft)
  tellOfOthers(graph, draft)
  keepRemainder(parsed.value, graph, claims, draft)
  return draft.finish()
}

/** Every I-node, and every locution that a step reasons from or about. */
function addClaims(graph: Graph, draft: ImportDraft): ReadonlyMap<string, ClaimId> {
  const claims = new Map<string, ClaimId>()
  for (const node of graph.nodes.values()) {
    const isSaid =
      node.type === 'L' &&
      [...graph.into(node.id), ...graph.outOf(node.id)].some(
        (other) => isStep(other) || other.type === 'MA',
      )
    if (node.type !== 'I' && !isSaid) continue
    const { id, text } = node
    const attributedTo = isSaid ? speakerOf(graph, node) : speakerOfClaim(graph, node)
    const claim = draft.addClaim({
      wish: id,
      text,
      where: place(node),
      attributedTo: attributedTo ?? null,
    })
    if (claim !== undefined) claims.set(id, claim)
  }
  return claims
}

/** RA and CA nodes; one with several conclusions becomes one inference for each. */
function addSteps(graph: Graph, claims: ReadonlyMap<string, ClaimId>, draft: ImportDraft): void {
  const steps = [...graph.nodes.values()].filter(isStep)
  const reserved = new Map<string, InferenceId>(
    steps.map(({ id }) => [id, draft.reserveInference(id)]),
  )
  for (const node of steps) {
    const premises = graph.into(node.id).flatMap(({ id }) => claims.get(id) ?? [])
    const targets = graph.outOf(node.id).flatMap((end): Target[] => {
      const claim = claims.get(end.id)
      if (claim !== undefined) return [{ claim }]
      const inference = reserved.get(end.id)
      return inference === undefined ? [] : [{ inference }]
    })
    if (targets.length === 0) {
      draft.warn(place(node), 'It leads to no claim and no step; it is left out.')
      continue
    }
    for (const [index, target] of targets.entries()) {
      draft.addInference(
        {
          polarity: node.type === 'RA' ? 'for' : 'against',
          premises,
          target,
          where: place(node),
          scheme: schemeOf(node.scheme, node.text),
        },
        index === 0 ? reserved.get(node.id) : undefined,
      )
    }
  }
}

function addRephrases(
  graph: Graph,
  claims: ReadonlyMap<string, ClaimId>,
  draft: ImportDraft,
): void {
  for (const node of graph.nodes.values()) {
    if (node.type !== 'MA') continue
    const ends = [...graph.into(node.id), ...graph.outOf(node.id)]
    draft.addEquivalence({
      wish: node.id,
      claims: ends.flatMap(({ id }) => claims.get(id) ?? []),
      where: place(node),
    })
  }
}

const READ = new Set(['I', 'RA', 'CA', 'MA'])
/** Dialogue: of these only the speakers are kept. */
const DIALOGUE = new Set(['L', 'YA', 'TA'])

function tellOfOthers({ nodes }: Graph, draft: ImportDraft): void {
  const counts = new Map<string, number>()
  for (const { type } of nodes.values()) {
    if (!READ.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  for (const [type, count] of counts) {
    const kept = DIALOGUE.has(type)
      ? 'of the dialogue, a map keeps who said a claim.'
      : 'a map has no place for them.'
    draft.warn(null, `The file has ${count} nodes of type ${type}; ${kept}`)
  }
}
