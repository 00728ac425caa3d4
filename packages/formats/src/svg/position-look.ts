import type { ArgumentMap, PositionColor } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import type { Markup } from '../xml/element.ts'
import { POSITION_COLOR } from './palette.ts'
import { shape } from './shape.ts'

/** How a position shows: a hue, and an edge pattern and glyph for those who do not see the hue. */
export interface PositionLook {
  readonly title: string
  readonly color: PositionColor
  /** Place in the legend. */
  readonly order: number
}

const COLORS = Object.keys(POSITION_COLOR) as PositionColor[]

/** The look of every position: its own colour, or the first that no other one has chosen. */
export function positionLooks(map: ArgumentMap): ReadonlyMap<string, PositionLook> {
  const positions = inOrder(map.positions)
  const chosen = new Set(positions.flatMap(({ color }) => color ?? []))
  const free = COLORS.filter((color) => !chosen.has(color))
  let next = 0
  return new Map(
    positions.map(({ id, title, color }, order) => {
      const given = color ?? free[next++] ?? COLORS[order % COLORS.length] ?? 'slate'
      return [id, { title, color: given, order }]
    }),
  )
}

/** A bar 4 px wide, its top left corner at `x`, `y`. */
export function edgeOf({ color }: PositionLook, x: number, y: number, height: number): Markup {
  const { line } = POSITION_COLOR[color]
  const middle = x + 2
  const down = (at: number, width: number, more: Readonly<Record<string, string>> = {}): Markup =>
    shape('path', {
      d: `M${at} ${y}V${y + height}`,
      stroke: line,
      'stroke-width': width,
      fill: 'none',
      ...more,
    })
  switch (color) {
    case 'plum':
      return down(middle, 4)
    case 'teal':
      return shape('path', {
        d: `M${x + 0.75} ${y}V${y + height}M${x + 3.25} ${y}V${y + height}`,
        stroke: line,
        'stroke-width': 1.5,
        fill: 'none',
      })
    case 'blue':
      return down(middle, 4, { 'stroke-dasharray': '9 3' })
    case 'ochre':
      return down(middle, 4, { 'stroke-dasharray': '0 6', 'stroke-linecap': 'round' })
    case 'moss':
      return shape('path', {
        d: hatch(x, y, height),
        stroke: line,
        'stroke-width': 1.5,
        fill: 'none',
      })
    case 'slate':
      return shape('path', {
        d: `M${middle} ${y}V${y + height / 2 - 4}M${middle} ${y + height / 2 + 4}V${y + height}`,
        stroke: line,
        'stroke-width': 4,
        fill: 'none',
      })
  }
}

const hatch = (x: number, y: number, height: number): string =>
  Array.from(
    { length: Math.floor(height / 4) },
    (_, index) => `M${x} ${y + index * 4 + 4}L${x + 4} ${y + index * 4}`,
  ).join('')

/** The position's sign, 9 px across, its middle at `x`, `y`. */
export function glyphOf({ color, title }: PositionLook, x: number, y: number): Markup {
  const { line } = POSITION_COLOR[color]
  const name = shape('title', {}, title)
  const filled = (d: string): Markup => shape('path', { d, fill: line }, name)
  switch (color) {
    case 'plum':
      return shape('circle', { cx: x, cy: y, r: 4.2, fill: line }, name)
    case 'teal':
      return shape('rect', { x: x - 4, y: y - 4, width: 8, height: 8, rx: 1, fill: line }, name)
    case 'blue':
      return filled(`M${x} ${y - 5}l5 5l-5 5l-5 -5Z`)
    case 'ochre':
      return filled(`M${x} ${y - 4.5}l5 9h-10Z`)
    case 'moss':
      return shape(
        'circle',
        { cx: x, cy: y, r: 3.4, fill: 'none', stroke: line, 'stroke-width': 2 },
        name,
      )
    case 'slate':
      return shape(
        'rect',
        { x: x - 1.75, y: y - 5, width: 3.5, height: 10, rx: 1, fill: line },
        name,
      )
  }
}
