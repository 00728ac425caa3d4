import { describe, expect, it } from 'vitest'
import { boxAround } from './box.ts'
import { junctionPlace } from './junction-place.ts'

const card = (x: number, y: number) => boxAround({ x, y }, { width: 220, height: 100 })

describe('junctionPlace', () => {
  it('stands in the gap below the target, over a premise that stands under it', () => {
    expect(junctionPlace([card(30, 146)], card(0, 0))).toEqual({ x: 30, y: 73 })
  })

  it('stands under the target where linked premises stand on both sides', () => {
    expect(junctionPlace([card(-131, 146), card(131, 146)], card(0, 0))).toEqual({ x: 0, y: 73 })
  })

  it('stands in the gap above a target that is below its premise', () => {
    expect(junctionPlace([card(0, 0)], card(0, 146))).toEqual({ x: 0, y: 73 })
  })

  it('stands half way between two cards beside each other, in the rows they share', () => {
    expect(junctionPlace([card(400, 20)], card(0, 0))).toEqual({ x: 200, y: 10 })
    expect(junctionPlace([card(-400, 20)], card(0, 0))).toEqual({ x: -200, y: 10 })
  })
})
