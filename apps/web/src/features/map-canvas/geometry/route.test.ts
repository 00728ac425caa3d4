import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxAround, type Box } from './box.ts'
import { MEASURES } from './measures.ts'
import { routeAll, routeOf, Scene, type InferenceRoute, type RouteRequest } from './route.ts'

const card = (id: string, x: number, y: number) => ({
  id,
  kind: 'claim' as const,
  box: boxAround({ x, y }, { width: 220, height: 100 }),
})
const junction = (id: string, x: number, y: number) => ({
  id,
  kind: 'inference' as const,
  box: boxAround({ x, y }, { width: MEASURES.junction, height: MEASURES.junction }),
})
const step = (
  id: string,
  premises: string[],
  target: string,
  polarity: 'for' | 'against' = 'for',
): RouteRequest => ({
  id,
  polarity,
  premises,
  target,
})

const linesOf = (route: InferenceRoute) =>
  [...route.premises, route.target].map(({ points }) => points)

const runsThrough = (points: InferenceRoute['target']['points'], box: Box): boolean =>
  points.slice(1).some((b, index) => {
    const a = points[index]!
    return (
      Math.min(a.x, b.x) < box.right &&
      Math.max(a.x, b.x) > box.left &&
      Math.min(a.y, b.y) < box.bottom &&
      Math.max(a.y, b.y) > box.top
    )
  })

describe('routeOf', () => {
  it('draws a support straight up from the premise to the target', () => {
    const scene = new Scene([card('p', 0, 146), junction('i', 0, 73), card('t', 0, 0)])
    const route = routeOf(step('i', ['p'], 't'), scene)!
    expect(route.premises.map(({ path }) => path)).toEqual(['M0,96L0,84'])
    expect(route.target.path).toBe('M0,62L0,50')
    expect(route.end).toEqual({ x: 0, y: 50, direction: 'up', angle: 270, ending: 'arrow' })
  })

  it('meets the target where the line runs straight, not in its middle', () => {
    const scene = new Scene([card('p', 60, 146), junction('i', 60, 73), card('t', 0, 0)])
    const route = routeOf(step('i', ['p'], 't'), scene)!
    expect(route.premises.map(({ path }) => path)).toEqual(['M60,96L60,84'])
    expect(route.target.path).toBe('M60,62L60,50')
  })

  it('takes the gutter beside a card in the way when the sides of the target are walled in', () => {
    const walls = [
      card('v', -236, 0),
      card('w', 236, 0),
      card('x', 0, 160),
      card('y', 262, 160),
      card('z', -262, 160),
    ]
    const scene = new Scene([card('p', 0, 320), junction('i', 0, 247), card('t', 0, 0), ...walls])
    const { target } = routeOf(step('i', ['p'], 't'), scene)!
    for (const { box } of walls) expect(runsThrough(target.points, box)).toBe(false)
    expect(target.points.map(({ x }) => Math.abs(x))).toEqual([11, 131, 131, 0, 0])
  })

  it('joins linked premises at one junction', () => {
    const scene = new Scene([
      card('a', -131, 146),
      card('b', 131, 146),
      junction('i', 0, 73),
      card('t', 0, 0),
    ])
    const route = routeOf(step('i', ['a', 'b'], 't'), scene)!
    expect(route.premises.map(({ claim }) => claim)).toEqual(['a', 'b'])
    for (const { points } of route.premises) {
      const { x, y } = points.at(-1)!
      expect(Math.hypot(x - 0, y - 73)).toBe(11)
    }
    expect(route.target.path).toBe('M0,62L0,50')
  })

  it('lets a rebuttal of a card beside leave and enter at the sides, with a flat bar', () => {
    const scene = new Scene([card('p', 400, 0), junction('i', 200, 0), card('t', 0, 0)])
    const route = routeOf(step('i', ['p'], 't', 'against'), scene)!
    expect(route.premises[0]!.path).toBe('M290,0L211,0')
    expect(route.target.path).toBe('M189,0L110,0')
    expect(route.end).toEqual({ x: 110, y: 0, direction: 'left', angle: 180, ending: 'bar' })
  })

  it('keeps mutual rebuttals apart', () => {
    const scene = new Scene([
      card('a', 0, 0),
      card('b', 400, 0),
      junction('i', 200, -18),
      junction('j', 200, 18),
    ])
    const lines = [step('i', ['a'], 'b', 'against'), step('j', ['b'], 'a', 'against')].flatMap(
      (request) => linesOf(routeOf(request, scene)!),
    )
    expect(lines.map((points) => new Set(points.map(({ y }) => y)))).toEqual(
      [-18, -18, 18, 18].map((y) => new Set([y])),
    )
  })

  it('ends an undercut in a cross on the rim of the junction it hits', () => {
    const scene = new Scene([
      card('p', 0, 146),
      junction('i', 0, 73),
      card('t', 0, 0),
      card('q', 262, 146),
      junction('u', 262, 73),
    ])
    const route = routeOf(step('u', ['q'], 'i', 'against'), scene)!
    expect(route.target.path).toBe('M251,73L11,73')
    expect(route.end).toEqual({ x: 11, y: 73, direction: 'left', angle: 180, ending: 'cross' })
  })

  it('ends a backing in an arrow on the rim', () => {
    const scene = new Scene([
      card('p', 0, 146),
      junction('i', 0, 73),
      card('t', 0, 0),
      card('q', 262, 146),
      junction('u', 262, 73),
    ])
    expect(routeOf(step('u', ['q'], 'i'), scene)!.end.ending).toBe('arrow')
  })

  it('goes round a card that stands in the way', () => {
    const inTheWay = card('x', 0, 160)
    const scene = new Scene([card('p', 0, 320), junction('i', 0, 247), inTheWay, card('t', 0, 0)])
    const route = routeOf(step('i', ['p'], 't'), scene)!
    for (const points of linesOf(route)) expect(runsThrough(points, inTheWay.box)).toBe(false)
  })

  it('is nothing as long as one of its ends has no place', () => {
    const scene = new Scene([card('p', 0, 146), junction('i', 0, 73)])
    expect(routeOf(step('i', ['p'], 't'), scene)).toBeUndefined()
    expect(routeOf(step('i', ['p', 'q'], 'p'), scene)).toBeUndefined()
  })
})

/** Cards in rows and columns, and inferences between any of them with junctions above the premise. */
const aScene = fc
  .record({
    count: fc.integer({ min: 2, max: 30 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 20 }),
  })
  .map(({ count, ends }) => {
    const cards = Array.from({ length: count }, (_, at) =>
      card(`c${at}`, (at % 5) * 262, Math.floor(at / 5) * 160),
    )
    const used = new Map<number, number>()
    const requests: RouteRequest[] = []
    const junctions = ends.flatMap(([from, to, isAgainst], at) => {
      const [premise, target] = [from % count, to % count]
      const before = used.get(premise) ?? 0
      if (premise === target || before > 4) return []
      used.set(premise, before + 1)
      requests.push(step(`i${at}`, [`c${premise}`], `c${target}`, isAgainst ? 'against' : 'for'))
      const { left, top } = cards[premise]!.box
      return [junction(`i${at}`, left + 20 + 36 * before, top - 23)]
    })
    return { cards, standing: [...cards, ...junctions], requests }
  })

describe('routeAll', () => {
  it('draws orthogonal lines from rim to border through no card, side by side or not', () => {
    fc.assert(
      fc.property(aScene, ({ cards, standing, requests }) => {
        const scene = new Scene(standing)
        const routes = routeAll(requests, scene)
        expect(routes.size).toBe(requests.length)
        for (const route of routes.values()) {
          for (const points of linesOf(route)) {
            points.slice(1).forEach((b, index) => {
              const a = points[index]!
              expect(a.x === b.x || a.y === b.y).toBe(true)
            })
            for (const { box } of cards) expect(runsThrough(points, box)).toBe(false)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same lines for the same scene', () => {
    fc.assert(
      fc.property(aScene, ({ standing, requests }) => {
        const once = routeAll(requests, new Scene(standing))
        expect(routeAll(requests, new Scene(standing))).toEqual(once)
      }),
    )
  })

  it('puts lines to different targets that share a way side by side', () => {
    const standing = [
      card('s', 262, 0),
      card('t', 262, 160),
      card('x', 0, 160),
      card('y', 262, 320),
      card('p', 0, 320),
      card('q', 0, 480),
      junction('i', 0, 247),
      junction('j', 0, 407),
    ]
    const requests = [step('i', ['p'], 's'), step('j', ['q'], 't')]
    const apart = [...routeAll(requests, new Scene(standing)).values()].map(uprightAt)
    const alone = requests.map((request) => uprightAt(routeOf(request, new Scene(standing))!))
    expect(alone[0]).toBe(alone[1])
    expect(Math.abs(apart[0]! - apart[1]!)).toBe(7)
  })
})

/** Where the longest upright part of the line to the target stands. */
function uprightAt({ target: { points } }: InferenceRoute): number {
  const parts = points.slice(1).map((to, index) => {
    const from = points[index]!
    return { x: to.x, length: from.x === to.x ? Math.abs(from.y - to.y) : 0 }
  })
  return parts.reduce((best, part) => (part.length > best.length ? part : best)).x
}
