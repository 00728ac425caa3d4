import { describe, expect, it } from 'vitest'
import type { Warning } from '../format.ts'
import {
  aifFile as database,
  readAifFile as read,
  type Edge,
  type Node,
} from '../testing/aif-file.ts'
import { readAif } from './read-aif.ts'

const messages = (warnings: readonly Warning[]): string[] =>
  warnings.map(({ where, message }) => `${where}: ${message}`)

describe('an AIF file', () => {
  const nodes: Node[] = [
    ['1', 'I'],
    ['2', 'I'],
    ['3', 'I'],
    ['10', 'RA', 'RA'],
    ['11', 'CA', 'Default Conflict', 'Default Conflict'],
  ]
  const edges: Edge[] = [
    ['1', '10'],
    ['10', '2'],
    ['3', '11'],
    ['11', '10'],
  ]
  const expected = ['1 for 2', '3 against step 10']

  it('[L90] is read in the dialect of AIFdb', () => {
    const { map, steps, warnings } = read(database(nodes, edges))
    expect(steps).toEqual(expected)
    expect([...map.claims.values()].map(({ text }) => text)).toEqual(['Text 1', 'Text 2', 'Text 3'])
    expect([...map.inferences.values()].map(({ scheme }) => scheme)).toEqual([null, null])
    expect(warnings).toEqual([])
  })

  it('[L90] is read in the dialect of OVA3 and xAIF', () => {
    const { nodes: inner, edges: links } = database(nodes, edges) as Record<string, unknown>
    expect(read({ AIF: { nodes: inner, edges: links }, text: 'T', OVA: {} }).steps).toEqual(
      expected,
    )
    expect(read({ AIF: { nodes: inner, edges: links }, text: 'T' }).steps).toEqual(expected)
  })

  it('[L90] is read in the dialect of OVA2', () => {
    const file = {
      nodes: nodes.map(([id, type, text = `Text ${id}`]) => ({
        id,
        x: 1,
        y: 2,
        text,
        type,
        visible: true,
      })),
      edges: edges.map(([from, to]) => ({ from: { id: from }, to: { id: to } })),
      participants: [],
      analysis: { txt: '' },
    }
    expect(read(file).steps).toEqual(expected)
  })

  it('[L90] is read with numbers for ids', () => {
    const numbers = (id: string | number): number => Number(id)
    const file = database(
      nodes.map(([id, ...rest]) => [numbers(id), ...rest] as unknown as Node),
      edges.map(([from, to]) => [numbers(from), numbers(to)]),
    )
    expect(read(file).steps).toEqual(expected)
  })

  it('[L91] makes one inference for each conclusion, and links the premises of a step', () => {
    const { steps } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['3', 'I'],
          ['4', 'I'],
          ['s', 'RA'],
        ],
        [
          ['1', 's'],
          ['2', 's'],
          ['s', '3'],
          ['s', '4'],
        ],
      ),
    )
    expect(new Set(steps)).toEqual(new Set(['1+2 for 3', '1+2 for 4']))
  })

  it('[L92] reads an attack on an attack and a backing of a step', () => {
    const { steps } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['3', 'I'],
          ['a', 'CA'],
          ['b', 'CA'],
          ['c', 'RA'],
        ],
        [
          ['1', 'a'],
          ['a', '2'],
          ['2', 'b'],
          ['b', 'a'],
          ['3', 'c'],
          ['c', 'a'],
        ],
      ),
    )
    expect(steps).toEqual(['1 against 2', '2 against step a', '3 for step a'])
  })

  it('[L93] leaves out steps without premise or conclusion, and what bears on them, and says so', () => {
    const { steps, warnings } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['a', 'RA'],
          ['b', 'CA'],
          ['c', 'CA'],
          ['m', 'MA'],
          ['orphan', 'I'],
        ],
        [
          ['a', '1'],
          ['1', 'b'],
          ['2', 'c'],
          ['c', 'a'],
          ['m', '2'],
        ],
      ),
    )
    expect(steps).toEqual([])
    expect(messages(warnings)).toEqual([
      'RA node a: It has no premise; it is left out.',
      'CA node b: It leads to no claim and no step; it is left out.',
      'MA node m: It relates a claim to itself or to nothing; it is left out.',
      'CA node c: What it bears on is missing or is itself; it is left out.',
    ])
  })

  it('[L94] leaves out loose ends, edges between claims, second nodes of one id, rings of steps', () => {
    const { map, steps, warnings } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['1', 'I', 'Again'],
          ['a', 'CA'],
          ['b', 'CA'],
          ['e', 'I', ' '],
        ],
        [
          ['1', '2'],
          ['1', '99'],
          ['1', 'a'],
          ['a', 'b'],
          ['2', 'b'],
          ['b', 'a'],
        ],
      ),
    )
    expect(map.claims.size).toBe(2)
    expect(steps).toEqual([])
    expect(messages(warnings)).toEqual([
      'I node 1: The id stands twice; the first node is meant.',
      'edge 1 to 2: It joins I to I without a step; it is left out.',
      'edge 1 to 99: One of its ends is missing; it is left out.',
      'I node e: It has no text, so it is no claim; it is left out.',
      'CA node a: What it bears on is missing or is itself; it is left out.',
      'CA node b: What it bears on is missing or is itself; it is left out.',
    ])
  })

  it('[L95] keeps of a dialogue who said a claim, and reads steps about what was said', () => {
    const { map, steps, warnings } = read(
      database(
        [
          ['1', 'I', 'We should go.'],
          ['l1', 'L', 'Ann Lee: We should go.'],
          ['y', 'YA', 'Asserting'],
          ['l2', 'L', 'Bob: That was rude.'],
          ['a', 'CA'],
          ['t', 'TA'],
          ['l3', 'L', 'Nobody answers'],
        ],
        [
          ['l1', 'y'],
          ['y', '1'],
          ['l2', 'a'],
          ['a', 'l1'],
          ['l1', 't'],
          ['t', 'l3'],
        ],
      ),
    )
    expect([...map.claims.values()].map(({ id, attributedTo }) => [id, attributedTo])).toEqual([
      ['1', 'Ann Lee'],
      ['l1', 'Ann Lee'],
      ['l2', 'Bob'],
    ])
    expect(steps).toEqual(['l2 against l1'])
    expect(messages(warnings)).toEqual([
      'null: The file has 3 nodes of type L; of the dialogue, a map keeps who said a claim.',
      'null: The file has 1 nodes of type YA; of the dialogue, a map keeps who said a claim.',
      'null: The file has 1 nodes of type TA; of the dialogue, a map keeps who said a claim.',
    ])
  })

  it('[L95] takes the speaker from the participants where there are some', () => {
    const file = database(
      [
        ['1', 'I', 'A'],
        ['l', 'L', 'X: A'],
        ['y', 'YA', 'Asserting'],
      ],
      [
        ['l', 'y'],
        ['y', '1'],
      ],
      {
        participants: [{ participantID: 7, firstname: 'Ann', surname: 'Lee' }],
        locutions: [{ nodeID: 'l', personID: '7', start: null, end: null }],
      },
    )
    expect(read(file).map.claims.get('1' as never)?.attributedTo).toBe('Ann Lee')
  })

  it('[L96] knows schemes by the numbers of AIFdb, beside the node or apart', () => {
    const nodes = [
      ['1', 'I'],
      ['2', 'I'],
      ['a', 'RA', 'RA'],
      ['b', 'RA', 'RA'],
    ] as const
    const edges: Edge[] = [
      ['1', 'a'],
      ['a', '2'],
      ['2', 'b'],
      ['b', '1'],
    ]
    const file = database(nodes, edges, {
      schemefulfillments: [
        { nodeID: 'a', schemeID: 15 },
        { nodeID: 'b', schemeID: '72' },
      ],
    })
    expect([...read(file).map.inferences.values()].map(({ scheme }) => scheme)).toEqual([
      'ExpertOpinion',
      null,
    ])
  })

  it('[L96] keeps names of schemes, and gives numbers and names of AIFdb when it writes them', () => {
    const { map } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['a', 'RA', 'Expert Opinion', 'Expert Opinion'],
          ['b', 'RA', 'Sign'],
        ],
        [
          ['1', 'a'],
          ['a', '2'],
          ['2', 'b'],
          ['b', '1'],
        ],
      ),
    )
    expect([...map.inferences.values()].map(({ scheme }) => scheme)).toEqual([
      'Expert Opinion',
      'Sign',
    ])
  })

  it.each([
    ['{', 'The file is not JSON'],
    ['[]', 'The file is no AIF: it has no lists of nodes and edges.'],
    ['{"nodes":[]}', 'The file is no AIF: it has no lists of nodes and edges.'],
  ])('[L97] refuses %s with a sentence', (content, sentence) => {
    const result = readAif(content)
    expect(result.ok ? '' : result.error[0]?.message).toContain(sentence)
  })

  it('[L97] leaves out entries that are neither nodes nor edges, and says where', () => {
    const { warnings } = read({ nodes: [null, { type: 'I' }, 3], edges: ['x', { fromID: '1' }] })
    expect(warnings.map(({ where }) => where)).toEqual([
      'nodes[0]',
      'nodes[1]',
      'nodes[2]',
      'edges[0]',
      'edges[1]',
    ])
  })
})
