import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { roleOf } from '../query/roles.ts'
import { unreachable } from '../result.ts'
import { shortened } from '../unicode/shortened.ts'
import type { Reason } from './reasons.ts'

/** Code points of a claim that a sentence quotes at most. */
const LONGEST = 90

/**
 * `reason` in English, two steps deep: “Out, because the rebuttal by “…” stands and nothing answers
 * it; it would stand if “…” fell.”
 *
 * `turning`: what `turningPoints` gave; the first of them is named.
 */
export function reasonSentence(
  map: ArgumentMap,
  reason: Reason,
  turning: readonly ClaimId[] = [],
): string {
  const [first] = turning
  const cause = causeOf(map, reason)
  const remedy =
    first === undefined ? '' : `; it would ${wouldDo(reason)} if ${quoted(map, first)} fell`
  return `${STANDING_WORD[reason.standing]}${cause}${remedy}.`
}

const STANDING_WORD = { in: 'In', out: 'Out', undecided: 'Undecided' } as const

const wouldDo = ({ standing }: Reason): string => (standing === 'in' ? 'no longer stand' : 'stand')

function causeOf(map: ArgumentMap, { ground, because }: Reason): string {
  const premises = because.filter(({ bearing }) => bearing === 'premise')
  const attacks = because.filter(({ bearing }) => bearing === 'rebuttal' || bearing === 'undercut')
  const supports = because.filter(({ bearing }) => bearing === 'support')
  switch (ground) {
    case 'switched-off':
      return ', because it is switched off'
    case 'given':
      return attacks.length === 0
        ? ', because nothing is against it'
        : `, because ${beaten(map, attacks)}`
    case 'supported':
      return `, because ${joined(supports.map((r) => nameOf(map, r)))} stands${andBeaten(map, attacks)}`
    case 'drawn':
      return `, because ${premisesOf(map, premises)} ${verb(premises, 'stands', 'stand')}${
        attacks.length === 0 ? ' and nothing undercuts it' : andBeaten(map, attacks)
      }`
    case 'rebutted':
    case 'undercut':
      return `, because ${attacks.map((r) => standsUnanswered(map, r)).join(' and ')}`
    case 'premise-out':
      return `, because its premise ${claimsOf(map, premises)} is out${whyOut(map, premises[0])}`
    case 'support-out':
      return `, because ${
        supports.length === 1 ? 'its only support' : 'every support it has'
      } is out: ${joined(supports.map((r) => nameOf(map, r)))}${whyOut(map, supports[0])}`
    case 'unsupported':
      return ', because nothing is under it: no support, no quote, no stance'
    case 'open':
      return `, because ${joined(because.map((r) => nameOf(map, r)))} ${verb(because, 'is', 'are')} undecided too`
    default:
      return unreachable(ground)
  }
}

function standsUnanswered(map: ArgumentMap, attack: Reason): string {
  const name = nameOf(map, attack)
  const isAnswered = attack.because.some(({ because }) => because.length > 0)
  return isAnswered
    ? `${name} stands after all answers to it`
    : `${name} stands and nothing answers it`
}

const beaten = (map: ArgumentMap, attacks: readonly Reason[]): string => {
  const why = attacks.length === 1 ? whyOut(map, attacks[0]) : ''
  return `${joined(attacks.map((r) => nameOf(map, r)))} ${verb(attacks, 'is', 'are')} out${why}`
}

const andBeaten = (map: ArgumentMap, attacks: readonly Reason[]): string =>
  attacks.length === 0 ? '' : ` and ${beaten(map, attacks)}`

/** The next step down, where one line tells it. */
function whyOut(map: ArgumentMap, reason: Reason | undefined): string {
  const cause = reason?.because[0]
  if (!cause || cause.standing !== 'in') {
    if (cause?.bearing !== 'premise') return ''
    const deeper = cause.because.find(({ standing }) => standing === 'in')
    const by = deeper ? ` by ${nameOf(map, deeper)}` : ''
    return `, its premise ${claimsOf(map, [cause])} being out${by}`
  }
  return ` by ${nameOf(map, cause)}`
}

/** “the rebuttal by “…””, and so on: an inference is known by its premises. */
function nameOf(map: ArgumentMap, { id }: Reason): string {
  const inference = map.inferences.get(id as InferenceId)
  if (!inference) return quoted(map, id as ClaimId)
  return `the ${roleOf(inference)} by ${joined(inference.premises.map((p) => quoted(map, p)))}`
}

const premisesOf = (map: ArgumentMap, premises: readonly Reason[]): string =>
  `${premises.length === 1 ? 'its premise' : 'its premises'} ${claimsOf(map, premises)}`

const claimsOf = (map: ArgumentMap, reasons: readonly Reason[]): string =>
  joined(reasons.map(({ id }) => quoted(map, id as ClaimId)))

function quoted(map: ArgumentMap, id: ClaimId): string {
  const text = (map.claims.get(id)?.text ?? id).replace(/\s+/gu, ' ').replace(/[.\s]+$/u, '')
  return `“${shortened(text, LONGEST)}”`
}

const verb = (subjects: readonly unknown[], one: string, many: string): string =>
  subjects.length === 1 ? one : many

const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
