import { anArgumentMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areCloserThan, boxAround } from '../geometry/box.ts'
import { cardSize } from '../geometry/card-size.ts'
import { arrange } from './arrange.ts'
import { layoutInputOf, type LayoutInput } from './layout-input.ts'
import { placeNew } from './place-new.ts'

const size = { width: 220, height: 100 }
const card = (id: string) => ({ id, kind: 'claim' as const, ...size, group: null, isThesis: false })
const input: LayoutInput = { nodes: [card('a'), card('b')], edges: [] }

describe('placeNew', () => {
  it('puts a reason below its conclusion with room for the junction', () => {
    expect(placeNew(input, new Map([['a', { x: 0, y: 0 }]]), { below: 'a' }, size)).toEqual({
      x: 0,
      y: 160,
    })
  })

  it('puts an objection beside its target with room for the junction', () => {
    expect(placeNew(input, new Map([['a', { x: 0, y: 0 }]]), { beside: 'a' }, size)).toEqual({
      x: 326,
      y: 0,
    })
  })

  it('puts a second reason beside the first one', () => {
    const places = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 0, y: 160 }],
    ])
    const { x, y } = placeNew(input, places, { below: 'a' }, size)
    expect(y).toBe(160)
    expect(Math.abs(x)).toBeCloseTo(262, 0)
  })

  it('puts a claim where it was dropped when there is room', () => {
    const places = new Map([['a', { x: 0, y: 0 }]])
    expect(placeNew(input, places, { at: { x: -700, y: 31 } }, size)).toEqual({ x: -700, y: 31 })
  })

  it('starts in the middle of an empty canvas', () => {
    expect(placeNew({ nodes: [], edges: [] }, new Map(), { below: 'gone' }, size)).toEqual({
      x: 0,
      y: 0,
    })
  })

  it('never stands on anything', () => {
    const inputs = anArgumentMap({ size: 10 }).map((map) =>
      layoutInputOf(map, ({ text }) => cardSize(text)),
    )
    fc.assert(
      fc.property(inputs, fc.nat(), fc.boolean(), (crowded, pick, isBelow) => {
        const places = arrange(crowded)
        const near = crowded.nodes[pick % Math.max(1, crowded.nodes.length)]?.id ?? ''
        const place = placeNew(crowded, places, isBelow ? { below: near } : { beside: near }, size)
        const box = boxAround(place, size)
        for (const node of crowded.nodes) {
          expect(areCloserThan(box, boxAround(places.get(node.id)!, node), 16)).toBe(false)
        }
      }),
    )
  })
})
