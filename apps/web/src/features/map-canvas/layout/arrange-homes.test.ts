import { describe, expect, it } from 'vitest'
import { arrangeHomes, type LaidOutHome } from './arrange-homes.ts'
import type { Step } from './layout-graph.ts'
import type { LayoutNode } from './layout-input.ts'

const node = (id: string, kind: LayoutNode['kind']): LayoutNode => ({
  id,
  kind,
  width: 0,
  height: 0,
  group: null,
  isThesis: false,
})
const home = (
  id: string,
  width: number,
  height: number,
  group: string | undefined = id,
): LaidOutHome => ({
  group,
  block: { width, height, places: new Map([[id, { x: 0, y: 0 }]]) },
})
const attack = (from: string, to: string): Step => ({
  junction: node(`${from} ${to}`, 'inference'),
  premises: [node(from, 'claim')],
  target: node(to, 'claim'),
  isAgainst: true,
})

describe('arrangeHomes', () => {
  it('puts positions that attack each other side by side', () => {
    const homes = [home('a', 300, 900), home('b', 300, 900), home('c', 300, 900)]
    const places = arrangeHomes(homes, [attack('a', 'c'), attack('c', 'a')])
    expect(Math.abs(places.get('a')!.x - places.get('c')!.x)).toBe(432)
    expect(new Set([...places.values()].map(({ y }) => y))).toEqual(new Set([0]))
  })

  it('takes a second row where one would be much wider than a screen', () => {
    const homes = ['a', 'b', 'c', 'd'].map((id) => home(id, 1_000, 800))
    expect(arrangeHomes(homes, [])).toEqual(
      new Map([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 1_132, y: 0 }],
        ['c', { x: 0, y: 932 }],
        ['d', { x: 1_132, y: 932 }],
      ]),
    )
  })

  it('puts what belongs to no position below all positions', () => {
    const rest: LaidOutHome = { ...home('rest', 500, 100), group: undefined }
    const places = arrangeHomes([home('a', 300, 900), rest], [])
    expect(places.get('rest')).toEqual({ x: 0, y: 1_032 })
  })
})
