import type { Point } from '../geometry/box.ts'
import { arrangeHomes, type LaidOutHome } from './arrange-homes.ts'
import { layOutOnGrid } from './grid-engine.ts'
import { graphOf } from './layout-graph.ts'
import type { LayoutInput } from './layout-input.ts'
import { divide, type Piece } from './pieces.ts'
import { blockOf, packBlocks } from './block.ts'
import { settle } from './settle.ts'
import { layOutAsTrees } from './tree-engine.ts'

export interface ArrangeOptions {
  /** A card or junction that stays where it stands; everything else moves with it. */
  readonly anchor?: { readonly id: string } & Point
}

/** Pieces beside that of the thesis start this much lower: the thesis stands at the top. */
const A_ROW = 170
/** Cards of a connected piece above which exchanging them one by one takes too long. */
const GRID_LIMIT = 200

/**
 * Places for all cards and junctions of `input`: positions as blocks beside each other, the thesis
 * at the top, reasons below what they are reasons for. No two come closer than the clearances of
 * the look, and what is fixed keeps its place. The same input always gives the same answer.
 */
export function arrange(input: LayoutInput, { anchor }: ArrangeOptions = {}): Map<string, Point> {
  const graph = graphOf(input)
  const sizes = new Map(input.nodes.map((node) => [node.id, node]))
  const homes = divide(graph).map(({ group, pieces }): LaidOutHome => {
    const blocks = pieces.map((piece) => blockOf(layOutPiece(piece), sizes))
    return { group, block: packBlocks(blocks, { indent: pieces[0]?.hasThesis ? A_ROW : 0 }) }
  })
  return settle(input, arrangeHomes(homes, graph.steps), anchor)
}

const layOutPiece = (piece: Piece): Map<string, Point> =>
  piece.claims.length > GRID_LIMIT ? layOutAsTrees(piece) : layOutOnGrid(piece)
