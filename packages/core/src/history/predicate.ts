import { roleOf, type InferenceRole } from '../query/roles.ts'
import { unreachable } from '../result.ts'
import { schemeById } from '../scheme/index.ts'
import type { Effect, Entities } from '../operation/effect.ts'
import type { OperationOf, SingleOperation } from '../operation/operation.ts'
import { counted, joined, onOneLine, quoted, type Names } from './names.ts'
import { restored } from './restored.ts'

/** What one operation did, as the predicate of a sentence: “rebutted “…” with “…””. */
export function predicateOf(
  operation: SingleOperation,
  effects: readonly Effect[],
  names: Names,
  isImport: boolean,
): string {
  switch (operation.kind) {
    case 'map.edit':
      return editedMap(operation)
    case 'source.add':
      return `added the source ${quoted(operation.source.title)}`
    case 'source.remove':
      return `removed the source ${names.source(operation.source)}`
    case 'quote.add':
      return `quoted ${quoted(operation.quote.exact)} from ${names.source(operation.quote.source)}`
    case 'quote.remove':
      return `removed the quote ${names.quote(operation.quote)}`
    case 'claim.create':
      return `put forward ${quoted(operation.claim.text)}`
    case 'claim.edit':
      return editedClaim(operation, effects, names)
    case 'claim.attachQuote':
      return `put the quote ${names.quote(operation.quote)} under ${names.claim(operation.claim)}`
    case 'claim.detachQuote':
      return `took the quote ${names.quote(operation.quote)} from ${names.claim(operation.claim)}`
    case 'claim.merge':
      return `merged ${names.claim(operation.from)} into ${names.claim(operation.into)}`
    case 'claim.delete':
      return `deleted ${names.claim(operation.claim)}${alongWith(effects, operation.claim)}`
    case 'inference.create': {
      const { inference } = operation
      const verb = DREW[roleOf(inference)]
      return `${verb} ${names.target(inference.target)} with ${names.claims(inference.premises)}`
    }
    case 'inference.edit':
      return editedInference(operation, names)
    case 'inference.retarget':
      return `made ${names.claims(operation.premises)} bear on ${names.target(operation.target)}`
    case 'inference.delete':
      return `deleted ${names.inference(operation.inference)}${alongWith(effects, operation.inference)}`
    case 'equivalence.create':
      return `said that ${names.claims(operation.equivalence.claims)} say the same`
    case 'equivalence.delete':
      return `took back that ${equated(operation.equivalence, effects, names)} say the same`
    case 'tension.create':
      return `noted a tension between ${names.claims(operation.tension.claims)}`
    case 'tension.edit':
      return `explained a tension anew: ${quoted(operation.rationale)}`
    case 'tension.delete':
      return deletedTension(operation, effects, names)
    case 'position.create':
      return `added the position ${quoted(operation.position.title)}`
    case 'position.edit':
      return editedPosition(operation, effects, names)
    case 'position.commit':
      return `noted that ${names.position(operation.position)} ${HOLDS[operation.attitude]} ${names.claim(operation.claim)}`
    case 'position.withdraw':
      return `noted that ${names.position(operation.position)} is not committed to ${names.claim(operation.claim)}`
    case 'position.delete':
      return `deleted the position ${names.position(operation.position)}`
    case 'audience.create':
      return `described the audience ${quoted(operation.audience.title)}`
    case 'audience.edit':
      return editedAudience(operation, effects, names)
    case 'audience.delete':
      return `deleted the audience ${names.audience(operation.audience)}`
    case 'placement.set':
      return placed(operation, names)
    case 'restore':
      return restored(operation.effects, names, isImport)
    default:
      return unreachable(operation)
  }
}

const DREW: Readonly<Record<InferenceRole, string>> = {
  support: 'supported',
  rebuttal: 'rebutted',
  backing: 'backed',
  undercut: 'undercut',
}

const HOLDS = { asserted: 'asserts', conceded: 'concedes', denied: 'denies' } as const

function editedMap({ changes: { title, question } }: OperationOf<'map.edit'>): string {
  const parts = [
    ...(title === undefined ? [] : [`named the map ${quoted(title)}`]),
    ...(question === undefined
      ? []
      : [question === '' ? 'removed the question' : `asked ${quoted(question)}`]),
  ]
  return joined(parts) || 'changed nothing of the map'
}

function editedClaim(
  { claim, changes }: OperationOf<'claim.edit'>,
  effects: readonly Effect[],
  names: Names,
): string {
  const { text, given, implicit, attributedTo, note } = changes
  const name = text === undefined ? names.claim(claim) : quoted(text)
  const parts = [
    ...(text === undefined ? [] : [reworded(claim, text, effects)]),
    ...(given === undefined ? [] : [`marked ${name} as ${given ? 'given' : 'not given'}`]),
    ...(implicit === undefined ? [] : [`marked ${name} as ${implicit ? 'implicit' : 'explicit'}`]),
    ...(attributedTo === undefined
      ? []
      : [
          attributedTo === null
            ? `attributed ${name} to nobody`
            : `attributed ${name} to ${onOneLine(attributedTo)}`,
        ]),
    ...(note === undefined
      ? []
      : [note === null ? `removed the note on ${name}` : `wrote a note on ${name}`]),
  ]
  return joined(parts) || `changed nothing of ${name}`
}

function reworded(claim: string, text: string, effects: readonly Effect[]): string {
  const edit = effects.find(({ entity, id }) => entity === 'claim' && id === claim)
  const before = beforeOf<'claim'>(effects, claim)?.text
  // What others wrote meanwhile may be merged into it.
  const after = (edit?.after as Partial<Entities['claim']> | undefined)?.text ?? text
  return before === undefined
    ? `worded a claim as ${quoted(after)}`
    : `reworded ${quoted(before)} as ${quoted(after)}`
}

const beforeOf = <E extends keyof Entities>(
  effects: readonly Effect[],
  id: string,
): Partial<Entities[E]> | undefined =>
  (effects.find((effect) => effect.id === id && effect.entity !== 'placement')?.before ??
    undefined) as Partial<Entities[E]> | undefined

function editedInference(
  { inference, changes }: OperationOf<'inference.edit'>,
  names: Names,
): string {
  const { polarity, scheme, warrant, rationale } = changes
  const name = names.inference(inference)
  const parts = [
    ...(polarity === undefined ? [] : [`turned ${names.step(inference)} into one ${polarity} it`]),
    ...(scheme === undefined
      ? []
      : [
          scheme === null
            ? `took the scheme from ${name}`
            : `called ${name} ${quoted(schemeById(scheme)?.name ?? scheme)}`,
        ]),
    ...(warrant === undefined
      ? []
      : [warrant === null ? `removed the warrant of ${name}` : `gave ${name} a warrant`]),
    ...(rationale === undefined
      ? []
      : [rationale === null ? `removed the rationale of ${name}` : `gave ${name} a rationale`]),
  ]
  return joined(parts) || `changed nothing of ${name}`
}

function editedPosition(
  { position, changes }: OperationOf<'position.edit'>,
  effects: readonly Effect[],
  names: Names,
): string {
  const { title, statement, thesis, color } = changes
  const name = title === undefined ? names.position(position) : quoted(title)
  const before = beforeOf<'position'>(effects, position)?.title
  const parts = [
    ...(title === undefined
      ? []
      : [`renamed the position ${before === undefined ? '' : `${quoted(before)} `}to ${name}`]),
    ...(statement === undefined ? [] : [`restated ${name}`]),
    ...(thesis === undefined
      ? []
      : [
          thesis === null
            ? `left ${name} without a thesis`
            : `made ${names.claim(thesis)} the thesis of ${name}`,
        ]),
    ...(color === undefined ? [] : [`gave ${name} another colour`]),
  ]
  return joined(parts) || `changed nothing of ${name}`
}

function editedAudience(
  { audience, changes: { title } }: OperationOf<'audience.edit'>,
  effects: readonly Effect[],
  names: Names,
): string {
  const before = beforeOf<'audience'>(effects, audience)?.title
  if (title === undefined || before === undefined) {
    return `changed what the audience ${names.audience(audience)} takes for granted`
  }
  return `renamed the audience ${quoted(before)} to ${quoted(title)}`
}

const equated = (id: string, effects: readonly Effect[], names: Names): string => {
  const claims = beforeOf<'equivalence'>(effects, id)?.claims
  return claims ? names.claims(claims) : 'some claims'
}

function deletedTension(
  { tension }: OperationOf<'tension.delete'>,
  effects: readonly Effect[],
  names: Names,
): string {
  const claims = beforeOf<'tension'>(effects, tension)?.claims
  return claims ? `removed the tension between ${names.claims(claims)}` : 'removed a tension'
}

function placed({ placements }: OperationOf<'placement.set'>, names: Names): string {
  const isGivenBack = placements.every(({ at }) => at === null)
  const [first] = placements
  const cards =
    placements.length === 1 && first ? 'a card' : counted(placements.length, 'card', 'cards')
  const name = placements.length === 1 && first ? names.claim(first.of) : undefined
  const which = name?.startsWith('“') ? `the card ${name}` : cards
  return isGivenBack ? `gave ${which} back to the layout` : `moved ${which}`
}

/** “, and 2 inferences with it”. */
function alongWith(effects: readonly Effect[], id: string): string {
  const others = effects.filter(
    (effect) => effect.entity === 'inference' && effect.after === null && effect.id !== id,
  )
  return others.length === 0 ? '' : `, and ${counted(others.length, 'inference')} with it`
}
