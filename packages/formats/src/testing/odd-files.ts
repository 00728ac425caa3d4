import type { FormatName } from '../format.ts'

const node = (nodeID: string | number, type: string, rest: object = {}): object => ({
  nodeID,
  type,
  text: `Text ${nodeID}`,
  ...rest,
})
const edge = (fromID: string | number, toID: string | number): object => ({ fromID, toID })
const aif = (nodes: readonly object[], edges: readonly object[], rest: object = {}): string =>
  JSON.stringify({ nodes, edges, locutions: [], ...rest })

const CLAIMS = [node('1', 'I'), node('2', 'I'), node('3', 'I')]
const STEP = [...CLAIMS, node('r', 'RA', { text: 'RA' })]
const STEP_EDGES = [edge('1', 'r'), edge('r', '2')]

const units = (...lines: readonly string[]): string =>
  [
    '<?xml version="1.0"?>',
    '<!DOCTYPE arggraph SYSTEM "arggraph.dtd">',
    '<arggraph id="m" topic_id="fees" stance="unclear">',
    ...['1', '2', '3'].flatMap((number) => [
      `<edu id="e${number}"><![CDATA[Unit ${number} & more.]]></edu>`,
      `<adu id="a${number}" type="${number === '2' ? 'opp' : 'pro'}"/>`,
      `<edge id="s${number}" src="e${number}" trg="a${number}" type="seg"/>`,
    ]),
    ...lines,
    '</arggraph>',
  ].join('\n')

const hypothesis = (selectors: readonly object[], rest: object = {}): string =>
  JSON.stringify({
    total: 1,
    rows: [
      {
        id: 'h',
        uri: 'https://example.org/a',
        text: 'Why so?',
        target: [{ source: 'https://example.org/a', selector: selectors }],
        ...rest,
      },
    ],
  })

/**
 * Files as other programs are known to write them, by what is odd about each: none is a reason to refuse
 * it, and nothing in it may come in as what it is not.
 */
export const ODD_FILES: Readonly<Partial<Record<FormatName, Readonly<Record<string, string>>>>> = {
  aif: {
    'numbers for ids': aif([node(1, 'I'), node(2, 'I'), node(3, 'RA')], [edge(1, 3), edge(3, 2)]),
    'schemes by their numbers alone': aif(STEP, STEP_EDGES, {
      schemefulfillments: [{ nodeID: 'r', schemeID: '14' }],
    }),
    'the envelope of OVA3': `{"AIF":${aif(STEP, STEP_EDGES)},"text":"<p>T</p>","OVA":{"nodes":[]}}`,
    'the nodes of OVA2': JSON.stringify({
      nodes: [
        { id: 1, type: 'I', text: 'A', x: 1, y: 2, visible: true },
        { id: 2, type: 'EN', text: 'B', x: 3, y: 4, visible: false },
      ],
      edges: [{ from: { id: 1 }, to: { id: 2 } }],
      analysis: { txt: 'T' },
    }),
    'steps without premise or conclusion': aif(
      [...STEP, node('q', 'CA'), node('m', 'MA')],
      [edge('r', '1'), edge('2', 'q'), edge('m', '3')],
    ),
    'steps between locutions': aif(
      [node('l', 'L', { text: 'Ann: A' }), node('k', 'L', { text: 'Bob: B' }), node('r', 'RA')],
      [edge('l', 'r'), edge('r', 'k')],
    ),
    'locutions that nothing is tied to, and edges between them': aif(
      [...CLAIMS, node('l', 'L'), node('k', 'L'), node('m', 'MA'), node('n', 'MA')],
      [edge('l', 'k'), edge('m', 'n'), edge('1', '2')],
    ),
    'attacks on attacks, a ring of steps, loose edges, an id twice': aif(
      [...CLAIMS, node('a', 'CA'), node('b', 'CA'), node('1', 'I', { text: 'Again' })],
      [edge('1', 'a'), edge('a', 'b'), edge('2', 'b'), edge('b', 'a'), edge('1', 'nowhere')],
    ),
    'names of nodes that are no words, preferences': aif(
      [...STEP, node('y', 'YA', { text: 'YA_c8e3' }), node('p', 'PA')],
      [...STEP_EDGES, edge('y', '1'), edge('1', 'p'), edge('p', '2')],
    ),
  },
  kialo: {
    'claims over several lines': 'Discussion Title: T\n\n1. A\nb\n\nc\n1.1. Pro: D\ne',
    'escaped parentheses in an address':
      'Discussion Title: T\n1. See [x](https://example.org/a_\\(b\\)) \\(so\\) \\[there\\].',
    'several theses, a child without a stance, a claim seen before it stands':
      'Discussion Title: T\n1. A\n1.1. B\n1.2. Pro: -> See 2.1.\n2. C\n2.1. Con: D',
    'a claim that refers to nothing, to itself, and an orphan':
      'Discussion Title: T\n1. A\n1.1. Pro: -> See 9.\n1.2. Con: -> See 1.\n1.3.1. Pro: O',
    'line ends of Windows, a byte order mark, lines above':
      '\uFEFFBy Ann\r\n1. A\r\n1.1. Con: B\r\n',
  },
  arggraph: {
    'premises added to a relation, also to an addition': units(
      '<edge id="c2" src="a2" trg="c1" type="add"/>',
      '<edge id="c1" src="a1" trg="a3" type="sup"/>',
    ),
    'undercuts of undercuts, examples': units(
      '<edge id="c1" src="a1" trg="a3" type="exa"/>',
      '<edge id="c2" src="a2" trg="c1" type="und"/>',
      '<edge id="c3" src="a3" trg="c2" type="und"/>',
    ),
    'edges to nowhere, of unknown type, of one id': units(
      '<edge id="c1" src="a1" trg="zz" type="sup"/>',
      '<edge id="c1" src="a2" trg="a1" type="reb"/>',
      '<edge src="a2" trg="a1" type="likes"/>',
    ),
    'units without text or side': units(
      '<adu id="x"/>',
      '<joint id="j"/>',
      '<edu id="lonely">?</edu>',
    ),
  },
  argdown: {
    'an address that Argdown takes for a comment': '[A]: see https://example.com/x\n  + b\n',
    'signs that mean something': 'a :smile: b .O. c\n\n*bold* _it_ @[A] @<B> #tag #(two words)\n',
    'titles only named': '[A]\n  + <B>\n  - [C]\n',
    'paragraphs that the grammar does not allow':
      'a *b\n\n(1) c\n(2) d\n\n[e\n\n{x: 1}\n\n===\n\n[F]: f\n',
    'blocks that are no YAML': '===\n[\n===\n\na {b: [}\n\nc {d: *e}\n',
    'lists, headings and comments':
      '# H\n\n## H2 {isGroup: false}\n\n * [A]: a\n * b\n\n 1. c\n 2. d\n\n/* x */ <!-- y -->\n// z',
  },
  'web-annotation': {
    'nothing but a quote': hypothesis([{ type: 'TextQuoteSelector', exact: 'x' }]),
    'offsets without words': hypothesis([{ type: 'TextPositionSelector', start: 3, end: 1 }]),
    'a reply': hypothesis([], { references: ['g'] }),
    'names of the first drafts': JSON.stringify({
      '@type': 'oa:Annotation',
      body: { '@type': 'cnt:ContentAsText', chars: 'So.' },
      target: 'https://example.org',
    }),
    'several targets and bodies, a missing target': JSON.stringify([
      {
        type: 'Annotation',
        body: ['https://example.org/v', { type: 'TextualBody', value: 'A' }, { value: 'B' }],
        target: ['https://example.org/1', { source: { id: 'https://example.org/2' } }, 7],
      },
      { type: ['Annotation'], bodyValue: 'C' },
    ]),
  },
}
