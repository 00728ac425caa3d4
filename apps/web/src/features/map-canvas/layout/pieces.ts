import { conclusionsOf, type LayoutGraph, type Step } from './layout-graph.ts'
import type { LayoutNode } from './layout-input.ts'
import { homesOf } from './homes.ts'

/** Claims that hang together by inferences within one home: what one engine run lays out. */
export interface Piece extends LayoutGraph {
  readonly hasThesis: boolean
}

export interface Home {
  /** Undefined for what nothing connects to a position. */
  readonly group: string | undefined
  readonly pieces: readonly Piece[]
}

/** Divides `graph` into homes, and each home into its connected pieces, the thesis's piece first. */
export function divide(graph: LayoutGraph): Home[] {
  const homes = homesOf(graph)
  const conclusions = conclusionsOf(graph.steps)
  const steps = graph.steps.map((step) => withinHome(step, homes, conclusions))
  const byGroup = new Map<string | undefined, Piece[]>()
  for (const piece of piecesOf({ claims: graph.claims, steps }, homes)) {
    const group = homes.get(piece.claims[0]!.id)
    const pieces = byGroup.get(group)
    if (pieces) pieces.push(piece)
    else byGroup.set(group, [piece])
  }
  const found = [...byGroup].map(([group, pieces]): Home => ({
    group,
    pieces: pieces.sort(mainFirst),
  }))
  return found.sort((a, b) => rank(a) - rank(b))
}

const rank = ({ group }: Home): number => (group === undefined ? 1 : 0)

const mainFirst = (a: Piece, b: Piece): number =>
  Number(b.hasThesis) - Number(a.hasThesis) || b.claims.length - a.claims.length

/**
 * The step with those premises only that share the home of its junction: the conclusion's home when
 * a premise lives there too, else that of the first premise.
 */
function withinHome(
  step: Step,
  homes: ReadonlyMap<string, string>,
  conclusions: ReadonlyMap<string, LayoutNode>,
): Step {
  const homeOf = ({ id }: LayoutNode) => homes.get(id)
  const conclusion = conclusions.get(step.junction.id)
  const there =
    conclusion && step.premises.find((premise) => homeOf(premise) === homeOf(conclusion))
  const home = homeOf(there ?? step.premises[0]!)
  return { ...step, premises: step.premises.filter((premise) => homeOf(premise) === home) }
}

function piecesOf({ claims, steps }: LayoutGraph, homes: ReadonlyMap<string, string>): Piece[] {
  const homeOf = new Map<string, string | undefined>(homes)
  for (const { junction, premises } of steps) homeOf.set(junction.id, homes.get(premises[0]!.id))
  const roots = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    while (roots.has(root)) root = roots.get(root)!
    for (let at = id; at !== root;) {
      const above = roots.get(at)!
      roots.set(at, root)
      at = above
    }
    return root
  }
  const join = (a: string, b: string) => {
    const from = rootOf(a)
    const to = rootOf(b)
    if (from !== to) roots.set(from, to)
  }
  for (const { junction, premises, target } of steps) {
    for (const premise of premises) join(premise.id, junction.id)
    if (homeOf.get(junction.id) === homeOf.get(target.id)) join(junction.id, target.id)
  }
  const found = new Map<string, { claims: LayoutNode[]; steps: Step[] }>()
  for (const claim of claims) {
    const piece = found.get(rootOf(claim.id))
    if (piece) piece.claims.push(claim)
    else found.set(rootOf(claim.id), { claims: [claim], steps: [] })
  }
  for (const step of steps) found.get(rootOf(step.junction.id))?.steps.push(step)
  return [...found.values()].map((piece) => ({
    ...piece,
    hasThesis: piece.claims.some(({ isThesis }) => isThesis),
  }))
}
