import { conclusionsOf } from './layout-graph.ts'
import type { LayoutNode } from './layout-input.ts'
import type { Piece } from './pieces.ts'

export interface Tree {
  readonly root: LayoutNode
  /** Reasons and objections right below each claim. */
  readonly children: ReadonlyMap<string, readonly LayoutNode[]>
}

/** A line of reasons longer than this goes on in a tree of its own. */
const DEEPEST = 60

/**
 * Every claim once, below the first conclusion it was found under, breadth first from the thesis
 * and from whatever is a last conclusion; other lines of the map run across the trees.
 */
export function spanningForest(piece: Piece): Tree[] {
  const below = reasonsBelow(piece)
  const found = new Set<string>()
  const trees: Tree[] = []
  const waiting = rootsFirst(piece)
  for (let at = 0; at < waiting.length; at += 1) {
    const root = waiting[at]!
    if (found.has(root.id)) continue
    found.add(root.id)
    const children = new Map<string, LayoutNode[]>()
    let level = [root]
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth === DEEPEST) {
        for (const { id } of level) found.delete(id)
        for (const [parent, list] of children) {
          children.set(
            parent,
            list.filter(({ id }) => found.has(id)),
          )
        }
        waiting.push(...level)
        break
      }
      level = level.flatMap((claim) => {
        const reasons = (below.get(claim.id) ?? []).filter(
          ({ id }) => !found.has(id) && found.add(id),
        )
        children.set(claim.id, reasons)
        return reasons
      })
    }
    trees.push({ root, children })
  }
  return trees
}

function reasonsBelow({ steps }: Piece): ReadonlyMap<string, readonly LayoutNode[]> {
  const conclusions = conclusionsOf(steps)
  const below = new Map<string, LayoutNode[]>()
  for (const { junction, premises } of steps) {
    const conclusion = conclusions.get(junction.id)
    if (!conclusion) continue
    const list = below.get(conclusion.id)
    if (list) list.push(...premises)
    else below.set(conclusion.id, [...premises])
  }
  return below
}

/** The thesis, the last conclusions, then all others: what only rings lead to has to start somewhere. */
function rootsFirst({ claims, steps }: Piece): LayoutNode[] {
  const premises = new Set(steps.flatMap((step) => step.premises.map(({ id }) => id)))
  const rank = ({ id, isThesis }: LayoutNode) => (isThesis ? 0 : premises.has(id) ? 2 : 1)
  return [...claims].sort((a, b) => rank(a) - rank(b))
}
