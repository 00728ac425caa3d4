import { anArgumentMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areCloserThan, boxAround, type Box, type Point } from '../geometry/box.ts'
import { cardSize } from '../geometry/card-size.ts'
import { hullOf } from '../geometry/hull.ts'
import { arrange } from './arrange.ts'
import { layoutInputOf, type LayoutInput, type LayoutNode } from './layout-input.ts'
import { gapBetween } from './occupied-ground.ts'

const anInput = anArgumentMap({ size: 14 }).map((map) =>
  layoutInputOf(map, ({ text }) => cardSize(text)),
)

/** Trees, stars and webs larger than random operations make. */
const aLargeInput = fc
  .record({
    count: fc.integer({ min: 30, max: 500 }),
    positions: fc.integer({ min: 0, max: 4 }),
    fan: fc.integer({ min: 1, max: 60 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    across: fc.integer({ min: 0, max: 60 }),
  })
  .map(largeInput)

interface Shape {
  readonly count: number
  readonly positions: number
  readonly fan: number
  readonly seed: number
  readonly across: number
}

function largeInput({ count, positions, fan, seed, across }: Shape): LayoutInput {
  const nodes: LayoutNode[] = []
  const edges: LayoutInput['edges'][number][] = []
  const roots = Math.max(1, positions)
  let state = seed
  const below = (limit: number) => {
    state = (state * 48271) % 2147483647
    return state % limit
  }
  const join = (from: number, to: number, isAgainst: boolean) => {
    const polarity = isAgainst ? 'against' : 'for'
    const id = `i${nodes.length}`
    nodes.push({ id, kind: 'inference', width: 22, height: 22, group: null, isThesis: false })
    edges.push({ from: `c${from}`, to: id, polarity }, { from: id, to: `c${to}`, polarity })
  }
  for (let at = 0; at < count; at += 1) {
    const group = positions === 0 ? null : `p${at % roots}`
    const isThesis = positions > 0 && at < roots
    nodes.push({
      id: `c${at}`,
      kind: 'claim',
      width: 220,
      height: 72 + 17 * below(4),
      group,
      isThesis,
    })
    if (at >= roots && at % 11 !== 5)
      join(at, (at % roots) + roots * Math.floor((at - roots) / roots / fan), false)
  }
  for (let at = 0; at < across; at += 1) {
    const from = below(count)
    const to = below(count)
    if (from !== to) join(from, to, true)
  }
  return { nodes, edges }
}

const boxesOf = ({ nodes }: LayoutInput, places: ReadonlyMap<string, Point>) =>
  nodes.map((node) => ({ node, box: boxAround(places.get(node.id)!, node) }))

function closePairs(input: LayoutInput, places: ReadonlyMap<string, Point>): string[] {
  const boxes = boxesOf(input, places).sort((a, b) => a.box.left - b.box.left)
  return boxes.flatMap((a, index) => {
    const found: string[] = []
    for (let other = index + 1; other < boxes.length; other += 1) {
      const b = boxes[other]!
      if (b.box.left > a.box.right + 20) break
      if (areCloserThan(a.box, b.box, gapBetween(a.node.kind, b.node.kind) - 1e-9)) {
        found.push(`${a.node.id} ${b.node.id}`)
      }
    }
    return found
  })
}

const pinning = (input: LayoutInput, fixed: ReadonlyMap<string, Point>): LayoutInput => ({
  ...input,
  nodes: input.nodes.map((node) => {
    const place = fixed.get(node.id)
    return place ? { ...node, fixed: place } : node
  }),
})

/** Cards as a browser measures them: not in whole pixels. */
const resized = (input: LayoutInput, by: number): LayoutInput => ({
  ...input,
  nodes: input.nodes.map((node) =>
    node.kind === 'claim' ? { ...node, width: node.width * by, height: node.height * by } : node,
  ),
})

describe('arrange', () => {
  it('places every card and junction, none too close to another', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const places = arrange(input)
        expect([...places.keys()].sort()).toEqual(input.nodes.map(({ id }) => id).sort())
        expect(closePairs(input, places)).toEqual([])
      }),
    )
  })

  it('does so for large maps of any shape', () => {
    fc.assert(
      fc.property(aLargeInput, (input) => {
        const places = arrange(input)
        expect(places.size).toBe(input.nodes.length)
        expect(closePairs(input, places)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  it('gives the same places for the same map', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        expect(arrange(structuredClone(input))).toEqual(arrange(input))
      }),
      { numRuns: 40 },
    )
  })

  it('leaves alone what is fixed, and keeps others away from it', () => {
    const aPlace = fc.record({
      x: fc.integer({ min: -600, max: 600 }),
      y: fc.integer({ min: -600, max: 600 }),
    })
    fc.assert(
      fc.property(anInput, fc.array(aPlace, { minLength: 1, maxLength: 3 }), (input, wanted) => {
        const fixed = new Map<string, Point>()
        wanted.forEach((place, index) => {
          const node = input.nodes[(index * 5) % input.nodes.length]
          if (node) fixed.set(node.id, { x: place.x + 900 * index, y: place.y })
        })
        const pinned = pinning(resized(input, 1.0137), fixed)
        const places = arrange(pinned)
        for (const [id, place] of fixed) expect(places.get(id)).toEqual(place)
        const clashes = closePairs(pinned, places).filter(
          (pair) => !pair.split(' ').every((id) => fixed.has(id)),
        )
        expect(clashes).toEqual([])
      }),
    )
  })

  it('keeps the anchor still and moves the rest along', () => {
    fc.assert(
      fc.property(anInput, fc.nat(), (input, pick) => {
        const node = input.nodes[pick % Math.max(1, input.nodes.length)]
        if (!node) return
        const places = arrange(input, { anchor: { id: node.id, x: 5_000, y: -3_000 } })
        expect(places.get(node.id)).toEqual({ x: 5_000, y: -3_000 })
        expect(closePairs(input, places)).toEqual([])
      }),
    )
  })

  it('keeps hulls of positions off the cards of others', () => {
    const overlaps = (outline: readonly Point[], { left, top, right, bottom }: Box) =>
      outline.some((a, index) => {
        const b = outline[(index + 1) % outline.length]!
        return (
          Math.min(a.x, b.x) < right &&
          Math.max(a.x, b.x) > left &&
          Math.min(a.y, b.y) < bottom &&
          Math.max(a.y, b.y) > top
        )
      })
    fc.assert(
      fc.property(fc.oneof(anInput, aLargeInput), (input) => {
        const cards = boxesOf(input, arrange(input)).filter(({ node }) => node.kind === 'claim')
        for (const group of new Set(cards.flatMap(({ node }) => node.group ?? []))) {
          const mine = cards.filter(({ node }) => node.group === group).map(({ box }) => box)
          const others = cards.filter(({ node }) => node.group !== group).map(({ box }) => box)
          const outlines = hullOf(mine, { avoid: others }).islands.flatMap(
            (island) => island.outlines,
          )
          for (const card of others) {
            expect(outlines.some((outline) => overlaps(outline, card))).toBe(false)
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  it('puts the thesis of a position above all its other claims', () => {
    fc.assert(
      fc.property(aLargeInput, (input) => {
        const places = arrange(input)
        const tops = boxesOf(input, places).filter(({ node }) => node.kind === 'claim')
        for (const thesis of tops.filter(({ node }) => node.isThesis)) {
          const others = tops.filter(
            ({ node }) => node.group === thesis.node.group && !node.isThesis,
          )
          for (const { box } of others) expect(box.top).toBeGreaterThan(thesis.box.top)
        }
      }),
      { numRuns: 12 },
    )
  })
})
