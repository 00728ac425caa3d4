import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId } from '../../model/id.ts'
import { targetId } from '../../model/inference.ts'
import type { StandingOptions } from '../framework.ts'
import type { Standing } from '../standing.ts'
import { closure } from './by-definition.ts'

/**
 * Grounded standing when only the claims and inferences in `looked` are looked at, with everything
 * else unknown, and with the standings in `settled` taken for granted. By passes over the records,
 * until nothing changes.
 */
export function restricted(
  map: ArgumentMap,
  options: StandingOptions,
  looked: readonly string[],
  settled: ReadonlyMap<string, Standing> = new Map(),
): (id: string) => Standing {
  const speaker = (id: string): string =>
    map.claims.has(id as ClaimId) ? [...closure(map, id as ClaimId)].sort()[0]! : id
  const standings = new Map<string, Standing>()
  for (const [id, standing] of settled) standings.set(speaker(id), standing)
  const of = (id: string): Standing => standings.get(speaker(id)) ?? 'undecided'
  const inferences = [...map.inferences.values()]
  const within = [...new Set(looked.map(speaker))].filter((id) => !standings.has(id))

  const ofInference = (id: string): Standing => {
    const { premises } = inferences.find((inference) => inference.id === id)!
    const undercuts = inferences.filter(
      (other) => other.polarity === 'against' && targetId(other.target) === id,
    )
    return all([...premises.map(of), ...undercuts.map(({ id: other }) => not(of(other)))])
  }
  const ofClaim = (id: string): Standing => {
    const on = inferences.filter(
      ({ target, premises }) =>
        speaker(targetId(target)) === id && !premises.some((premise) => speaker(premise) === id),
    )
    const supports = on.filter(({ polarity }) => polarity === 'for')
    const rebuttals = on.filter(({ polarity }) => polarity === 'against')
    const members = [...closure(map, id as ClaimId)].map((member) => map.claims.get(member)!)
    const marked = members.some(({ given }) => given)
    const quoted = members.some(({ quotes }) => quotes.length > 0)
    const isGiven = marked || (supports.length === 0 && (options.reading !== 'evidence' || quoted))
    const carried = isGiven ? 'in' : not(all(supports.map(({ id: other }) => not(of(other)))))
    return all([carried, ...rebuttals.map(({ id: other }) => not(of(other)))])
  }

  for (let changed = true; changed;) {
    changed = false
    for (const id of within) {
      if (of(id) !== 'undecided') continue
      const standing = map.claims.has(id as ClaimId) ? ofClaim(id) : ofInference(id)
      if (standing === 'undecided') continue
      standings.set(id, standing)
      changed = true
    }
  }
  return of
}

const not = (standing: Standing): Standing =>
  standing === 'undecided' ? 'undecided' : standing === 'in' ? 'out' : 'in'

const all = (standings: readonly Standing[]): Standing => {
  if (standings.includes('out')) return 'out'
  return standings.includes('undecided') ? 'undecided' : 'in'
}
