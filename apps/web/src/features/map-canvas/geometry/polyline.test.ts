import { describe, expect, it } from 'vitest'
import { closedPathOf, lengthOf, pathOf, simplified } from './polyline.ts'

describe('simplified', () => {
  it('leaves out points on which the line does not turn', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 0, y: 5 },
      { x: 0, y: 9 },
      { x: 4, y: 9 },
    ]
    expect(simplified(line)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 9 },
      { x: 4, y: 9 },
    ])
  })

  it('refuses a line that runs back on itself', () => {
    expect(
      simplified([
        { x: 0, y: 0 },
        { x: 0, y: 9 },
        { x: 0, y: 4 },
      ]),
    ).toBeUndefined()
  })
})

describe('pathOf', () => {
  it('rounds each corner by the radius', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 0, y: 40 },
      { x: 30, y: 40 },
    ]
    expect(pathOf(line, 8)).toBe('M0,0L0,32Q0,40 8,40L30,40')
  })

  it('rounds a corner between short sides by half of the shorter one', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 0, y: 40 },
      { x: 6, y: 40 },
      { x: 6, y: 80 },
    ]
    expect(pathOf(line, 8)).toBe('M0,0L0,37Q0,40 3,40L3,40Q6,40 6,43L6,80')
  })
})

describe('closedPathOf', () => {
  it('rounds every corner of a square', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 60, y: 0 },
      { x: 60, y: 60 },
      { x: 0, y: 60 },
    ]
    expect(closedPathOf(square, 18)).toBe(
      'M0,18Q0,0 18,0L42,0Q60,0 60,18L60,42Q60,60 42,60L18,60Q0,60 0,42Z',
    )
  })
})

describe('lengthOf', () => {
  it('adds up all parts', () => {
    expect(
      lengthOf([
        { x: 0, y: 0 },
        { x: 0, y: 40 },
        { x: -30, y: 40 },
      ]),
    ).toBe(70)
  })
})
