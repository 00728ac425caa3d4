import { aClaim, aMapWithTexts, anEmptyMap, sha256Of } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutLosses } from '../loss/loss.ts'
import { aHostileMap, hostileText } from '../testing/hostile-map.ts'
import { parseArgdown } from '../testing/parse-argdown.ts'
import { messages, read, refusal } from '../testing/read-argdown-lines.ts'
import { argdownFormat } from './argdown-format.ts'
import { writeArgdown } from './write-argdown.ts'

describe('an Argdown file of another program', () => {
  it('[L151] has statements for claims, and relations for inferences in both directions', () => {
    const { steps, texts, warnings } = read(
      '[A]: a',
      '  + [B]: b',
      '    - c',
      '  <- [D]: d',
      '  +> [E]: e',
      '  -> [F]: f',
      '  <+ [G]: g',
    )
    expect(texts).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(steps).toEqual(['a +> e', 'a -> f', 'b +> a', 'c -> b', 'd -> a', 'g +> a'])
    expect(warnings).toEqual([])
  })

  it('[L151] says of contraries that each rebuts the other, in the strict mode of attacks too', () => {
    expect(read('[A]: a', '  >< [B]: b').steps).toEqual(['a -> b', 'b -> a'])
    const strict = ['===', 'model:', '  mode: strict', '===', '', '[A]: a', '  - [B]: b', '  + c']
    expect(read(...strict).steps).toEqual(['a -> b', 'b -> a', 'c +> a'])
    expect(read('[A]: a', '  - [B]: b').steps).toEqual(['b -> a'])
  })

  it('[L152] has an inference for each conclusion, with its premises linked', () => {
    const { steps, map, warnings } = read(
      '<Arg>: Why so.',
      '',
      '(1) p',
      '(2) q',
      '----',
      '(3) r',
      '(4) s',
      '-- Modus ponens, Another {uses: [1, 4]} --',
      '(5) [T]: t',
      '',
      '<Next>',
      '',
      '(1) u',
      '-- Sign --',
      '(2) [T]',
    )
    expect(steps).toEqual(['p & q +> r', 'p & s +> t', 'u +> t'])
    expect(
      [...map.inferences.values()].map(({ scheme, rationale }) => [scheme, rationale]),
    ).toEqual([
      [null, null],
      ['Modus ponens', 'Why so.'],
      ['Sign', null],
    ])
    expect(messages(warnings)).toEqual([
      'skipped line 9: A step has one scheme, here “Modus ponens”; “Another” is left out.',
    ])
  })

  it('[L152] takes the conclusion before for a premise where nothing says what is used', () => {
    expect(read('(1) p', '----', '(2) q', '(3) r', '----', '(4) s').steps).toEqual([
      'p +> q',
      'q & r +> s',
    ])
  })

  it('[L152] reads an argument without a structure as a claim that its relations infer from', () => {
    const { steps, warnings } = read('[A]: a', '  + <B>: b', '    - <C>', '  _ <D>: d')
    expect(steps).toEqual(['C -> b', 'b +> a', 'd -> a'])
    expect(messages(warnings)).toEqual([
      'changed line 3: “C” is named and nowhere written; its title is taken for it.',
      'changed line 4: It undercuts no step; it is read as a rebuttal.',
    ])
  })

  it('[L153] reads undercuts of an inference line, of an argument, and of one without a structure', () => {
    const { steps } = read(
      '<A>',
      '',
      '(1) p',
      '----',
      '  <_ <U>: u',
      '(2) q',
      '----',
      '(3) r',
      '',
      '<V>: v',
      '  _> <A>',
      '',
      '[S]: s',
      '  + <W>: w',
      '    _ <X>: x',
    )
    expect(steps).toEqual([
      'p +> q',
      'q +> r',
      'u -> (p +> q)',
      'v -> (q +> r)',
      'w +> s',
      'x -> (w +> s)',
    ])
  })

  it('[L153] gives an undercut below a statement to it, not to the last inference line', () => {
    const { steps } = read('(1) p', '----', '(2) q', '', '[S]: s', '  _ t')
    expect(steps).toEqual(['p +> q', 't -> s'])
  })

  it('[L153] reads support of a whole argument as backing, an attack on it as one on its last step', () => {
    const { steps, warnings } = read('<A>', '  + b', '  - c', '', '(1) p', '----', '(2) q')
    expect(steps).toEqual(['b +> (p +> q)', 'c -> (p +> q)', 'p +> q'])
    expect(messages(warnings)).toEqual([
      'changed line 3: An attack on a whole argument is read as one on its last step.',
    ])
  })

  it('[L154] keeps the last wording as the claim, others beside it, and where links lead', () => {
    const { map } = read('[A]: one', '', '[A]: two with [a link](https://example.org/x)')
    expect([...map.claims.values()]).toMatchObject([
      {
        text: 'two with a link',
        otherWordings: ['one'],
        note: 'a link: https://example.org/x',
      },
    ])
  })

  it('[L155] takes a heading for a position only where it lists commitments', () => {
    const { map, warnings } = read(
      '# Group',
      '',
      '[A]: a {id: a1}',
      '',
      '# Peace {commitments: [{claim: a1, attitude: asserted}, {claim: zz, attitude: denied}, 7]}',
      '',
      'b',
    )
    expect([...map.positions.values()]).toMatchObject([
      { title: 'Peace', commitments: [{ claim: 'a1', attitude: 'asserted' }] },
    ])
    expect(messages(warnings)).toEqual([
      'skipped null: The file has 1 headings that list no commitments; they order it and are no positions, so they are left out.',
    ])
  })

  it('[L156] leaves out what the grammar does not allow, with its line, and reads the rest', () => {
    const { texts, steps, warnings } = read(
      'first',
      '',
      '(1) no',
      '(2) inference',
      '',
      'an *open end',
      '',
      '[A]: a',
      '  + b',
      '  + bad *open',
      '    - below it',
      '  - c',
      '',
      'ends in \\',
      '',
      'x {a: [1}',
    )
    expect(texts).toEqual(['first', 'a', 'b', 'c', 'ends in \\', 'x'])
    expect(steps).toEqual(['b +> a', 'c -> a'])
    expect(warnings.map(({ where, kind }) => `${kind} ${where}`)).toEqual([
      'skipped line 3',
      'skipped line 6',
      'skipped line 10',
      'skipped line 16',
    ])
    expect(messages(warnings)[0]).toBe(
      'skipped line 3: Argdown does not allow this here: Missing inference. So 2 lines are left out.',
    )
  })

  it('[L156] says where an address was cut, since Argdown takes its end for a comment', () => {
    const { texts, warnings } = read('a', '', '[A]: see https://example.com/x', '  + b // why')
    expect(texts).toEqual(['a', 'see https:', 'b'])
    expect(messages(warnings)).toEqual([
      'changed line 3: Argdown takes //example.com/x for a comment; an address in a text has a backslash before //.',
    ])
  })

  it('[L157] gives back titles, tags, fields of its own, settings and comments', () => {
    const file = [
      '===',
      'author: Ann',
      'color: {tagColors: {ethics: "#f00"}}',
      '===',
      '',
      '// said aside',
      '[A: 1]: a #ethics #(two words) {weight: 3}',
      '  + <B>: b #ethics',
      '',
      'not *closed',
      '',
    ]
    const { map } = read(...file)
    const written = writeArgdown(map)
    expect(written).toContain('[A: 1]: a #ethics #(two words) {"weight": 3, "id": "c00001"}')
    expect(written).toContain('"color": {"tagColors": {"ethics": "#f00"}}')
    expect(written).toContain('/* said aside */')
    expect(written).toContain('/* not *closed */')
    expect(parseArgdown(written).complaints).toEqual([])
    const again = read(written).map
    expect(writeArgdown(again)).toBe(written)
    expect({ ...again, remainder: null }).toEqual({ ...map, remainder: null })
  })

  it('[L157] stays a file that the parser reads, whatever is kept in it', () => {
    const json = fc.record({
      title: hostileText,
      tags: fc.array(hostileText, { maxLength: 3 }),
      fields: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
    })
    const file = fc.oneof(
      fc.record({ comment: hostileText }),
      fc.record({ frontMatter: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }) }),
      fc.string(),
    )
    fc.assert(
      fc.property(aHostileMap(), fc.array(json), fc.array(file), (map, records, files) => {
        const ids = [...map.claims.keys(), ...map.inferences.keys()]
        const remainder = {
          format: 'argdown',
          parts: [
            ...records.map((each, index) => ({
              of: ids[index % ids.length] ?? null,
              content: JSON.stringify(each),
            })),
            ...files.map((each) => ({ of: null, content: JSON.stringify(each) })),
          ],
        }
        const written = writeArgdown({ ...map, remainder })
        expect(parseArgdown(written).complaints).toEqual([])
        const again = read(written).map
        expect({ ...again, remainder: undefined }).toEqual({
          ...withoutLosses(map, argdownFormat.loses),
          remainder: undefined,
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('an Argdown file of ours', () => {
  it('[L13] comes back with its sources by checksum, and quotes that a library can check', () => {
    fc.assert(
      fc.property(aMapWithTexts(), ({ map }) => {
        expect(read(writeArgdown(map)).map).toEqual(withoutLosses(map, argdownFormat.loses))
      }),
      { numRuns: 40 },
    )
  })

  it('[L4] names the sources whose texts its quotes need', () => {
    const source = { id: 's1', title: 'S', citation: null, language: 'en', sha256: sha256Of('x') }
    const records = {
      sources: [
        { ...source, citation: { author: null, publication: null, date: null, url: null } },
      ],
      quotes: [{ id: 'q1', source: 's1', start: 0, end: 1, exact: 'x', prefix: '', suffix: '' }],
    }
    const file = ['===', `counterpoint: ${JSON.stringify(records)}`, '===', '', 'a'].join('\n')
    expect(refusal(file)).toContain('The text of source s1, “S”, is not in the file')
    expect(read(file).warnings.map(({ where }) => where)).toEqual(['sources[0]'])
  })

  it('[L158] can be edited by hand: what is written counts, what is not ours is left out', () => {
    const claim = aClaim('c1', { text: 'Two  spaces.' })
    const file = writeArgdown({ ...anEmptyMap(), claims: new Map([[claim.id, claim]]) })
    expect(read(file).texts).toEqual(['Two  spaces.'])
    const edited = file.replace(': Two spaces', ': Three words').replace(/$/, '\n[New]: new\n')
    expect(read(edited.trimEnd(), '  + why').steps).toEqual(['why +> new'])
    expect(read(edited).texts.toSorted()).toEqual(['Three words.', 'new'])
    const broken = read(
      '===',
      'counterpoint: {sources: [{id: 7}], quotes: [{id: q, source: s}, 3], tensions: [{claims: [x]}],',
      '  placements: [{of: c9, at: {x: 1e9, y: 0}}]}',
      '===',
      '',
      '[A]: a {id: 5, note: [1], quotes: [nowhere, {source: 1}], given: yes}',
    )
    expect(broken.texts).toEqual(['a'])
    expect(broken.warnings.map(({ where }) => where)).toEqual([
      'front matter, sources[0]',
      'front matter, quotes',
      'line 6',
      'front matter, tensions[0]',
      'front matter, placements',
    ])
  })
})
