import { attitudesTo, quotesOf, type ArgumentMap, type Claim } from '@counterpoint/core'
import type { Markup } from '../xml/element.ts'
import { fitted, wrap } from '../text/wrap.ts'
import { leftOf, rightOf, topOf, type Box } from './geometry.ts'
import { PALETTE } from './palette.ts'
import type { PositionLook } from './position-look.ts'
import { edgeOf, glyphOf } from './position-look.ts'
import { group, shape } from './shape.ts'

/** A claim as it will look: how large its card is, before anybody knows where it stands. */
export interface CardPlan {
  readonly claim: Claim
  readonly lines: readonly string[]
  readonly footer: string
  readonly looks: readonly PositionLook[]
  readonly width: number
  readonly height: number
}

const WIDTH = 240
const PADDING = { top: 11, right: 12, bottom: 10, left: 18 }
const FONT = 12.5
const LINE = 17
const LINES = 4
const FOOTER_FONT = 11
const FOOTER = 22
const GLYPH = 14

export function planCard(
  map: ArgumentMap,
  claim: Claim,
  lookOf: (position: string) => PositionLook | undefined,
): CardPlan {
  const room = WIDTH - PADDING.left - PADDING.right
  const lines = wrap(claim.text, room / FONT, LINES)
  const looks = attitudesTo(map, claim.id)
    .filter(({ attitude }) => attitude === 'asserted')
    .flatMap(({ position }) => lookOf(position.id) ?? [])
    .toSorted((a, b) => a.order - b.order)
  const footer = fitted(footerOf(map, claim), (room - looks.length * GLYPH) / FOOTER_FONT)
  const hasFooter = footer !== '' || looks.length > 0
  return {
    claim,
    lines,
    footer,
    looks,
    width: WIDTH,
    height: PADDING.top + lines.length * LINE + (hasFooter ? FOOTER : 0) + PADDING.bottom,
  }
}

function footerOf(map: ArgumentMap, claim: Claim): string {
  const quotes = quotesOf(map, claim)
  const sources = [...new Set(quotes.map(({ source }) => map.sources.get(source)?.title ?? source))]
  const from = sources.length > 1 ? `${sources[0]} and ${sources.length - 1} more` : sources[0]
  const words = [
    claim.implicit ? 'Implicit' : undefined,
    claim.attributedTo === null ? undefined : `Held by ${claim.attributedTo}`,
    from,
  ]
  return words.filter((each) => each !== undefined).join(' · ')
}

/** The card at `box`: its text, the edge of the first position that asserts it, a glyph of each. */
export function drawCard({ claim, lines, footer, looks }: CardPlan, box: Box): Markup {
  const left = leftOf(box)
  const top = topOf(box)
  const baseline = top + PADDING.top + FONT
  const [first] = looks
  return group({}, [
    shape('title', {}, claim.text),
    shape('rect', {
      x: left,
      y: top,
      width: box.width,
      height: box.height,
      rx: 8,
      fill: PALETTE.card,
      stroke: claim.implicit ? PALETTE.control : PALETTE.line,
      'stroke-dasharray': claim.implicit ? '6 5' : undefined,
    }),
    ...(first ? [edgeOf(first, left + 6, top + 10, box.height - 20)] : []),
    shape(
      'text',
      { 'font-size': FONT, 'font-weight': 470, fill: PALETTE.ink, ...anchor(claim.text, box) },
      ...lines.map((line, index) =>
        shape('tspan', { x: anchor(claim.text, box).x, y: baseline + index * LINE }, line),
      ),
    ),
    ...footerLine(footer, looks, left + PADDING.left, top + box.height - PADDING.bottom - 3),
  ])
}

function footerLine(
  footer: string,
  looks: readonly PositionLook[],
  left: number,
  baseline: number,
): Markup[] {
  const glyphs = looks.map((look, index) => glyphOf(look, left + 5 + index * GLYPH, baseline - 4))
  if (footer === '') return glyphs
  const x = left + looks.length * GLYPH
  return [
    ...glyphs,
    shape('text', { x, y: baseline, 'font-size': FOOTER_FONT, fill: PALETTE.ink3 }, footer),
  ]
}

const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Where a line of `text` begins: on the right for scripts that run to the left. */
const anchor = (text: string, box: Box): { readonly x: number; readonly direction?: string } =>
  RIGHT_TO_LEFT.test(text)
    ? { x: rightOf(box) - PADDING.right, direction: 'rtl' }
    : { x: leftOf(box) + PADDING.left }
