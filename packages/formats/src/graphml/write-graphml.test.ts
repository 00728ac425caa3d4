import { roleOf, targetId } from '@counterpoint/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHostileMap } from '../testing/hostile-map.ts'
import { elementsIn, parseXml, textIn, type XmlElement } from '../testing/parse-xml.ts'
import { writeGraphml } from './write-graphml.ts'

const UNWRITABLE = /[\uFFFE\uFFFF]/g

const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )

const datum = (element: XmlElement | undefined, key: string): string | undefined =>
  element &&
  childrenOf(element, 'data')
    .filter(({ attributes }) => attributes['key'] === key)
    .map(textIn)[0]

describe('a GraphML graph', () => {
  it('[L70] is well-formed, declares every key it uses and has no loose end', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const root = parseXml(writeGraphml(map))
        const all = elementsIn(root)
        const named = (name: string): XmlElement[] => all.filter((each) => each.name === name)
        const keys = new Set(named('key').map(({ attributes }) => attributes['id']))
        for (const { attributes } of named('data')) expect(keys).toContain(attributes['key'])
        const nodes = named('node').map(({ attributes }) => attributes['id'])
        expect(new Set(nodes).size).toBe(nodes.length)
        const edges = named('edge')
        for (const { attributes } of edges) {
          expect(nodes).toContain(attributes['source'])
          expect(nodes).toContain(attributes['target'])
        }
        expect(new Set(edges.map(({ attributes }) => attributes['id'])).size).toBe(edges.length)
      }),
      { numRuns: 50 },
    )
  })

  it('[L71] has every claim with its text and every inference with its premises in order', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const [graph] = childrenOf(parseXml(writeGraphml(map)), 'graph')
        const nodes = new Map(
          childrenOf(graph!, 'node').map((node) => [node.attributes['id'], node]),
        )
        const edges = childrenOf(graph!, 'edge')
        for (const { id, text } of map.claims.values()) {
          expect(datum(nodes.get(id), 'node_label')).toBe(text.replace(UNWRITABLE, ''))
        }
        for (const inference of map.inferences.values()) {
          const into = edges
            .filter(({ attributes }) => attributes['target'] === inference.id)
            .filter((each) => datum(each, 'edge_relation') === 'premise')
            .toSorted((a, b) => Number(datum(a, 'edge_order')) - Number(datum(b, 'edge_order')))
          expect(into.map(({ attributes }) => attributes['source'])).toEqual(inference.premises)
          const out = edges.filter(({ attributes }) => attributes['source'] === inference.id)
          expect(out.map(({ attributes }) => attributes['target'])).toEqual([
            targetId(inference.target),
          ])
          expect(datum(nodes.get(inference.id), 'node_role')).toBe(roleOf(inference))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('[L72] has a label that yEd shows at every node', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        for (const node of elementsIn(parseXml(writeGraphml(map))).filter(
          ({ name }) => name === 'node',
        )) {
          const labels = elementsIn(node).filter(({ name }) => name === 'y:NodeLabel')
          expect(labels).toHaveLength(1)
        }
      }),
      { numRuns: 30 },
    )
  })
})
