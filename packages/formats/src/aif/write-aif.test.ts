import { aClaim, anEmptyMap, anInference } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHostileMap } from '../testing/hostile-map.ts'
import { writeAif } from './write-aif.ts'

interface Written {
  readonly nodes: readonly {
    readonly nodeID: string
    readonly type: string
    readonly schemeID?: string
  }[]
  readonly edges: readonly { readonly fromID: string; readonly toID: string }[]
}

describe('an AIF file that was written', () => {
  it('[L98] has no loose edge, no id twice, and no edge that AIF forbids', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const { nodes, edges } = JSON.parse(writeAif(map)) as Written
        const types = new Map(nodes.map(({ nodeID, type }) => [nodeID, type]))
        expect(types.size).toBe(nodes.length)
        for (const { fromID, toID } of edges) {
          const ends = [types.get(fromID), types.get(toID)]
          expect(ends).not.toContain(undefined)
          expect(ends.every((type) => type === 'I' || type === 'L')).toBe(false)
        }
      }),
    )
  })

  it('[L96] numbers the schemes that AIFdb knows', () => {
    const inferences = [
      anInference('i1', { scheme: 'Expert Opinion' }),
      anInference('i2', { polarity: 'against' }),
      anInference('i3', { scheme: 'constructor' }),
    ]
    const map = {
      ...anEmptyMap(),
      claims: new Map(['c1', 'c2'].map((id) => [aClaim(id).id, aClaim(id)])),
      inferences: new Map(inferences.map((each) => [each.id, each])),
    }
    const { nodes } = JSON.parse(writeAif(map)) as Written
    const steps = nodes.filter(({ type }) => type !== 'I')
    expect(steps.map(({ schemeID }) => schemeID)).toEqual(['15', '71', undefined])
  })
})
