import {
  targetId,
  type ArgumentMap,
  type Claim,
  type Inference,
  type Position,
  type Quote,
  type QuoteId,
  type Source,
} from '@counterpoint/core'
import type { SourceTexts } from '../format.ts'
import { listIn, manyIn, own, type Fields } from '../import/fields.ts'
import { keptIn } from '../import/kept-in.ts'
import { inOrder } from '../order.ts'
import { CONTEXT, iri, LIFE_CYCLE } from './vocabulary.ts'

/**
 * `map` as a collection of W3C Web Annotations: a claim is a body on its quotes, with a position and a
 * quote selector each, offsets in code points; an inference, an equivalence or a tension links
 * annotations. What the vocabulary has no term for stands under a prefix of our own.
 */
export function writeWebAnnotation(map: ArgumentMap, texts: SourceTexts): string {
  const kept = keptIn(map, 'web-annotation')
  const items = [
    ...inOrder(map.claims).map((claim) => claimAnnotation(map, claim, kept.byRecord.get(claim.id))),
    ...unattached(map).map(highlight),
    ...inOrder(map.inferences).map((inference) => inferenceAnnotation(map, inference)),
    ...inOrder(map.equivalences).map(({ id, claims, rationale }) => ({
      ...annotation('equivalence', id, 'linking'),
      ...(rationale !== null && { body: textualBody(rationale, 'describing') }),
      target: claims.map((claim) => iri('claim', claim)),
    })),
    ...inOrder(map.tensions).map(({ id, claims, rationale }) => ({
      ...annotation('tension', id, 'linking'),
      body: textualBody(rationale, 'describing'),
      target: claims.map((claim) => iri('claim', claim)),
    })),
    ...inOrder(map.positions).map((position) => positionAnnotation(map, position)),
    ...kept.ofFile.filter(isAnnotation),
  ]
  const page = iri('map', map.id)
  const head = {
    '@context': CONTEXT,
    id: page,
    type: ['AnnotationCollection', 'cp:Map'],
    label: map.title,
    'cp:question': map.question,
    'cp:sources': inOrder(map.sources).map((source) => sourceResource(source, texts)),
    total: items.length,
  }
  const lines = items.map((item) => JSON.stringify(item)).join(',\n')
  const first = `{"id":${JSON.stringify(`${page}:page`)},"type":"AnnotationPage","startIndex":0,"items":[\n${lines}\n]}`
  return `${JSON.stringify(head).slice(0, -1)},"first":${first}}\n`
}

/** A remainder may come from anywhere: keywords of JSON-LD could change what the rest of the file means. */
const isAnnotation = (item: Fields): boolean =>
  manyIn(item, 'type').includes('Annotation') &&
  own(item, 'target') !== undefined &&
  ['string', 'undefined'].includes(typeof own(item, 'id')) &&
  !/"@/.test(JSON.stringify(item))

const TYPES = {
  claim: 'cp:Claim',
  inference: 'cp:Inference',
  equivalence: 'cp:Equivalence',
  tension: 'cp:Tension',
  position: 'cp:Position',
} as const

const annotation = (kind: keyof typeof TYPES, id: string, motivation: string): object => ({
  id: iri(kind, id),
  type: ['Annotation', TYPES[kind]],
  motivation,
})

const textualBody = (value: string, purpose: string): object => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  purpose,
})

/** The body says what is claimed; without a quote the claim is about the map. */
function claimAnnotation(map: ArgumentMap, claim: Claim, kept: Fields | undefined): object {
  const { id, text, quotes, implicit, attributedTo, given, note, otherWordings } = claim
  const tags = listIn(kept, 'tags').filter((tag) => typeof tag === 'string')
  const targets = quotes.flatMap((quote) => {
    const found = map.quotes.get(quote)
    return found === undefined ? [] : [specificResource(found)]
  })
  return {
    ...annotation('claim', id, 'describing'),
    ...lifeCycle(kept),
    body: [
      textualBody(text, 'describing'),
      ...(note === null ? [] : [textualBody(note, 'commenting')]),
      ...tags.map((tag) => textualBody(tag, 'tagging')),
    ],
    target: targets.length === 0 ? iri('map', map.id) : targets,
    ...(implicit && { 'cp:implicit': true }),
    ...(attributedTo !== null && { 'cp:attributedTo': attributedTo }),
    ...(given && { 'cp:given': true }),
    ...(otherWordings.length > 0 && { 'cp:otherWordings': otherWordings }),
    ...placement(map, id),
  }
}

/** Fields that tell who wrote an annotation and when, where they are texts or agents. */
function lifeCycle(kept: Fields | undefined): object {
  const fields = LIFE_CYCLE.flatMap((name) => {
    const value = own(kept, name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(fields)
}

const unattached = (map: ArgumentMap): Quote[] => {
  const attached = new Set<QuoteId>([...map.claims.values()].flatMap(({ quotes }) => quotes))
  return inOrder(map.quotes).filter(({ id }) => !attached.has(id))
}

const highlight = (quote: Quote): object => ({
  id: `${iri('quote', quote.id)}:highlight`,
  type: 'Annotation',
  motivation: 'highlighting',
  target: specificResource(quote),
})

const specificResource = ({ id, source, start, end, exact, prefix, suffix }: Quote): object => ({
  id: iri('quote', id),
  type: 'SpecificResource',
  source: iri('source', source),
  selector: [
    { type: 'TextPositionSelector', start, end },
    { type: 'TextQuoteSelector', exact, prefix, suffix },
  ],
})

const inferenceAnnotation = (map: ArgumentMap, inference: Inference): object => {
  const { id, polarity, premises, target, scheme, warrant, rationale } = inference
  return {
    ...annotation('inference', id, 'linking'),
    body: premises.map((premise) => iri('claim', premise)),
    target: iri('claim' in target ? 'claim' : 'inference', targetId(target)),
    'cp:polarity': polarity,
    ...(scheme !== null && { 'cp:scheme': scheme }),
    ...(warrant !== null && { 'cp:warrant': warrant }),
    ...(rationale !== null && { 'cp:rationale': rationale }),
    ...placement(map, id),
  }
}

function positionAnnotation(map: ArgumentMap, position: Position): object {
  const { id, title, statement, thesis, color, commitments } = position
  const targets = commitments.map(({ claim, attitude }) => ({
    type: 'SpecificResource',
    source: iri('claim', claim),
    'cp:attitude': attitude,
  }))
  return {
    ...annotation('position', id, 'classifying'),
    body: [
      textualBody(title, 'identifying'),
      ...(statement === '' ? [] : [textualBody(statement, 'describing')]),
    ],
    target: targets.length === 0 ? iri('map', map.id) : targets,
    ...(thesis !== null && { 'cp:thesis': iri('claim', thesis) }),
    ...(color !== null && { 'cp:color': color }),
  }
}

function placement(map: ArgumentMap, id: Claim['id'] | Inference['id']): object {
  const at = map.placements.get(id)
  return at === undefined ? {} : { 'cp:x': at.x, 'cp:y': at.y }
}

function sourceResource(source: Source, texts: SourceTexts): object {
  const { id, title, citation, language, sha256 } = source
  const { author, publication, date, url } = citation
  const text = texts.get(id)
  return {
    id: iri('source', id),
    type: 'Text',
    format: 'text/plain',
    language,
    'dc:title': title,
    ...(author !== null && { 'dc:creator': author }),
    ...(publication !== null && { 'dc:publisher': publication }),
    ...(date !== null && { 'dc:date': date }),
    ...(url !== null && { via: url }),
    'cp:sha256': sha256,
    ...(text !== undefined && { value: text }),
  }
}
