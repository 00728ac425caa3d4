import {
  attitudesTo,
  quotesOf,
  roleOf,
  targetId,
  type ArgumentMap,
  type Claim,
  type Inference,
} from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { wrap } from '../text/wrap.ts'
import { element, xmlDocument, type Attributes, type Markup } from '../xml/element.ts'

const NODE_KEYS = {
  kind: 'string',
  label: 'string',
  implicit: 'boolean',
  given: 'boolean',
  attributedTo: 'string',
  note: 'string',
  quotes: 'string',
  sources: 'string',
  positions: 'string',
  role: 'string',
  scheme: 'string',
  warrant: 'string',
  rationale: 'string',
  x: 'double',
  y: 'double',
} as const

const EDGE_KEYS = { relation: 'string', order: 'int', reason: 'string' } as const

type Values<K extends object> = { readonly [N in keyof K]?: string | number | boolean | null }

/**
 * `map` as GraphML. Inferences are nodes, since programs do not read hyperedges: edges lead from
 * premises to the inference and from there to what it bears on. Labels stand in an attribute for
 * Gephi and NetworkX, and in yEd's own element for yEd.
 */
export function writeGraphml(map: ArgumentMap): string {
  const graph = element(
    'graph',
    { id: map.id, edgedefault: 'directed' },
    graphDatum('title', map.title),
    graphDatum('question', map.question),
    ...inOrder(map.claims).map((claim) => claimNode(map, claim)),
    ...inOrder(map.inferences).map((inference) => inferenceNode(map, inference)),
    ...inOrder(map.inferences).flatMap(inferenceEdges),
    ...inOrder(map.tensions).map(({ id, claims: [from = '', to = ''], rationale }) =>
      edge(id, from, to, { relation: 'tension', reason: rationale }),
    ),
    ...inOrder(map.equivalences).flatMap(({ id, claims, rationale }) =>
      claims.slice(1).map((to, index) =>
        edge(`${id}.${index + 1}`, claims[index] ?? to, to, {
          relation: 'equivalence',
          order: index,
          reason: rationale,
        }),
      ),
    ),
  )
  return xmlDocument(
    element(
      'graphml',
      {
        xmlns: 'http://graphml.graphdrawing.org/xmlns',
        'xmlns:y': 'http://www.yworks.com/xml/graphml',
      },
      key('graph', 'title', 'string'),
      key('graph', 'question', 'string'),
      ...Object.entries(NODE_KEYS).map(([name, type]) => key('node', name, type)),
      element('key', { id: 'node_graphics', for: 'node', 'yfiles.type': 'nodegraphics' }),
      ...Object.entries(EDGE_KEYS).map(([name, type]) => key('edge', name, type)),
      graph,
    ),
  )
}

const key = (owner: 'graph' | 'node' | 'edge', name: string, type: string): Markup =>
  element('key', { id: `${owner}_${name}`, for: owner, 'attr.name': name, 'attr.type': type })

const graphDatum = (name: string, value: string): Markup =>
  element('data', { key: `graph_${name}` }, value)

const values = (owner: 'node' | 'edge', all: Values<Record<string, unknown>>): Markup[] =>
  Object.entries(all).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [element('data', { key: `${owner}_${name}` }, String(value))],
  )

function node(id: string, all: Values<typeof NODE_KEYS>, graphics: Markup): Markup {
  return element(
    'node',
    { id },
    ...values('node', all),
    element('data', { key: 'node_graphics' }, graphics),
  )
}

const edge = (id: string, source: string, target: string, all: Values<typeof EDGE_KEYS>): Markup =>
  element('edge', { id, source, target }, ...values('edge', all))

function claimNode(map: ArgumentMap, claim: Claim): Markup {
  const quotes = quotesOf(map, claim)
  const titles = quotes.map(({ source }) => map.sources.get(source)?.title ?? source)
  const positions = attitudesTo(map, claim.id).map(
    ({ position, attitude }) => `${position.title}: ${attitude}`,
  )
  const lines = wrap(claim.text, 18, 6)
  return node(
    claim.id,
    {
      kind: 'claim',
      label: claim.text,
      implicit: claim.implicit,
      given: claim.given,
      attributedTo: claim.attributedTo,
      note: claim.note,
      quotes: quotes.length > 0 ? quotes.map(({ exact }) => exact).join('\n') : null,
      sources: titles.length > 0 ? [...new Set(titles)].join('\n') : null,
      positions: positions.length > 0 ? positions.toSorted().join('\n') : null,
      x: map.placements.get(claim.id)?.x ?? null,
      y: map.placements.get(claim.id)?.y ?? null,
    },
    shapeNode('roundrectangle', lines, { width: 240, height: 24 + lines.length * 16 }),
  )
}

const inferenceNode = (map: ArgumentMap, inference: Inference): Markup =>
  node(
    inference.id,
    {
      kind: 'inference',
      label: inference.polarity === 'for' ? '+' : '−',
      role: roleOf(inference),
      scheme: inference.scheme,
      warrant: inference.warrant,
      rationale: inference.rationale,
      x: map.placements.get(inference.id)?.x ?? null,
      y: map.placements.get(inference.id)?.y ?? null,
    },
    shapeNode('ellipse', [inference.polarity === 'for' ? '+' : '−'], { width: 24, height: 24 }),
  )

const shapeNode = (form: string, lines: readonly string[], size: Attributes): Markup =>
  element(
    'y:ShapeNode',
    {},
    element('y:Geometry', size),
    element('y:NodeLabel', { fontSize: 12 }, lines.join('\n')),
    element('y:Shape', { type: form }),
  )

function inferenceEdges(inference: Inference): Markup[] {
  const { id, premises, target } = inference
  return [
    ...premises.map((premise, order) =>
      edge(`${id}.${order}`, premise, id, { relation: 'premise', order }),
    ),
    edge(`${id}.target`, id, targetId(target), { relation: roleOf(inference) }),
  ]
}
