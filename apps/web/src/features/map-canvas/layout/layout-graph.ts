import type { LayoutInput, LayoutNode } from './layout-input.ts'

/** An inference as layout sees it: a junction between premises and a target. */
export interface Step {
  readonly junction: LayoutNode
  readonly premises: readonly LayoutNode[]
  readonly target: LayoutNode
  readonly isAgainst: boolean
}

/** Cards with the inferences between them, ready to be laid out. */
export interface LayoutGraph {
  readonly claims: readonly LayoutNode[]
  readonly steps: readonly Step[]
}

/** Edges joined to inferences again; one that lacks an end is left out. */
export function graphOf({ nodes, edges }: LayoutInput): LayoutGraph {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const premises = new Map<string, LayoutNode[]>()
  const targets = new Map<string, { readonly node: LayoutNode; readonly isAgainst: boolean }>()
  for (const { from, to, polarity } of edges) {
    const source = byId.get(from)
    const target = byId.get(to)
    if (!source || !target) continue
    if (source.kind === 'inference')
      targets.set(from, { node: target, isAgainst: polarity === 'against' })
    else premises.set(to, [...(premises.get(to) ?? []), source])
  }
  const steps = nodes.flatMap((junction): Step[] => {
    const target = targets.get(junction.id)
    const from = premises.get(junction.id)
    if (junction.kind !== 'inference' || !target || !from) return []
    return [{ junction, premises: from, target: target.node, isAgainst: target.isAgainst }]
  })
  return { claims: nodes.filter(({ kind }) => kind === 'claim'), steps }
}

/** The claim that each junction finally bears on, through any chain of undercuts and backings. */
export function conclusionsOf(steps: readonly Step[]): ReadonlyMap<string, LayoutNode> {
  const targets = new Map(steps.map(({ junction, target }) => [junction.id, target]))
  const conclusions = new Map<string, LayoutNode>()
  for (const { junction } of steps) {
    let at: LayoutNode | undefined = junction
    for (let links = 0; at?.kind === 'inference' && links <= steps.length; links += 1) {
      at = targets.get(at.id)
    }
    if (at?.kind === 'claim') conclusions.set(junction.id, at)
  }
  return conclusions
}
