import type { ArgumentMap, ClaimId, InferenceId, PlaceableId } from '@counterpoint/core'
import { aClaim, anEmptyMap, anInference } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHostileMap } from '../testing/hostile-map.ts'
import { elementsIn, parseXml, textIn, type XmlElement } from '../testing/parse-xml.ts'
import { arrange } from './arrange.ts'
import { planCard } from './drawn-card.ts'
import { bottomOf, JUNCTION_RADIUS, leftOf, rightOf, topOf, type Box } from './geometry.ts'
import { writeSvg } from './write-svg.ts'

const mapOf = (
  claims: readonly ReturnType<typeof aClaim>[],
  inferences: readonly ReturnType<typeof anInference>[] = [],
  placements: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {},
): ArgumentMap => ({
  ...anEmptyMap(),
  claims: new Map(claims.map((claim) => [claim.id, claim])),
  inferences: new Map(inferences.map((inference) => [inference.id, inference])),
  placements: new Map(Object.entries(placements) as [PlaceableId, { x: number; y: number }][]),
})

const drawn = (map: ArgumentMap): XmlElement[] => elementsIn(parseXml(writeSvg(map)))

const ALLOWED = ['svg', 'title', 'desc', 'g', 'rect', 'circle', 'path', 'text', 'tspan']
const UNWRITABLE = /[\uFFFE\uFFFF]/g
const titlesOf = (elements: readonly XmlElement[]): string[] =>
  elements.filter(({ name }) => name === 'title').map(textIn)

describe('an SVG picture', () => {
  it('[L30] is well-formed XML, whatever the texts', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        expect(parseXml(writeSvg(map)).name).toBe('svg')
      }),
    )
  })

  it('[L31] contains nothing that runs, links or fetches', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        for (const { name, attributes } of drawn(map)) {
          expect(ALLOWED).toContain(name)
          for (const [key, value] of Object.entries(attributes)) {
            expect(key).not.toMatch(/^on|href|style|src/i)
            if (key !== 'xmlns') expect(value).not.toMatch(/url\(|:\/\/|javascript:|data:/i)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('[L32] shows every claim and every inference once, a claim with its whole text', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const elements = drawn(map)
        const titles = titlesOf(elements)
        for (const { text } of map.claims.values()) {
          expect(titles).toContain(text.replace(UNWRITABLE, ''))
        }
        const cards = elements.filter(
          ({ name, attributes }) => name === 'rect' && attributes['rx'] === '8',
        )
        expect(cards).toHaveLength(map.claims.size)
        const junctions = elements.filter(
          ({ name, attributes }) =>
            name === 'circle' && attributes['r'] === String(JUNCTION_RADIUS),
        )
        expect(junctions).toHaveLength(map.inferences.size)
      }),
      { numRuns: 40 },
    )
  })

  it('[L33] puts cards and junctions where people put them', () => {
    const map = mapOf([aClaim('c1'), aClaim('c2')], [anInference('i1')], {
      c1: { x: 300, y: 900 },
      c2: { x: -40, y: 10 },
      i1: { x: 77, y: 500 },
    })
    const plans = [...map.claims.values()].map((claim) => planCard(map, claim, () => undefined))
    const { cards, junctions } = arrange(map, plans)
    expect(cards.get('c1')).toMatchObject({ x: 300, y: 900 })
    expect(cards.get('c2')).toMatchObject({ x: -40, y: 10 })
    expect(junctions.get('i1')).toEqual({ x: 77, y: 500 })
  })

  it('[L34] lays out what nobody placed without overlap', () => {
    fc.assert(
      fc.property(aHostileMap({ size: 14 }), (placed) => {
        const map = { ...placed, placements: new Map() }
        const plans = [...map.claims.values()].map((claim) => planCard(map, claim, () => undefined))
        const { cards, junctions } = arrange(map, plans)
        const boxes: Box[] = [
          ...cards.values(),
          ...[...junctions.values()].map((point) => ({
            ...point,
            width: JUNCTION_RADIUS * 2,
            height: JUNCTION_RADIUS * 2,
          })),
        ]
        expect(boxes).toHaveLength(map.claims.size + map.inferences.size)
        for (const [index, box] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        }
      }),
    )
  })

  it('[L35] puts cards that nobody placed below those that people placed', () => {
    const map = mapOf([aClaim('c1'), aClaim('c2')], [anInference('i1')], { c2: { x: 0, y: 500 } })
    const plans = [...map.claims.values()].map((claim) => planCard(map, claim, () => undefined))
    const { cards } = arrange(map, plans)
    expect(topOf(cards.get('c1')!)).toBeGreaterThan(bottomOf(cards.get('c2')!))
  })

  it('[L36] cuts a long claim after four lines and says so with an ellipsis', () => {
    const [claim] = [aClaim('c1', { text: 'A sentence that goes on for long. '.repeat(20) })]
    const lines = drawn(mapOf([claim!]))
      .filter(({ name, attributes }) => name === 'text' && attributes['font-size'] === '12.5')
      .flatMap(({ children }) => children.filter((child) => typeof child !== 'string'))
      .map(textIn)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toMatch(/…$/)
  })

  it('[L37] tells the relations apart by sign, line and ending, not by colour alone', () => {
    const claims = [aClaim('c1'), aClaim('c2'), aClaim('c3')]
    const undercut = anInference('i2', {
      polarity: 'against',
      premises: ['c3' as ClaimId],
      target: { inference: 'i1' as InferenceId },
    })
    const look = (...inferences: readonly ReturnType<typeof anInference>[]): string =>
      writeSvg(mapOf(claims, inferences)).replace(/#[0-9a-f]{6}/g, '')
    const support = look(anInference('i1'))
    const rebuttal = look(anInference('i1', { polarity: 'against' }))
    expect(support).toContain('Z"')
    expect(rebuttal).not.toContain('Z"')
    expect(support).not.toContain('stroke-dasharray="2 4"')
    expect(look(anInference('i1'), undercut)).toContain('stroke-dasharray="2 4"')
    expect(support.match(/h9M[\d. -]+v9"/g)).toHaveLength(1)
    expect(rebuttal.match(/h9"/g)).toHaveLength(1)
  })
})

const overlap = (a: Box, b: Box): boolean =>
  leftOf(a) < rightOf(b) &&
  leftOf(b) < rightOf(a) &&
  topOf(a) < bottomOf(b) &&
  topOf(b) < bottomOf(a)
