import type { Point } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'
import { blockOf, packBlocks } from './block.ts'
import type { LayoutNode } from './layout-input.ts'
import type { Piece } from './pieces.ts'
import { spanningForest, type Tree } from './spanning-forest.ts'

const COLUMN = MEASURES.cardWidth + MEASURES.gutter
/** Room above the junctions of a gap in which lines turn. */
const ROOM_TO_TURN = 14
/** Branches wider than this many cards for each row go on shelves below each other. */
const WIDEST = 3
/** Single reasons up to this many stand in one row. */
const MOST_IN_ROW = 3

/** Outline of a branch row by row, in columns from the column of its head. */
interface Branch {
  readonly left: number[]
  readonly right: number[]
  readonly parts: readonly Part[]
}

interface Part {
  readonly branch: Branch | LayoutNode
  readonly column: number
  readonly row: number
}

/**
 * Tidy trees (Reingold and Tilford 1981) over a spanning forest, single reasons in a compact grid,
 * trees side by side on shelves. Time grows with the number of claims times the depth of the trees.
 */
export function layOutAsTrees(piece: Piece): Map<string, Point> {
  const rowHeight =
    Math.max(...piece.claims.map(({ height }) => height)) + MEASURES.rowGap + ROOM_TO_TURN
  const sizes = new Map(piece.claims.map((claim) => [claim.id, claim]))
  const blocks = spanningForest(piece).map((tree) => blockOf(placesOf(tree, rowHeight), sizes))
  const places = new Map(
    packBlocks(blocks, { gap: MEASURES.rowGap + ROOM_TO_TURN, indent: rowHeight }).places,
  )
  placeJunctions(piece, places)
  return places
}

function placesOf(tree: Tree, rowHeight: number): Map<string, Point> {
  const places = new Map<string, Point>()
  const open: Part[] = [{ branch: branchOf(tree), column: 0, row: 0 }]
  for (let part = open.pop(); part; part = open.pop()) {
    const { branch, column, row } = part
    if ('parts' in branch) {
      for (const inner of branch.parts) {
        open.push({ branch: inner.branch, column: column + inner.column, row: row + inner.row })
      }
    } else places.set(branch.id, { x: column * COLUMN, y: row * rowHeight + branch.height / 2 })
  }
  return places
}

/** Branches from the leaves up, without recursion: lines of reasons may be long. */
function branchOf({ root, children }: Tree): Branch {
  const order: LayoutNode[] = [root]
  for (let at = 0; at < order.length; at += 1) order.push(...(children.get(order[at]!.id) ?? []))
  const branches = new Map<string, Branch>()
  for (const claim of order.reverse()) {
    const below = children.get(claim.id) ?? []
    const leaves = below.filter(({ id }) => (children.get(id) ?? []).length === 0)
    const inner = below.flatMap(({ id }) =>
      (children.get(id) ?? []).length > 0 ? (branches.get(id) ?? []) : [],
    )
    branches.set(claim.id, headed(claim, [...inner, ...gridsOf(leaves)]))
  }
  return branches.get(root.id)!
}

/** A few single reasons beside each other; many as a block about as wide as high. */
function gridsOf(leaves: readonly LayoutNode[]): Branch[] {
  const columns = Math.max(MOST_IN_ROW, Math.ceil(Math.sqrt(leaves.length)))
  if (leaves.length === 0) return []
  const width = Math.min(columns, leaves.length)
  const rows = Math.ceil(leaves.length / width)
  const start = -(width - 1) / 2
  const parts = leaves.map((branch, index) => ({
    branch,
    column: start + (index % width),
    row: Math.floor(index / width),
  }))
  const left = Array.from({ length: rows }, () => start - 0.5)
  const right = Array.from({ length: rows }, () => start + width - 0.5)
  return [{ left, right, parts }]
}

function headed(claim: LayoutNode, below: readonly Branch[]): Branch {
  const head: Part = { branch: claim, column: 0, row: 0 }
  if (below.length === 0) return { left: [-0.5], right: [0.5], parts: [head] }
  const row = beside(below)
  const width = Math.max(...row.right) - Math.min(...row.left)
  const isWide = width > MOST_IN_ROW && width > WIDEST * row.left.length
  const { left, right, parts } = isWide ? shelved(below) : row
  return {
    left: [-0.5, ...left],
    right: [0.5, ...right],
    parts: [head, ...parts.map((part) => ({ ...part, row: part.row + 1 }))],
  }
}

/** Branches as close to each other as their outlines allow, the head over the middle. */
function beside(branches: readonly Branch[]): Branch {
  const left: number[] = []
  const right: number[] = []
  const parts = branches.map((branch) => {
    let column = 0
    branch.left.forEach((edge, row) => {
      if (right[row] !== undefined) column = Math.max(column, right[row] - edge)
    })
    branch.left.forEach((edge, row) => {
      left[row] ??= edge + column
      right[row] = branch.right[row]! + column
    })
    return { branch, column, row: 0 }
  })
  const middle = (parts[0]!.column + parts.at(-1)!.column) / 2
  return shifted({ left, right, parts }, -middle)
}

function shelved(branches: readonly Branch[]): Branch {
  const widths = branches.map((branch) => Math.max(...branch.right) - Math.min(...branch.left))
  const area = branches.reduce((sum, { left }, index) => sum + left.length * widths[index]!, 0)
  const widest = Math.max(Math.sqrt(area), ...widths)
  const parts: Part[] = []
  let row = 0
  let used = 0
  let height = 0
  branches.forEach((branch, index) => {
    if (used > 0 && used + widths[index]! > widest) {
      row += height
      used = 0
      height = 0
    }
    parts.push({ branch, column: used - Math.min(...branch.left), row })
    used += widths[index]!
    height = Math.max(height, branch.left.length)
  })
  const rows = row + height
  const left = Array.from({ length: rows }, () => 0)
  const right = Array.from({ length: rows }, () => widest)
  return shifted({ left, right, parts }, -widest / 2)
}

const shifted = ({ left, right, parts }: Branch, by: number): Branch => ({
  left: left.map((edge) => edge + by),
  right: right.map((edge) => edge + by),
  parts: parts.map((part) => ({ ...part, column: part.column + by })),
})

/** Each junction above its uppermost premise, those of one premise beside each other. */
function placeJunctions({ steps }: Piece, places: Map<string, Point>): void {
  const sizes = new Map(steps.flatMap(({ premises }) => premises.map((claim) => [claim.id, claim])))
  const byPremise = new Map<string, string[]>()
  for (const { junction, premises } of steps) {
    const upper = premises.reduce((best, premise) =>
      places.get(premise.id)!.y < places.get(best.id)!.y ? premise : best,
    )
    const junctions = byPremise.get(upper.id)
    if (junctions) junctions.push(junction.id)
    else byPremise.set(upper.id, [junction.id])
  }
  const least = MEASURES.junction + MEASURES.junctionToJunction
  for (const [premise, junctions] of byPremise) {
    const { x, y } = places.get(premise)!
    const level = y - sizes.get(premise)!.height / 2 - MEASURES.rowGap / 2
    junctions.forEach((id, index) => {
      places.set(id, { x: x + (index - (junctions.length - 1) / 2) * least, y: level })
    })
  }
}
