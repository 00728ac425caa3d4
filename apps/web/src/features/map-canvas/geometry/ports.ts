import { middleOf, type Box, type Point } from './box.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Where a line may meet a card or junction. */
export interface Port {
  readonly point: Point
  /** Away from the card or junction. */
  readonly outward: Direction
  /** Straight run before the line may turn. */
  readonly run: number
  /** Pixels of line that a better port is worth. */
  readonly cost: number
}

export const STEP: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

export const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  up: 'down',
  down: 'up',
  left: 'right',
  right: 'left',
}

const FROM_CORNER = 16
const SIDE_COST = 60
const WRONG_SIDE_COST = 120

/** Half a row gap: a line turns in the middle of what is left above the junctions. */
const RUN_AT_CARD = 13
const RUN_AT_JUNCTION = 13
const RUN_AT_PREMISE = 6

/**
 * Ports of a premise's card for a line to `to`: at the point opposite `to` where there is one, else
 * the middle of the side; the top first.
 */
export const premisePorts = (box: Box, to: Point): Port[] =>
  cardPorts(box, to, 'up', RUN_AT_PREMISE, 0)

/** Ports of the card that an inference hits; supports and rebuttals meet it at different points. */
export const targetPorts = (box: Box, from: Point, isAgainst: boolean): Port[] =>
  cardPorts(
    box,
    from,
    'down',
    RUN_AT_CARD,
    isAgainst ? Math.sign(from.x - middleOf(box).x) * 48 : 0,
  )

function cardPorts(box: Box, other: Point, best: Direction, run: number, shift: number): Port[] {
  const middle = middleOf(box)
  const x = isInside(other.x, box.left, box.right) ? other.x : middle.x + shift
  const y = isInside(other.y, box.top, box.bottom) ? other.y : middle.y + Math.sign(shift) * 14
  const cost = (outward: Direction) => {
    if (outward === best) return 0
    return outward === OPPOSITE[best] ? WRONG_SIDE_COST : SIDE_COST
  }
  return [
    { point: { x, y: box.top }, outward: 'up', run, cost: cost('up') },
    { point: { x, y: box.bottom }, outward: 'down', run, cost: cost('down') },
    { point: { x: box.left, y }, outward: 'left', run: RUN_AT_CARD, cost: cost('left') },
    { point: { x: box.right, y }, outward: 'right', run: RUN_AT_CARD, cost: cost('right') },
  ]
}

const isInside = (value: number, from: number, to: number): boolean =>
  value >= from + FROM_CORNER && value <= to - FROM_CORNER

/** The four points of a junction's rim, without those that another part of the step uses. */
export function junctionPorts(box: Box, best: Direction, used: ReadonlySet<Direction>): Port[] {
  const { x, y } = middleOf(box)
  const ports: Port[] = [
    { point: { x, y: box.top }, outward: 'up', run: RUN_AT_JUNCTION, cost: 0 },
    { point: { x, y: box.bottom }, outward: 'down', run: RUN_AT_PREMISE, cost: 0 },
    { point: { x: box.left, y }, outward: 'left', run: RUN_AT_PREMISE, cost: 0 },
    { point: { x: box.right, y }, outward: 'right', run: RUN_AT_PREMISE, cost: 0 },
  ]
  return ports
    .filter(({ outward }) => !used.has(outward))
    .map((port) => (port.outward === best ? port : { ...port, cost: 12 }))
}
