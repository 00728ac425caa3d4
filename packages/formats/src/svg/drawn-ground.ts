import { fitted } from '../text/wrap.ts'
import type { Markup } from '../xml/element.ts'
import { leftOf, topOf, type Box } from './geometry.ts'
import { POSITION_COLOR } from './palette.ts'
import { glyphOf, type PositionLook } from './position-look.ts'
import { group, shape } from './shape.ts'

const FONT = 13
const TITLE_ABOVE = 10

/** The room that a ground takes together with its title. */
export const withTitle = (box: Box): Box => {
  const above = TITLE_ABOVE + FONT
  return { ...box, y: box.y - above / 2, height: box.height + above }
}

/** The ground on which the claims of each position stand, under its title. */
export const drawGrounds = (
  grounds: ReadonlyMap<string, Box>,
  looks: ReadonlyMap<string, PositionLook>,
): Markup[] =>
  [...grounds].flatMap(([position, box]) => {
    const look = looks.get(position)
    return look ? [drawGround(look, box)] : []
  })

function drawGround(look: PositionLook, box: Box): Markup {
  const { line, ink } = POSITION_COLOR[look.color]
  const left = leftOf(box)
  const top = topOf(box)
  return group({}, [
    shape('rect', {
      x: left,
      y: top,
      width: box.width,
      height: box.height,
      rx: 18,
      fill: line,
      'fill-opacity': 0.08,
      stroke: line,
      'stroke-opacity': 0.28,
    }),
    glyphOf(look, left + 18, top - TITLE_ABOVE - 4),
    shape(
      'text',
      { x: left + 30, y: top - TITLE_ABOVE, 'font-size': FONT, 'font-weight': 600, fill: ink },
      fitted(look.title, (box.width - 40) / FONT),
    ),
  ])
}
