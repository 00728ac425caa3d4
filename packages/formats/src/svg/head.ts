import type { ArgumentMap } from '@counterpoint/core'
import { textWidth } from '../text/measure.ts'
import { fitted, wrap } from '../text/wrap.ts'
import type { Markup } from '../xml/element.ts'
import { PALETTE, POSITION_COLOR, SERIF } from './palette.ts'
import { glyphOf, type PositionLook } from './position-look.ts'
import { group, shape } from './shape.ts'

const TITLE = { font: 26, line: 32, lines: 2 }
const QUESTION = { font: 14, line: 20, lines: 3 }
const CHIP = { font: 12, height: 24, gap: 10, padding: 10, glyph: 16, widest: 280 }
/** How much wider the heavier type of a chip runs. */
const BOLDER = 1.08
const BELOW = 32
/** A line longer than this is hard to read, however wide the map is. */
const WIDEST = 900

/** What stands above the map, and its size in pixels. */
export interface Head {
  readonly markup: Markup
  readonly width: number
  readonly height: number
}

/** Title, question, and the positions with their marks, in at most `room` pixels of width. */
export function drawHead(map: ArgumentMap, looks: readonly PositionLook[], room: number): Head {
  const width = Math.min(room, WIDEST)
  const title = wrap(map.title, width / TITLE.font, TITLE.lines)
  const question =
    map.question.trim() === '' ? [] : wrap(map.question, width / QUESTION.font, QUESTION.lines)
  const questionTop = title.length * TITLE.line + 4
  const legendTop = questionTop + question.length * QUESTION.line + 10
  const legend = drawLegend(looks, legendTop, width)
  return {
    markup: group({}, [
      textLines(title, 0, { ...TITLE, fill: PALETTE.ink, family: SERIF }),
      textLines(question, questionTop, { ...QUESTION, fill: PALETTE.ink2 }),
      ...legend.chips,
    ]),
    width,
    height: legend.bottom + BELOW,
  }
}

interface TextLook {
  readonly font: number
  readonly line: number
  readonly fill: string
  readonly family?: string
}

const textLines = (lines: readonly string[], top: number, look: TextLook): Markup =>
  shape(
    'text',
    { 'font-size': look.font, 'font-family': look.family, fill: look.fill },
    ...lines.map((line, index) =>
      shape('tspan', { x: 0, y: top + look.font + index * look.line }, line),
    ),
  )

function drawLegend(
  looks: readonly PositionLook[],
  top: number,
  width: number,
): { readonly chips: readonly Markup[]; readonly bottom: number } {
  let left = 0
  let row = top
  const chips = looks.map((look) => {
    const label = fitted(look.title, CHIP.widest / CHIP.font)
    const chip = CHIP.padding * 2 + CHIP.glyph + textWidth(label) * CHIP.font * BOLDER
    if (left > 0 && left + chip > width) {
      left = 0
      row += CHIP.height + CHIP.gap
    }
    const markup = drawChip(look, label, left, row, chip)
    left += chip + CHIP.gap
    return markup
  })
  return { chips, bottom: looks.length === 0 ? top - 10 : row + CHIP.height }
}

const drawChip = (
  look: PositionLook,
  label: string,
  x: number,
  y: number,
  width: number,
): Markup => {
  const { tint, ink } = POSITION_COLOR[look.color]
  return group({}, [
    shape('rect', { x, y, width, height: CHIP.height, rx: CHIP.height / 2, fill: tint }),
    glyphOf(look, x + CHIP.padding + 4, y + CHIP.height / 2),
    shape(
      'text',
      {
        x: x + CHIP.padding + CHIP.glyph,
        y: y + CHIP.height / 2 + 4,
        'font-size': CHIP.font,
        'font-weight': 600,
        fill: ink,
      },
      label,
    ),
  ])
}
