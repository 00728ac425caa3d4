import { claimSchema, type ArgumentMap } from '@counterpoint/core'
import { anArgumentMap } from '@counterpoint/core/testing'
import fc from 'fast-check'

/** Pieces that mean something in one of the formats, or that text engines stumble over. */
const TRAPS = [
  'https://example.org/a_b*c?d=e&f#g',
  '//',
  '/* x */',
  '<!-- y -->',
  '[a]',
  '[a]:',
  '[a](b)',
  '<a>',
  '<a>:',
  '@[a]',
  '@<a>',
  '#tag',
  '#(two words)',
  '{x: 1}',
  '} x',
  '{',
  '}',
  '*',
  '**b**',
  '_',
  '__c__',
  ':smile:',
  ':',
  '.O.',
  '.',
  '===',
  '=',
  '-',
  '+',
  '--',
  '-----',
  '->',
  '+>',
  '_>',
  '<_',
  '><',
  '<+',
  '(1)',
  '(1) a',
  '1.',
  '1. Pro: x',
  '-> See 1.1.',
  '\\',
  '\\\\',
  '\\n',
  '"',
  '""',
  "'",
  '`',
  '~',
  '|',
  '# H',
  '> q',
  '%',
  '%%',
  '&',
  '&amp;',
  '&#0;',
  ']]>',
  '<![CDATA[',
  '</title>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1',
  '\t=1',
  '\n=1',
  '"\n=1',
  ';',
  ',',
  '$x$',
  '\n',
  '\n\n',
  '\t',
  '  ',
  ' \n ',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u200b',
  '\u200f',
  '\u202e',
  '\ufeff',
  '\uffff',
  '\ufffe',
  '\u{1f54a}\ufe0f',
  '\u{1f469}\u200d\u{1f467}',
  'e\u0301',
  'שלום',
  '日本語',
  'a',
  'Ω',
  'word',
  'two words',
  '__proto__',
  'constructor',
  'null',
  '---',
  '***',
  '```',
  '<<',
  '>>',
  '\u{10ffff}',
] as const

const isClaimText = (text: string): boolean => claimSchema.shape.text.safeParse(text).success

/** Well-formed text that is made to break writers and readers. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((parts) => fc.constantFrom('', ' ', ' ').map((glue) => parts.join(glue)))
  .filter((text) => isClaimText(text) && text.length <= 300)

/** An arbitrary map, every text of which is hostile. Quotes and source texts stay as they are. */
export const aHostileMap = ({ size = 8 } = {}): fc.Arbitrary<ArgumentMap> =>
  fc
    .tuple(anArgumentMap({ size }), fc.array(hostileText, { minLength: 3, maxLength: 40 }))
    .map(([map, texts]) => withTexts(map, texts))

function withTexts(map: ArgumentMap, texts: readonly string[]): ArgumentMap {
  let used = 0
  const next = (): string => texts[used++ % texts.length] ?? ''
  const nextOrNull = (): string | null => (used % 4 === 3 ? (used++, null) : next())
  return {
    ...map,
    title: next(),
    question: next(),
    claims: each(map.claims, (claim) => ({
      ...claim,
      text: next(),
      note: nextOrNull(),
      attributedTo: nextOrNull(),
      otherWordings: claim.otherWordings.map(next),
    })),
    inferences: each(map.inferences, (inference) => ({
      ...inference,
      scheme: nextOrNull(),
      warrant: nextOrNull(),
      rationale: nextOrNull(),
    })),
    equivalences: each(map.equivalences, (record) => ({ ...record, rationale: nextOrNull() })),
    tensions: each(map.tensions, (record) => ({ ...record, rationale: next() })),
    audiences: each(map.audiences, (record) => ({ ...record, title: next() })),
    positions: each(map.positions, (record) => ({ ...record, title: next(), statement: next() })),
  }
}

const each = <I, R>(records: ReadonlyMap<I, R>, change: (record: R) => R): ReadonlyMap<I, R> =>
  new Map([...records].map(([id, record]) => [id, change(record)]))
