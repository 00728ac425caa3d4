import type { Commitment } from '../model/position.ts'
import type { Effect, Entities, EntityName } from '../operation/effect.ts'
import { schemeById } from '../scheme/index.ts'
import { joined, onOneLine, quoted, type Names } from './names.ts'

/** Records of both maps by their words, as each map has them. */
export interface NamesThenAndNow {
  readonly was: Names
  readonly is: Names
}

type Recorded = Exclude<EntityName, 'map' | 'placement'>

/** What became of one record, in a sentence ([V22]); `effect` is no placement's. */
export function differenceSentence(effect: Effect, names: NamesThenAndNow): string {
  const { entity, id, before, after } = effect
  if (entity === 'placement') return ''
  if (entity === 'map') return sentence(mapParts(after ?? {}))
  if (before === null)
    return sentence([`${theRecord(entity, id, after, names.is)} ${ADDED[entity]}`])
  if (after === null)
    return sentence([`${theRecord(entity, id, before, names.was)} ${GONE[entity]}`])
  return sentence(changedParts(effect, names))
}

const sentence = (parts: readonly string[]): string => {
  const text = joined(parts)
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

const ADDED: Readonly<Record<Recorded, string>> = {
  source: 'was added',
  quote: 'was added',
  claim: 'was added',
  inference: 'was added',
  equivalence: 'came to count as the same',
  tension: 'was noted',
  position: 'was added',
  audience: 'was added',
}

const GONE: Readonly<Record<Recorded, string>> = {
  source: 'is gone',
  quote: 'is gone',
  claim: 'is gone',
  inference: 'is gone',
  equivalence: 'no longer count as the same',
  tension: 'is gone',
  position: 'is gone',
  audience: 'is gone',
}

function theRecord(entity: Recorded, id: string, record: object | null, names: Names): string {
  switch (entity) {
    case 'claim':
      return `the claim ${names.claim(id)}`
    case 'inference':
      return names.inference(id)
    case 'position':
      return `the position ${names.position(id)}`
    case 'quote':
      return `the quote ${names.quote(id)} from ${names.source((record as Entities['quote']).source)}`
    case 'source':
      return `the source ${names.source(id)}`
    case 'audience':
      return `the audience ${names.audience(id)}`
    case 'equivalence':
      return names.claims((record as Entities['equivalence']).claims)
    case 'tension':
      return `the tension between ${names.claims((record as Entities['tension']).claims)}`
  }
}

function mapParts({ title, question }: Partial<Entities['map']>): string[] {
  return [
    ...(title === undefined ? [] : [`the map came to be called ${quoted(title)}`]),
    ...(question === undefined
      ? []
      : [question === '' ? 'the question was removed' : `the question became ${quoted(question)}`]),
  ]
}

/** What became of each field of a record that both maps hold. */
function changedParts(effect: Effect, names: NamesThenAndNow): string[] {
  const { id } = effect
  switch (effect.entity) {
    case 'claim':
      return claimParts(id, effect.before ?? {}, effect.after ?? {}, names)
    case 'inference':
      return inferenceParts(id, effect.before ?? {}, effect.after ?? {}, names)
    case 'position':
      return positionParts(id, effect.before ?? {}, effect.after ?? {}, names)
    case 'equivalence':
      return [`${names.is.claims(effect.after?.claims ?? [])} came to count as the same`]
    case 'tension': {
      const { claims, rationale } = effect.after ?? {}
      return [
        ...(claims ? [`a tension came to be between ${names.is.claims(claims)}`] : []),
        ...(rationale === undefined ? [] : [`a tension was explained anew: ${quoted(rationale)}`]),
      ]
    }
    case 'audience': {
      const { title, switches } = effect.after ?? {}
      return [
        ...(title === undefined
          ? []
          : [`the audience ${names.was.audience(id)} was renamed ${quoted(title)}`]),
        ...(switches ? [`the audience ${names.is.audience(id)} grants other things`] : []),
      ]
    }
    case 'source':
      return [`the source ${names.is.source(id)} is another record`]
    case 'quote':
      return [`the quote ${names.is.quote(id)} is another passage`]
    default:
      return []
  }
}

function claimParts(
  id: string,
  before: Partial<Entities['claim']>,
  after: Partial<Entities['claim']>,
  { was, is }: NamesThenAndNow,
): string[] {
  const name = is.claim(id)
  const { text, implicit, given, attributedTo, note, quotes, otherWordings } = after
  const had = new Set<string>(before.quotes)
  const has = new Set<string>(quotes)
  const gained = quotes?.filter((quote) => !had.has(quote)) ?? []
  const lost = before.quotes?.filter((quote) => !has.has(quote)) ?? []
  const isReordered = quotes && gained.length === 0 && lost.length === 0
  return [
    ...(text === undefined ? [] : [`${was.claim(id)} was reworded as ${quoted(text)}`]),
    ...(given === undefined ? [] : [`${name} was marked as ${given ? 'given' : 'not given'}`]),
    ...(implicit === undefined
      ? []
      : [`${name} was marked as ${implicit ? 'implicit' : 'explicit'}`]),
    ...(attributedTo === undefined
      ? []
      : [
          `${name} was attributed to ${attributedTo === null ? 'nobody' : onOneLine(attributedTo)}`,
        ]),
    ...(note === undefined
      ? []
      : [note === null ? `the note on ${name} was removed` : `${name} got another note`]),
    ...gained.map((quote) => `${name} got the quote ${is.quote(quote)}`),
    ...lost.map((quote) => `${name} lost the quote ${was.quote(quote)}`),
    ...(isReordered ? [`the quotes of ${name} were put in another order`] : []),
    ...(otherWordings ? [`${name} took in other wordings`] : []),
  ]
}

function inferenceParts(
  id: string,
  before: Partial<Entities['inference']>,
  after: Partial<Entities['inference']>,
  { was, is }: NamesThenAndNow,
): string[] {
  const name = is.inference(id)
  const { polarity, premises, target, scheme, warrant, rationale } = after
  const had = new Set<string>(before.premises)
  const has = new Set<string>(premises)
  const gained = premises?.filter((premise) => !had.has(premise)) ?? []
  const lost = before.premises?.filter((premise) => !has.has(premise)) ?? []
  const isReordered = premises && gained.length === 0 && lost.length === 0
  return [
    ...(polarity !== undefined || target ? [`${was.inference(id)} became ${name}`] : []),
    ...gained.map((premise) => `${name} got the premise ${is.claim(premise)}`),
    ...lost.map((premise) => `${name} lost the premise ${was.claim(premise)}`),
    ...(isReordered ? [`the premises of ${name} were put in another order`] : []),
    ...(scheme === undefined
      ? []
      : [
          scheme === null
            ? `${name} lost its scheme`
            : `${name} was called ${quoted(schemeById(scheme)?.name ?? scheme)}`,
        ]),
    ...(warrant === undefined
      ? []
      : [warrant === null ? `${name} lost its warrant` : `${name} got another warrant`]),
    ...(rationale === undefined
      ? []
      : [rationale === null ? `${name} lost its rationale` : `${name} got another rationale`]),
  ]
}

const HOLDS = { asserted: 'asserts', conceded: 'concedes', denied: 'denies' } as const

function positionParts(
  id: string,
  before: Partial<Entities['position']>,
  after: Partial<Entities['position']>,
  { was, is }: NamesThenAndNow,
): string[] {
  const name = is.position(id)
  const { title, statement, thesis, color, commitments } = after
  return [
    ...(title === undefined
      ? []
      : [`the position ${was.position(id)} was renamed ${quoted(title)}`]),
    ...(thesis === undefined
      ? []
      : [thesis === null ? `${name} lost its thesis` : `${name} answers with ${is.claim(thesis)}`]),
    ...(statement === undefined
      ? []
      : [statement === '' ? `${name} lost its statement` : `${name} got another statement`]),
    ...(color === undefined ? [] : [`${name} got another colour`]),
    ...(commitments
      ? commitmentParts(name, before.commitments ?? [], commitments, { was, is })
      : []),
  ]
}

function commitmentParts(
  name: string,
  before: readonly Commitment[],
  after: readonly Commitment[],
  { was, is }: NamesThenAndNow,
): string[] {
  const held = new Map(before.map(({ claim, attitude }) => [claim, attitude]))
  const holds = new Map(after.map(({ claim, attitude }) => [claim, attitude]))
  const parts = [
    ...after
      .filter(({ claim, attitude }) => held.get(claim) !== attitude)
      .map(({ claim, attitude }) => `${name} ${HOLDS[attitude]} ${is.claim(claim)}`),
    ...before
      .filter(({ claim }) => !holds.has(claim))
      .map(({ claim }) => `${name} is not committed to ${was.claim(claim)} any more`),
  ]
  return parts.length > 0 ? parts : [`the commitments of ${name} were put in another order`]
}
