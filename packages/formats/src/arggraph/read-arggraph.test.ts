import { mapOf, type ArgumentMap } from '@counterpoint/core'
import { describe, expect, it } from 'vitest'
import type { Warning } from '../format.ts'
import { readArggraph } from './read-arggraph.ts'

function read(...lines: readonly string[]): {
  readonly map: ArgumentMap
  readonly warnings: readonly Warning[]
  readonly steps: readonly string[]
} {
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<arggraph id="m" topic_id="fees">',
    ...lines,
    '</arggraph>',
  ]
  const result = readArggraph(xml.join('\n'))
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
  const map = mapOf(result.value.document)
  const steps = [...map.inferences.values()].map(({ premises, polarity, target, scheme }) =>
    [
      premises.join('+'),
      polarity,
      'claim' in target ? target.claim : `step ${target.inference}`,
      ...(scheme === null ? [] : [scheme]),
    ].join(' '),
  )
  return { map, warnings: result.value.warnings, steps }
}

const UNITS = ['pro', 'opp', 'pro', 'pro', 'pro'].flatMap((type, index) => [
  `<edu id="e${index}"><![CDATA[Sentence ${index} <of> five.]]></edu>`,
  `<adu id="a${index}" type="${type}"/>`,
  `<edge id="s${index}" src="e${index}" trg="a${index}" type="seg"/>`,
])

describe('an arggraph file', () => {
  it('[L110] is read with supports, rebuttals, undercuts of edges and linked premises', () => {
    const { map, steps, warnings } = read(
      ...UNITS,
      '<edge id="c1" src="a1" trg="a0" type="reb"/>',
      '<edge id="c2" src="a2" trg="c1" type="und"/>',
      '<edge id="c3" src="a3" trg="a0" type="sup"/>',
      '<edge id="c4" src="a4" trg="c3" type="add"/>',
      '<edge id="c5" src="a4" trg="a2" type="exa"/>',
    )
    expect(map.title).toBe('fees')
    expect(map.claims.get('a1' as never)?.text).toBe('Sentence 1 <of> five.')
    expect(steps).toEqual([
      'a1 against a0',
      'a2 against step c1',
      'a3+a4 for a0',
      'a4 for a2 example',
    ])
    expect(warnings).toEqual([])
  })

  it('[L110] links what is added to an addition to its relation, and ends where additions go round', () => {
    const { steps, warnings } = read(
      ...UNITS,
      '<edge id="c3" src="a3" trg="c2" type="add"/>',
      '<edge id="c2" src="a2" trg="c1" type="add"/>',
      '<edge id="c1" src="a1" trg="a0" type="sup"/>',
      '<edge id="c4" src="a4" trg="c5" type="add"/>',
      '<edge id="c5" src="a4" trg="c4" type="add"/>',
    )
    expect(steps).toEqual(['a1+a3+a2 for a0'])
    expect(warnings).toHaveLength(2)
  })

  it('[L111] makes positions of proponent and opponent', () => {
    const { map } = read(...UNITS)
    expect(
      [...map.positions.values()].map(({ title, commitments }) => [
        title,
        commitments.map(({ claim }) => claim),
      ]),
    ).toEqual([
      ['Proponent', ['a0', 'a2', 'a3', 'a4']],
      ['Opponent', ['a1']],
    ])
  })

  it('[L112] joins the segments of a unit, also behind a joint, in the order of the file', () => {
    const { map } = read(
      '<edu id="e1">First</edu>',
      '<edu id="e2">second</edu>',
      '<joint id="j1"/>',
      '<adu id="a1" type="pro"/>',
      '<edge id="s2" src="e2" trg="j1" type="seg"/>',
      '<edge id="s1" src="e1" trg="j1" type="seg"/>',
      '<edge id="s3" src="j1" trg="a1" type="seg"/>',
    )
    expect(map.claims.get('a1' as never)?.text).toBe('First second')
  })

  it('[L113] says of each edge that it cannot read where it stands and why', () => {
    const { warnings, steps } = read(
      ...UNITS,
      '<adu id="empty" type="pro"/>',
      '<edge id="c1" src="a1" trg="a9" type="sup"/>',
      '<edge id="c2" src="a1" trg="c9" type="add"/>',
      '<edge id="c3" src="a1" trg="a0" type="likes"/>',
    )
    expect(steps).toEqual([])
    expect(warnings.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'line 18: It has no text, so it is no claim; it is left out.',
      'line 20: It adds a premise to what is no relation of the file; it is left out.',
      'line 19: It joins what is not in the file; it is left out.',
      'line 21: There is no relation “likes”; the edge is left out.',
    ])
  })

  it.each([
    ['<arggraph><edu>', 'The file is not well-formed XML'],
    ['<graph/>', 'The file is no arggraph; its root is <graph>.'],
    [
      '<!DOCTYPE a [<!ENTITY x "boom">]><arggraph><edu id="e">&x;</edu></arggraph>',
      'undefined entity',
    ],
  ])('[L114] refuses %s with a sentence', (content, sentence) => {
    const result = readArggraph(content)
    expect(result.ok ? '' : result.error[0]?.message).toContain(sentence)
  })
})
