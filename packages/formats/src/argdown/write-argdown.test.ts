import { roleOf, type ArgumentMap } from '@counterpoint/core'
import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHostileMap, hostileText } from '../testing/hostile-map.ts'
import { oneLine } from '../text/one-line.ts'
import { parseArgdown, type ArgdownModel } from '../testing/parse-argdown.ts'
import { argdownTitles } from './titles.ts'
import { writeArgdown } from './write-argdown.ts'

const mapOf = (...texts: readonly string[]): ArgumentMap => ({
  ...anEmptyMap(),
  claims: new Map(
    texts.map((text, index) => {
      const claim = aClaim(`c${index}`, { text })
      return [claim.id, claim]
    }),
  ),
})

function modelOf(map: ArgumentMap): ArgdownModel {
  const { model, complaints } = parseArgdown(writeArgdown(map))
  expect(complaints).toEqual([])
  if (model === undefined) throw new Error('The parser gave no model.')
  return model
}

/** The text with which a statement or an argument is defined. */
const textOf = (members: readonly { readonly text?: string }[] | undefined): string | undefined =>
  members?.find(({ text }) => text !== undefined && text.trim() !== '')?.text?.trim()

describe('an Argdown file', () => {
  it('[L20] is read by the official parser without a complaint, whatever the texts', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        expect(parseArgdown(writeArgdown(map)).complaints).toEqual([])
      }),
    )
  })

  it('[L20] is read without a complaint when the map is empty', () => {
    expect(parseArgdown(writeArgdown(anEmptyMap())).complaints).toEqual([])
  })

  it('[L21] has every claim as a statement with its title, its id and its text', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const { statements } = modelOf(map)
        const titles = argdownTitles(map)
        for (const { id, text } of map.claims.values()) {
          const statement = statements[titles.of(id)]
          expect(statement?.data?.['id']).toBe(id)
          expect(textOf(statement?.members)).toBe(oneLine(text))
        }
      }),
    )
  })

  it('[L22] has every inference as an argument with its premises in order', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const model = modelOf(map)
        const titles = argdownTitles(map)
        for (const { id, premises, target, polarity } of map.inferences.values()) {
          const step = model.arguments[titles.of(id)]
          expect(step?.data?.['id']).toBe(id)
          const written = step?.pcs.filter(({ role }) => role === 'premise') ?? []
          expect(written.map(({ title }) => title)).toEqual(premises.map(titles.of))
          const concluded = step?.pcs.at(-1)?.title
          if ('claim' in target && polarity === 'for')
            expect(concluded).toBe(titles.of(target.claim))
        }
      }),
    )
  })

  it('[L23] has rebuttals as attacks and undercuts as undercuts of the step they hit', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const { relations, ...model } = modelOf(map)
        const titles = argdownTitles(map)
        for (const { id, target, polarity, ...rest } of map.inferences.values()) {
          const conclusion = model.arguments[titles.of(id)]?.pcs.at(-1)?.title
          const role = roleOf({ polarity, target, ...rest })
          if ('claim' in target && role === 'rebuttal') {
            expect(relations).toContainEqual(
              expect.objectContaining({
                relationType: 'attack',
                from: conclusion,
                to: titles.of(target.claim),
              }),
            )
          }
          if ('inference' in target) {
            expect(relations).toContainEqual(
              expect.objectContaining({
                relationType: role === 'undercut' ? 'undercut' : 'support',
                from: conclusion,
                to: titles.of(target.inference),
                toType: role === 'undercut' ? 'inference' : 'argument',
              }),
            )
          }
        }
      }),
    )
  })

  it('[L24] keeps every text to the letter but for white space', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), (texts) => {
        const { statements } = modelOf(mapOf(...texts))
        const read = Object.values(statements).map(({ members }) => textOf(members))
        expect(new Set(read)).toEqual(new Set(texts.map(oneLine)))
        expect(read).toHaveLength(texts.length)
      }),
      { numRuns: 300 },
    )
  })

  it('[L25] carries quotes and what Argdown has no words for in data blocks', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const { statements } = modelOf(map)
        const titles = argdownTitles(map)
        const written = [...map.claims.values()].flatMap(({ id }) => {
          const block = statements[titles.of(id)]?.data as
            | { quotes?: readonly unknown[] }
            | undefined
          return block?.quotes?.filter((quote) => typeof quote === 'object') ?? []
        })
        const used = new Set([...map.claims.values()].flatMap(({ quotes }) => quotes))
        const quotes = [...map.quotes.values()].filter(({ id }) => used.has(id))
        expect(written).toHaveLength(quotes.length)
        expect(written).toEqual(expect.arrayContaining(quotes))
      }),
    )
  })

  it('[L26] reads a passage of the greatest length', () => {
    const map = mapOf('A claim.')
    const note = '} x // [a] === '.repeat(650)
    const claims = new Map([...map.claims].map(([id, claim]) => [id, { ...claim, note }]))
    const { statements } = modelOf({ ...map, claims })
    expect(statements['A claim']?.data?.['note']).toBe(note)
  })

  it('[L27] gives titles of first words, in letters that Argdown does not read as signs', () => {
    const titles = argdownTitles(
      mapOf(
        'Talks in the U.S. [again] end.',
        'Talks in the U.S. [again] end.',
        '===',
        '– So: it is.',
      ),
    )
    expect(['c0', 'c1', 'c2', 'c3'].map(titles.of)).toEqual([
      'Talks in the US again end',
      'Talks in the US again end (2)',
      'Claim c2',
      'So it is',
    ])
  })
})
