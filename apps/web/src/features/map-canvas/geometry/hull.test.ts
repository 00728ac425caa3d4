import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxAround, type Box, type Point } from './box.ts'
import { hullOf } from './hull.ts'

const card = (column: number, row: number, height = 100): Box => {
  const box = boxAround({ x: column * 262, y: row * 160 }, { width: 220, height })
  return { ...box, top: row * 160 - 50, bottom: row * 160 - 50 + height }
}

const isInside = ({ x, y }: Point, outlines: readonly (readonly Point[])[]): boolean => {
  let crossings = 0
  for (const outline of outlines) {
    outline.forEach((a, index) => {
      const b = outline[(index + 1) % outline.length]!
      if (a.x === b.x && a.x > x && Math.min(a.y, b.y) <= y && y < Math.max(a.y, b.y))
        crossings += 1
    })
  }
  return crossings % 2 === 1
}

const pointsIn = ({ left, top, right, bottom }: Box): Point[] =>
  [0.02, 0.5, 0.98].flatMap((u) =>
    [0.02, 0.5, 0.98].map((v) => ({ x: left + u * (right - left), y: top + v * (bottom - top) })),
  )

const without = { titleWidth: 0 }

describe('hullOf', () => {
  it('is one rounded rectangle, 15 px round a single card', () => {
    const { islands } = hullOf([card(0, 0)], without)
    expect(islands.map(({ outlines }) => outlines)).toEqual([
      [
        [
          { x: -125, y: -65 },
          { x: 125, y: -65 },
          { x: 125, y: 65 },
          { x: -125, y: 65 },
        ],
      ],
    ])
    expect(islands[0]!.path).toMatch(/^M-125,-47Q-125,-65 -107,-65L/)
  })

  it('follows a bend of three cards with six corners', () => {
    const { islands } = hullOf([card(0, 0), card(0, 1), card(1, 1)], without)
    expect(islands).toHaveLength(1)
    expect(islands[0]!.outlines.map((outline) => outline.length)).toEqual([6])
  })

  it('draws cards of different heights in a row as one band', () => {
    const { islands } = hullOf([card(0, 0, 72), card(1, 0, 123), card(2, 0, 89)], without)
    expect(islands[0]!.outlines.map((outline) => outline.length)).toEqual([4])
  })

  it('gives cards far apart islands of their own', () => {
    expect(hullOf([card(0, 0), card(5, 0), card(0, 6)], without).islands).toHaveLength(3)
  })

  it('does not bridge a gap in which the card of another stands', () => {
    const [left, middle, right] = [card(0, 0), card(0.7, 0), card(1.4, 0)]
    expect(hullOf([left, right], without).islands).toHaveLength(1)
    expect(hullOf([left, right], { ...without, avoid: [middle] }).islands).toHaveLength(2)
  })

  it('keeps a hole round the card of another, and fills an empty one', () => {
    const ring = [0, 1, 2].flatMap((x) =>
      [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [card(x, y)])),
    )
    expect(hullOf(ring, without).islands.map(({ outlines }) => outlines.length)).toEqual([1])
    const around = hullOf(ring, { ...without, avoid: [card(1, 1)] })
    expect(around.islands.map(({ outlines }) => outlines.length)).toEqual([2])
  })

  it('draws a hole wider than one card with four corners', () => {
    const inside = [card(1, 1), card(2, 1)]
    const ring = [0, 1, 2, 3].flatMap((x) =>
      [0, 1, 2].flatMap((y) => (y === 1 && (x === 1 || x === 2) ? [] : [card(x, y)])),
    )
    const { islands } = hullOf(ring, { ...without, avoid: inside })
    expect(islands.map(({ outlines }) => outlines.map((outline) => outline.length))).toEqual([
      [4, 4],
    ])
  })

  it('puts the title above the uppermost card, and above a junction that stands there', () => {
    expect(hullOf([card(0, 1), card(1, 0)]).title).toEqual({ x: 152, y: -62 })
    const junction = boxAround({ x: 262, y: -73 }, { width: 22, height: 22 })
    expect(hullOf([card(0, 1), card(1, 0)], { keepClear: [junction] }).title).toEqual({
      x: 152,
      y: -96,
    })
  })

  it('has neither islands nor title without cards', () => {
    expect(hullOf([])).toEqual({ islands: [], title: undefined })
  })

  it('contains all its cards and nothing of the cards of others, however they lie on a grid', () => {
    const aGrid = fc.uniqueArray(
      fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 72, max: 123 }), fc.boolean()),
      {
        selector: ([column, row]) => `${column} ${row}`,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(aGrid, (cells) => {
        const [mine, others] = [true, false].map((wanted) =>
          cells
            .filter(([, , , isMine]) => isMine === wanted)
            .map(([column, row, height]) => card(column, row, height)),
        )
        const { islands } = hullOf(mine!, { avoid: others! })
        const outlines = islands.flatMap((island) => island.outlines)
        for (const point of mine!.flatMap(pointsIn)) expect(isInside(point, outlines)).toBe(true)
        for (const point of others!.flatMap(pointsIn)) expect(isInside(point, outlines)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
