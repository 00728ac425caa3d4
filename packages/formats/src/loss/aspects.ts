import { NO_CITATION, roleOf, type ArgumentMap } from '@counterpoint/core'
import type { Claim, Inference, InferenceId, Quote } from '@counterpoint/core'
import { oneLine } from '../text/one-line.ts'

/** Something of a map that a file may be unable to hold. */
interface Aspect {
  readonly record: string
  readonly field: string | null
  /** Records of `map` that have it. */
  readonly count: (map: ArgumentMap) => number
  /** `map` as if nobody had ever given it. */
  readonly forget: (map: ArgumentMap) => ArgumentMap
}

type Collection = 'equivalences' | 'tensions' | 'positions' | 'audiences' | 'placements'

const counted = <R>(records: ReadonlyMap<unknown, R>, has: (record: R) => boolean): number => {
  let count = 0
  for (const record of records.values()) if (has(record)) count++
  return count
}

const changed = <I, R>(records: ReadonlyMap<I, R>, change: (record: R) => R): ReadonlyMap<I, R> =>
  new Map([...records].map(([id, record]) => [id, change(record)]))

const claimField = (
  field: keyof Claim,
  has: (claim: Claim) => boolean,
  without: Partial<Claim>,
): Aspect => ({
  record: 'claim',
  field,
  count: (map) => counted(map.claims, has),
  forget: (map) => ({ ...map, claims: changed(map.claims, (claim) => ({ ...claim, ...without })) }),
})

const inferenceField = (field: 'scheme' | 'warrant' | 'rationale'): Aspect => ({
  record: 'inference',
  field,
  count: (map) => counted(map.inferences, (inference) => inference[field] !== null),
  forget: (map) => ({
    ...map,
    inferences: changed(map.inferences, (inference) => ({ ...inference, [field]: null })),
  }),
})

const quoteField = (
  field: string,
  has: (quote: Quote) => boolean,
  without: Partial<Quote>,
): Aspect => ({
  record: 'quote',
  field,
  count: (map) => counted(map.quotes, has),
  forget: (map) => ({ ...map, quotes: changed(map.quotes, (quote) => ({ ...quote, ...without })) }),
})

const collection = (record: string, name: Collection): Aspect => ({
  record,
  field: null,
  count: (map) => map[name].size,
  forget: (map) => ({ ...map, [name]: new Map() }),
})

/** Inferences of one role, together with all that bear on them. */
const role = (name: 'undercut' | 'backing'): Aspect => ({
  record: 'inference',
  field: name,
  count: (map) => counted(map.inferences, (inference) => roleOf(inference) === name),
  forget: (map) => withoutInferences(map, (inference) => roleOf(inference) === name),
})

function withoutInferences(map: ArgumentMap, drops: (i: Inference) => boolean): ArgumentMap {
  const inferences = new Map(map.inferences)
  let isSettled = false
  while (!isSettled) {
    isSettled = true
    for (const [id, inference] of inferences) {
      const { target } = inference
      if (!drops(inference) && ('claim' in target || inferences.has(target.inference))) continue
      inferences.delete(id)
      isSettled = false
    }
  }
  const placements = [...map.placements].filter(
    ([id]) => map.claims.has(id as Claim['id']) || inferences.has(id as Inference['id']),
  )
  return { ...map, inferences, placements: new Map(placements) }
}

const inAClaim = (map: ArgumentMap): Set<Quote['id']> =>
  new Set([...map.claims.values()].flatMap(({ quotes }) => quotes))

/** One inference for each premise, where a format cannot link premises. */
const unlinked = (inference: Inference): Inference[] =>
  inference.premises.map((premise, index) => ({
    ...inference,
    id: (index === 0 ? inference.id : `${inference.id}.${index}`) as InferenceId,
    premises: [premise],
  }))

/** A letter of a script that the typefaces of our pictures and pages do not have. */
const UNDRAWN =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}])\p{L}/u

const drawn = (text: string): string => text.replace(new RegExp(UNDRAWN, 'gu'), '□')

/** What a map is called whose file has no name for it. */
export const UNNAMED = 'Imported map'

/** Everything that some format leaves behind. An aspect is named by its record and its field. */
export const ASPECTS = {
  'map.title': {
    record: 'map',
    field: 'title',
    count: (map) => (map.title === UNNAMED ? 0 : 1),
    forget: (map) => ({ ...map, title: UNNAMED }),
  },
  'map.question': {
    record: 'map',
    field: 'question',
    count: (map) => (map.question === '' ? 0 : 1),
    forget: (map) => ({ ...map, question: '' }),
  },
  'source.text': {
    record: 'source',
    field: 'text',
    count: (map) => map.sources.size,
    forget: (map) => map,
  },
  'source.citation': {
    record: 'source',
    field: 'citation',
    count: (map) =>
      counted(map.sources, ({ citation }) => Object.values(citation).some((part) => part !== null)),
    forget: (map) => ({
      ...map,
      sources: changed(map.sources, (source) => ({ ...source, citation: NO_CITATION })),
    }),
  },
  source: {
    record: 'source',
    field: null,
    count: (map) => map.sources.size,
    forget: (map) => ({
      ...map,
      sources: new Map(),
      quotes: new Map(),
      claims: changed(map.claims, (claim) => ({ ...claim, quotes: [] })),
    }),
  },
  quote: {
    record: 'quote',
    field: null,
    count: (map) => map.quotes.size,
    forget: (map) => ({
      ...map,
      quotes: new Map(),
      claims: changed(map.claims, (claim) => ({ ...claim, quotes: [] })),
    }),
  },
  'quote.unattached': {
    record: 'quote',
    field: 'unattached',
    count: (map) => {
      const attached = inAClaim(map)
      return counted(map.quotes, ({ id }) => !attached.has(id))
    },
    forget: (map) => {
      const attached = inAClaim(map)
      return { ...map, quotes: new Map([...map.quotes].filter(([id]) => attached.has(id))) }
    },
  },
  'quote.context': quoteField('context', ({ prefix, suffix }) => prefix + suffix !== '', {
    prefix: '',
    suffix: '',
  }),
  'claim.whiteSpace': {
    record: 'claim',
    field: 'white space',
    count: (map) => counted(map.claims, ({ text }) => oneLine(text) !== text),
    forget: (map) => ({
      ...map,
      title: oneLine(map.title),
      claims: changed(map.claims, (claim) => ({ ...claim, text: oneLine(claim.text) })),
    }),
  },
  'claim.letters': {
    record: 'claim',
    field: 'letters',
    count: (map) => counted(map.claims, ({ text }) => UNDRAWN.test(text)),
    forget: (map) => ({
      ...map,
      claims: changed(map.claims, (claim) => ({ ...claim, text: drawn(claim.text) })),
    }),
  },
  'claim.implicit': claimField('implicit', ({ implicit }) => implicit, { implicit: false }),
  'claim.attributedTo': claimField('attributedTo', (claim) => claim.attributedTo !== null, {
    attributedTo: null,
  }),
  'claim.given': claimField('given', ({ given }) => given, { given: false }),
  'claim.note': claimField('note', ({ note }) => note !== null, { note: null }),
  'claim.otherWordings': claimField('otherWordings', (claim) => claim.otherWordings.length > 0, {
    otherWordings: [],
  }),
  'inference.undercut': role('undercut'),
  'inference.backing': role('backing'),
  'inference.linkedPremises': {
    record: 'inference',
    field: 'linked premises',
    count: (map) => counted(map.inferences, ({ premises }) => premises.length > 1),
    forget: (map) => ({
      ...map,
      inferences: new Map(
        [...map.inferences.values()].flatMap(unlinked).map((each) => [each.id, each]),
      ),
    }),
  },
  'inference.scheme': inferenceField('scheme'),
  'inference.warrant': inferenceField('warrant'),
  'inference.rationale': inferenceField('rationale'),
  'equivalence.rationale': {
    record: 'equivalence',
    field: 'rationale',
    count: (map) => counted(map.equivalences, ({ rationale }) => rationale !== null),
    forget: (map) => ({
      ...map,
      equivalences: changed(map.equivalences, (each) => ({ ...each, rationale: null })),
    }),
  },
  equivalence: collection('equivalence', 'equivalences'),
  tension: collection('tension', 'tensions'),
  position: collection('position', 'positions'),
  audience: collection('audience', 'audiences'),
  placement: collection('placement', 'placements'),
} as const satisfies Record<string, Aspect>

export type AspectName = keyof typeof ASPECTS
