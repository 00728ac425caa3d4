import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areCloserThan } from '../geometry/box.ts'
import { packShelves } from './shelves.ts'

const aSize = fc.record({
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 400 }),
})

describe('packShelves', () => {
  it('starts a shelf when the width is used up, and a column while there is room on it', () => {
    const sizes = [
      { width: 100, height: 100 },
      { width: 50, height: 40 },
      { width: 40, height: 40 },
      { width: 100, height: 20 },
    ]
    expect(packShelves(sizes, { width: 180, gap: 10 })).toEqual({
      corners: [
        { x: 0, y: 0 },
        { x: 110, y: 0 },
        { x: 110, y: 50 },
        { x: 0, y: 110 },
      ],
      width: 160,
      height: 130,
    })
  })

  it('puts nothing under a rectangle that is narrower', () => {
    const sizes = [
      { width: 100, height: 100 },
      { width: 50, height: 40 },
      { width: 60, height: 40 },
    ]
    expect(packShelves(sizes, { width: 180, gap: 10 }).corners[2]).toEqual({ x: 0, y: 110 })
  })

  it('starts the others of the first shelf lower than the first rectangle', () => {
    const square = { width: 100, height: 100 }
    expect(packShelves([square, square, square], { width: 210, gap: 10, indent: 30 })).toEqual({
      corners: [
        { x: 0, y: 0 },
        { x: 110, y: 30 },
        { x: 0, y: 140 },
      ],
      width: 210,
      height: 240,
    })
  })

  it('keeps all rectangles the gap apart and inside what it says it takes', () => {
    fc.assert(
      fc.property(
        fc.array(aSize),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(200),
        (sizes, width, indent) => {
          const packing = packShelves(sizes, { width, gap: 20, indent })
          const boxes = packing.corners.map(({ x, y }, index) => ({
            left: x,
            top: y,
            right: x + sizes[index]!.width,
            bottom: y + sizes[index]!.height,
          }))
          boxes.forEach((box, index) => {
            expect(box.right).toBeLessThanOrEqual(packing.width)
            expect(box.bottom).toBeLessThanOrEqual(packing.height)
            for (const other of boxes.slice(index + 1))
              expect(areCloserThan(box, other, 20)).toBe(false)
          })
        },
      ),
    )
  })
})
