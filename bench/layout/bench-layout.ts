import { Graphviz } from '@hpcc-js/wasm-graphviz'
import Flatbush from 'flatbush'
import type { Point } from '../../apps/web/src/features/map-canvas/geometry/box.ts'
import { boxAround } from '../../apps/web/src/features/map-canvas/geometry/box.ts'
import {
  routeAll,
  Scene,
  type RouteRequest,
} from '../../apps/web/src/features/map-canvas/geometry/route.ts'
import { arrange } from '../../apps/web/src/features/map-canvas/layout/arrange.ts'
import type {
  LayoutEdge,
  LayoutInput,
  LayoutNode,
} from '../../apps/web/src/features/map-canvas/layout/layout-input.ts'

export interface BenchRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same measured with plain dot in the same run; null where dot does not finish in a minute. */
  readonly baseline: { readonly name: string; readonly value: number } | null
  /** Value over baseline. */
  readonly ratio: number | null
}

const DOT = 'graphviz dot, default settings'
/** dot needs minutes for ten thousand claims. */
const MOST_FOR_DOT = 1_000
const SIZES = [100, 1_000, 10_000]

type Places = ReadonlyMap<string, Point>

/** Time of layout and routing, crossings and length of lines, for maps of three sizes. */
export async function run(): Promise<BenchRow[]> {
  const graphviz = await Graphviz.load()
  warmUp(graphviz)
  return SIZES.flatMap((claims) => rowsFor(claims, graphviz))
}

/** The first runs would measure the compiler. */
function warmUp(graphviz: Graphviz): void {
  for (const claims of [60, 120, 240]) {
    const input = aMap(claims)
    routeAll(requestsOf(input), sceneOf(input, arrange(input)))
    placesByDot(aMap(40), graphviz)
  }
}

function rowsFor(claims: number, graphviz: Graphviz): BenchRow[] {
  const input = aMap(claims)
  const ours = timed(() => arrange(input))
  const dot = claims <= MOST_FOR_DOT ? timed(() => placesByDot(input, graphviz)) : undefined
  const routing = timed(() => routeAll(requestsOf(input), sceneOf(input, ours.result)))
  const row = (what: string, unit: string, value: number, plain: number | undefined): BenchRow => ({
    name: `layout of ${claims} claims: ${what}`,
    value,
    unit,
    baseline: plain === undefined ? null : { name: DOT, value: plain },
    ratio: plain === undefined ? null : value / plain,
  })
  const dotLines = dot && straightLines(input, dot.result)
  const lines = straightLines(input, ours.result)
  return [
    row('time', 'ms', ours.ms, dot?.ms),
    row(
      'crossings per line',
      'crossings',
      crossingsPerLine(lines),
      dotLines && crossingsPerLine(dotLines),
    ),
    row('mean line', 'px', meanLength(lines), dotLines && meanLength(dotLines)),
    row('ground', 'million px²', groundOf(ours.result), dot && groundOf(dot.result)),
    row('routing of all lines', 'ms', routing.ms, undefined),
  ]
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

/** Four positions, each claim a reason for an earlier one near it, a seventh as many rebuttals across. */
function aMap(claims: number): LayoutInput {
  const below = randomBelow(20_260_101)
  const nodes: LayoutNode[] = []
  const edges: LayoutEdge[] = []
  const join = (from: number, to: number, polarity: LayoutEdge['polarity']) => {
    const id = `i${edges.length}`
    nodes.push({ id, kind: 'inference', width: 22, height: 22, group: null, isThesis: false })
    edges.push({ from: `c${from}`, to: id, polarity }, { from: id, to: `c${to}`, polarity })
  }
  for (let at = 0; at < claims; at += 1) {
    const height = 64 + 17 * below(4)
    const size = { width: 220, height, group: `p${at % 4}`, isThesis: at < 4 }
    nodes.push({ id: `c${at}`, kind: 'claim', ...size })
    if (at >= 4) join(at, (at % 4) + 4 * below(Math.ceil((at - 3) / 4)), 'for')
  }
  for (let at = 0; at < claims / 7; at += 1) {
    const from = below(claims)
    join(from, (from + 1 + below(claims - 1)) % claims, 'against')
  }
  return { nodes, edges }
}

/** Park and Miller 1988, so that every run measures the same maps. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
}

function dotSource({ nodes, edges }: LayoutInput): string {
  const sizes = nodes.map(
    ({ id, width, height }) => `${id}[width=${width / 72},height=${height / 72}]`,
  )
  const lines = edges.map(({ from, to }) => `${from}->${to}`)
  return `digraph{rankdir=BT;node[shape=box,fixedsize=true,label=""];${[...sizes, ...lines].join(';')}}`
}

function placesByDot(input: LayoutInput, graphviz: Graphviz): Places {
  const places = new Map<string, Point>()
  for (const line of graphviz.layout(dotSource(input), 'plain', 'dot').split('\n')) {
    const [word, id = '', x = '', y = ''] = line.split(' ')
    if (word === 'node') places.set(id, { x: Number(x) * 72, y: -Number(y) * 72 })
  }
  return places
}

type Line = readonly [Point, Point]

const straightLines = ({ edges }: LayoutInput, places: Places): Line[] =>
  edges.map(({ from, to }) => [places.get(from)!, places.get(to)!])

const meanLength = (lines: readonly Line[]): number =>
  lines.reduce((sum, [a, b]) => sum + Math.hypot(a.x - b.x, a.y - b.y), 0) / lines.length

/** Counted on straight lines; for very large maps over an even sample of them. */
function crossingsPerLine(lines: readonly Line[]): number {
  const index = new Flatbush(lines.length)
  for (const [a, b] of lines) {
    index.add(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y))
  }
  index.finish()
  const step = Math.ceil(lines.length / 2_000)
  const sample = lines.filter((_, at) => at % step === 0)
  let crossings = 0
  for (const [a, b] of sample) {
    const box = [
      Math.min(a.x, b.x),
      Math.min(a.y, b.y),
      Math.max(a.x, b.x),
      Math.max(a.y, b.y),
    ] as const
    crossings += index.search(...box, (other) => doCross([a, b], lines[other]!)).length
  }
  return crossings / sample.length / 2
}

function doCross([a, b]: Line, [c, d]: Line): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function groundOf(places: Places): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of places.values()) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return ((right - left) * (bottom - top)) / 1e6
}

const sceneOf = ({ nodes }: LayoutInput, places: Places): Scene =>
  new Scene(
    nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      box: boxAround(places.get(node.id)!, node),
    })),
  )

function requestsOf({ nodes, edges }: LayoutInput): RouteRequest[] {
  const premises = new Map<string, string>()
  const targets = new Map<string, LayoutEdge>()
  for (const edge of edges) {
    if (edge.from.startsWith('i')) targets.set(edge.from, edge)
    else premises.set(edge.to, edge.from)
  }
  return nodes.flatMap(({ id }): RouteRequest[] => {
    const premise = premises.get(id)
    const target = targets.get(id)
    return premise && target
      ? [{ id, polarity: target.polarity, premises: [premise], target: target.to }]
      : []
  })
}
