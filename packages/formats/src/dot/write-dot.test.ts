import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHostileMap, hostileText } from '../testing/hostile-map.ts'
import { oneLine } from '../text/one-line.ts'
import { writeDot } from './write-dot.ts'

interface Drawn {
  readonly objects?: readonly {
    readonly name: string
    readonly tooltip?: string
    readonly nodes?: unknown
  }[]
  readonly edges?: readonly unknown[]
}

let graphviz: Graphviz
beforeAll(async () => {
  graphviz = await Graphviz.load()
})

const drawn = (dot: string): Drawn => JSON.parse(graphviz.dot(dot, 'json')) as Drawn

describe('a DOT graph', () => {
  it('[L80] is drawn by Graphviz with every claim and inference, whatever the texts', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const { objects = [], edges = [] } = drawn(writeDot(map))
        const nodes = objects.filter(({ nodes: members }) => members === undefined)
        const names = nodes.map(({ name }) => name).filter((name) => !name.startsWith('cluster_'))
        expect(names.toSorted()).toEqual(
          [...map.claims.keys(), ...map.inferences.keys()].toSorted(),
        )
        const premises = [...map.inferences.values()].flatMap((inference) => inference.premises)
        const pairs = [...map.equivalences.values()].map(({ claims }) => claims.length - 1)
        expect(edges).toHaveLength(
          premises.length +
            map.inferences.size +
            map.tensions.size +
            pairs.reduce((sum, count) => sum + count, 0),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('[L80] is drawn for the maps that once broke Graphviz down', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        expect(drawn(writeDot(map)).edges?.length ?? 0).toBeGreaterThanOrEqual(map.tensions.size)
      }),
      { seed: -2048297398, numRuns: 30 },
    )
  })

  it('[L81] carries the whole text of a claim to the letter but for white space', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const claim = aClaim('c1', { text })
        const svg = graphviz.dot(
          writeDot({ ...anEmptyMap(), claims: new Map([[claim.id, claim]]) }),
          'svg',
        )
        const tooltip = /xlink:title="([^"]*)"/.exec(svg)?.[1] ?? ''
        expect(oneLine(decoded(tooltip))).toBe(oneLine(text))
      }),
      { numRuns: 200 },
    )
  })
})

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

const decoded = (attribute: string): string =>
  attribute.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (_, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal))
        : (NAMED[name] ?? ''),
  )
