import type { ArgumentMap } from '../model/argument-map.ts'
import type { Claim } from '../model/claim.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Inference, Target } from '../model/inference.ts'
import { LIMITS } from '../model/text.ts'
import { audiencesRedirected } from './audiences-without.ts'
import { removalOf } from './closure.ts'
import { draftOf } from './draft.ts'
import { edited, type Effect } from './effect.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, refuseUnknown, type Resolution } from './resolution.ts'
import { duplicateOf } from './resolve-inference.ts'
import { combined } from './combine.ts'

/**
 * Makes one claim of two that say the same thing ([O7]): `into` keeps its wording and takes over
 * the other's wording, quotes, inferences, equivalences, tensions, commitments and
 * switches. Inferences that
 * would lead from a claim to itself, or repeat another, go.
 */
export function mergeClaims(
  map: ArgumentMap,
  { from: fromId, into: intoId }: OperationOf<'claim.merge'>,
): Resolution {
  const from = map.claims.get(fromId)
  const into = map.claims.get(intoId)
  if (!from) return refuseUnknown('claim', fromId)
  if (!into) return refuseUnknown('claim', intoId)
  if (fromId === intoId) {
    return refuse('O7', fromId, 'A claim cannot be merged into itself; choose another claim.')
  }
  const torn = positionTornBy(map, fromId, intoId)
  if (torn) {
    return refuse(
      'O7',
      torn.id,
      `“${torn.title}” holds different attitudes to these two claims; settle that first.`,
    )
  }
  const wordings = [...new Set([from.text, ...from.otherWordings])].filter(
    (text) => text !== into.text && !into.otherWordings.includes(text),
  )
  const quotes = [...new Set([...into.quotes, ...from.quotes])]
  if (
    quotes.length > LIMITS.quotesOfClaim ||
    into.otherWordings.length + wordings.length > LIMITS.quotesOfClaim
  ) {
    return refuse(
      'O13',
      intoId,
      `A claim holds at most ${LIMITS.quotesOfClaim} quotes and wordings.`,
    )
  }

  const draft = draftOf(map)
  const done: Effect[] = []
  const write = (step: readonly Effect[]): void => {
    draft.write(step)
    for (const effect of step) done.push(effect)
  }
  write(edited('claim', intoId, into, mergedFields(into, from, wordings, quotes)))
  redirectInferences(draft, fromId, intoId, write)
  redirectRelations(draft, fromId, intoId, write)
  write(audiencesRedirected(draft, fromId, intoId))
  write(removalOf(draft, new Set([fromId]), new Set()))
  return effects(combined(done))
}

const mergedFields = (
  into: Claim,
  from: Claim,
  wordings: string[],
  quotes: Claim['quotes'],
): Partial<Claim> => ({
  quotes,
  otherWordings: [...into.otherWordings, ...wordings],
  implicit: into.implicit && from.implicit,
  given: into.given || from.given,
  note: into.note ?? from.note,
})

const positionTornBy = (map: ArgumentMap, from: ClaimId, into: ClaimId) =>
  [...map.positions.values()].find(({ commitments }) => {
    const attitude = (claim: ClaimId) => commitments.find((c) => c.claim === claim)?.attitude
    const [a, b] = [attitude(from), attitude(into)]
    return a !== undefined && b !== undefined && a !== b
  })

function redirectInferences(
  draft: ArgumentMap,
  from: ClaimId,
  into: ClaimId,
  write: (effects: readonly Effect[]) => void,
): void {
  const redirect = (claim: ClaimId): ClaimId => (claim === from ? into : claim)
  const touched = [...draft.inferences.values()].filter(
    ({ premises, target }) =>
      premises.includes(from) || ('claim' in target && target.claim === from),
  )
  for (const { id } of touched) {
    const inference = draft.inferences.get(id)
    if (!inference) continue
    const premises = [...new Set(inference.premises.map(redirect))]
    const target: Target =
      'claim' in inference.target ? { claim: redirect(inference.target.claim) } : inference.target
    const moved: Inference = { ...inference, premises, target }
    const leadsToItself = 'claim' in target && premises.includes(target.claim)
    if (leadsToItself || duplicateOf(draft, moved)) {
      write(removalOf(draft, new Set(), new Set<InferenceId>([id])))
    } else {
      write(edited('inference', id, inference, { premises, target }))
    }
  }
}

/** Equivalences between the two dissolve by the removal that follows; all others move over. */
function redirectRelations(
  draft: ArgumentMap,
  from: ClaimId,
  into: ClaimId,
  write: (effects: readonly Effect[]) => void,
): void {
  const moved = (claims: readonly ClaimId[]): ClaimId[] | undefined =>
    claims.includes(from) && !claims.includes(into)
      ? claims.map((claim) => (claim === from ? into : claim))
      : undefined
  for (const equivalence of [...draft.equivalences.values()]) {
    const claims = moved(equivalence.claims)
    if (claims) write(edited('equivalence', equivalence.id, equivalence, { claims }))
  }
  for (const tension of [...draft.tensions.values()]) {
    const claims = moved(tension.claims)
    if (claims) write(edited('tension', tension.id, tension, { claims }))
  }
  for (const position of [...draft.positions.values()]) {
    const held = position.commitments.find(({ claim }) => claim === from)
    const holdsInto = position.commitments.some(({ claim }) => claim === into)
    write(
      edited('position', position.id, position, {
        thesis: position.thesis === from ? into : position.thesis,
        commitments:
          held && !holdsInto
            ? position.commitments.map((c) => (c === held ? { ...held, claim: into } : c))
            : position.commitments,
      }),
    )
  }
}
