import { assert } from '@counterpoint/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aifFile as database, readAifFile as read } from '../testing/aif-file.ts'
import { writeAif } from './write-aif.ts'

interface WrittenEdge {
  readonly fromID: string
  readonly toID: string
}

describe('an AIF file that comes back', () => {
  it('[L99] gives back the dialogue, time stamps, steps without ends and what stands around them', () => {
    const { nodes: inner, edges: links } = database(
      [
        ['1', 'I', 'We should go.'],
        ['2', 'I', 'It is late.'],
        ['3', 'RA'],
        ['l1', 'L', 'Ann Lee: We should go.'],
        ['y', 'YA', 'Asserting'],
        ['t', 'TA'],
        ['l2', 'L', 'Bob: Why?'],
        ['p', 'PA'],
        ['r', 'RA'],
      ],
      [
        ['2', '3'],
        ['3', '1'],
        ['l1', 'y'],
        ['y', '1'],
        ['l1', 't'],
        ['t', 'l2'],
        ['1', 'p'],
        ['r', '1'],
      ],
    ) as { readonly nodes: readonly object[]; readonly edges: readonly object[] }
    const speech = { participantID: 7, firstname: 'Ann', surname: 'Lee' }
    const file = {
      AIF: {
        nodes: inner,
        edges: links,
        locutions: [{ nodeID: 'l1', personID: 7, start: '2020-06-04 20:43:08' }],
        participants: [speech],
        descriptorfulfillments: [{ nodeID: '3', descriptorID: '1' }],
      },
      text: { txt: 'We should go.', url: '' },
      OVA: { firstname: 'A', nodes: [{ nodeID: '1', x: 1, y: 2 }] },
    }
    const { map } = read(file)
    const written = JSON.parse(writeAif(map)) as typeof file
    expect(written.text).toEqual(file.text)
    expect(written.OVA).toEqual(file.OVA)
    expect(written.AIF.descriptorfulfillments).toEqual(file.AIF.descriptorfulfillments)
    expect(written.AIF.locutions).toEqual(file.AIF.locutions)
    expect(written.AIF.participants).toEqual([speech])
    const ids = (list: readonly object[]) => list.map((node) => (node as { nodeID: string }).nodeID)
    expect(ids(written.AIF.nodes).toSorted()).toEqual(ids(inner).toSorted())
    expect(written.AIF.nodes).toContainEqual(inner[3])
    for (const node of written.AIF.nodes) {
      expect(node).toHaveProperty('timestamp', '2015-12-14 12:09:14')
    }
    const pairs = (list: readonly object[]) =>
      list.map((edge) => `${(edge as WrittenEdge).fromID} ${(edge as WrittenEdge).toID}`).toSorted()
    expect(pairs(written.AIF.edges)).toEqual(pairs(links))
    expect(read(written).map).toEqual(map)
    expect(writeAif(read(written).map)).toBe(writeAif(map))
  })

  it('[L99] lets go of what a claim has lost, or is attributed otherwise since', () => {
    const { map } = read(
      database(
        [
          ['1', 'I', 'A'],
          ['2', 'I', 'B'],
          ['l', 'L', 'Ann: A'],
          ['y', 'YA', 'Asserting'],
        ],
        [
          ['l', 'y'],
          ['y', '1'],
        ],
      ),
    )
    const [first, second] = [...map.claims.values()]
    assert(first !== undefined && second !== undefined, 'Both are claims.')
    const edited = new Map([[first.id, { ...first, attributedTo: 'Bob' }]])
    const again = read(JSON.parse(writeAif({ ...map, claims: edited }))).map
    expect(again.claims.get(first.id)?.attributedTo).toBe('Bob')
    const left = JSON.parse(writeAif({ ...map, claims: new Map([[second.id, second]]) })) as {
      edges: readonly WrittenEdge[]
    }
    expect(left.edges.map(({ fromID, toID }) => `${fromID} ${toID}`)).toEqual(['l y'])
  })

  it('[L99] has no loose edge and no id twice, whatever is kept', () => {
    const id = fc.constantFrom('1', '2', 'a', 'x', 'y', '', '1.L', '__proto__')
    const kept = fc.record({
      nodes: fc.array(fc.record({ nodeID: id, type: fc.constantFrom('I', 'L', 'YA', 'RA', 'PA') })),
      edges: fc.array(fc.record({ fromID: id, toID: id })),
      root: fc.constantFrom({}, { text: 'T' }, { nodes: [], edges: 'x' }, 7),
      envelope: fc.constantFrom(undefined, { OVA: {} }, { AIF: {}, nodes: 1 }),
    })
    const { map } = read(
      database(
        [
          ['1', 'I'],
          ['2', 'I'],
          ['a', 'RA'],
        ],
        [
          ['1', 'a'],
          ['a', '2'],
        ],
      ),
    )
    fc.assert(
      fc.property(kept, fc.json(), (file, of1) => {
        const parts = [
          { of: null, content: JSON.stringify(file) },
          { of: '1', content: of1 },
        ]
        const written = JSON.parse(writeAif({ ...map, remainder: { format: 'aif', parts } })) as {
          readonly AIF?: object
        }
        const { nodes, edges } = (written.AIF ?? written) as {
          readonly nodes: readonly { readonly nodeID: string }[]
          readonly edges: readonly WrittenEdge[]
        }
        const ids = new Set(nodes.map(({ nodeID }) => nodeID))
        expect(ids.size).toBe(nodes.length)
        for (const { fromID, toID } of edges) {
          expect(ids.has(fromID) && ids.has(toID)).toBe(true)
        }
        expect(read(written).steps).toContain('1 for 2')
      }),
    )
  })
})
