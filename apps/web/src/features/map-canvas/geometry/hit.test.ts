import { describe, expect, it } from 'vitest'
import { boxAround } from './box.ts'
import { HitIndex } from './hit.ts'
import { routeAll, Scene } from './route.ts'

const card = (id: string, x: number, y: number) => ({
  id,
  kind: 'claim' as const,
  box: boxAround({ x, y }, { width: 220, height: 100 }),
})
const rim = boxAround({ x: 200, y: 0 }, { width: 22, height: 22 })
const scene = new Scene([
  card('a', 0, 0),
  card('b', 400, 0),
  { id: 'i', kind: 'inference', box: rim },
])
const routes = routeAll([{ id: 'i', polarity: 'for', premises: ['a'], target: 'b' }], scene)
const index = new HitIndex(routes.values(), new Map([['i', rim]]))

describe('HitIndex', () => {
  it('finds the junction under a point', () => {
    expect(index.nearest({ x: 205, y: 3 }, 0)).toEqual({
      inference: 'i',
      part: 'junction',
      distance: 0,
    })
  })

  it('finds the line near a point, with its distance', () => {
    expect(index.nearest({ x: 150, y: 4 }, 6)).toEqual({
      inference: 'i',
      part: 'line',
      distance: 4,
    })
  })

  it('finds the junction rather than the line that ends on its rim', () => {
    expect(index.nearest({ x: 189, y: 0 }, 6)?.part).toBe('junction')
  })

  it('finds nothing beyond the tolerance, nor on an empty canvas', () => {
    expect(index.nearest({ x: 150, y: 7 }, 6)).toBeUndefined()
    expect(index.nearest({ x: 212, y: 12 }, 4)).toBeUndefined()
    expect(new HitIndex([], new Map()).nearest({ x: 0, y: 0 }, 100)).toBeUndefined()
  })
})
