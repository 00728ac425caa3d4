import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, QuoteId } from '../../model/id.ts'
import { targetId, type Inference } from '../../model/inference.ts'
import type { StandingOptions } from '../framework.ts'
import type { Standing } from '../standing.ts'

/** A standing for every claim and inference. */
export type Interpretation = ReadonlyMap<string, Standing>
/** Which claims and inferences are accepted. */
type World = (id: string) => boolean

/**
 * The semantics word for word, by trying every interpretation: slow, and written without a thought
 * for the code it checks. All but `grounded` are for maps of at most nine claims and inferences.
 */
export interface ByDefinition {
  readonly grounded: () => Interpretation
  readonly preferred: () => readonly Interpretation[]
  readonly stable: () => readonly Interpretation[]
}

export function byDefinition(map: ArgumentMap, options: StandingOptions = {}): ByDefinition {
  const conditions = conditionsOf(map, options)
  const ids = [...conditions.keys()]
  const operator = (v: Interpretation): Interpretation => applied(conditions, v)
  const admissible = (): Interpretation[] =>
    interpretations(ids).filter((v) => isWithin(v, operator(v)))
  return {
    grounded: () => leastFixedPoint(ids, operator),
    preferred: () => {
      const all = admissible()
      return all.filter((v) => !all.some((larger) => larger !== v && isWithin(v, larger)))
    },
    stable: () => admissible().filter((v) => isTwoValued(v) && isStable(conditions, v)),
  }
}

/** Brewka and Woltran 2010: true where every completion of `v` makes the condition true. */
const applied = (conditions: Conditions, v: Interpretation): Interpretation =>
  new Map([...conditions].map(([id, condition]) => [id, consensus(condition, v)]))

function consensus({ inputs, holds }: Condition, v: Interpretation): Standing {
  const open = inputs.filter((id) => v.get(id) === 'undecided')
  const found = new Set<boolean>()
  for (let bits = 0; bits < 2 ** open.length && found.size < 2; bits++) {
    const accepted = new Set(open.filter((_, i) => (bits >> i) % 2 === 1))
    found.add(holds((id) => v.get(id) === 'in' || accepted.has(id)))
  }
  return found.size === 2 ? 'undecided' : found.has(true) ? 'in' : 'out'
}

/** Brewka et al. 2013: what a two-valued model accepts is grounded once what it rejects is false. */
function isStable(conditions: Conditions, v: Interpretation): boolean {
  const accepted = [...v.keys()].filter((id) => v.get(id) === 'in')
  const reduct: Conditions = new Map(
    accepted.map((id) => {
      const { inputs, holds } = conditions.get(id)!
      return [id, { inputs, holds: (world) => holds((o) => v.get(o) === 'in' && world(o)) }]
    }),
  )
  const derived = leastFixedPoint(accepted, (w) => applied(reduct, w))
  return accepted.every((id) => derived.get(id) === 'in')
}

function leastFixedPoint(
  ids: readonly string[],
  operator: (v: Interpretation) => Interpretation,
): Interpretation {
  let v: Interpretation = new Map(ids.map((id) => [id, 'undecided']))
  for (;;) {
    const next = operator(v)
    if (ids.every((id) => next.get(id) === v.get(id))) return v
    v = next
  }
}

const isTwoValued = (v: Interpretation): boolean =>
  [...v.values()].every((standing) => standing !== 'undecided')

/** Whether `w` says everything `v` says. */
export const isWithin = (v: Interpretation, w: Interpretation): boolean =>
  [...v].every(([id, standing]) => standing === 'undecided' || w.get(id) === standing)

function interpretations(ids: readonly string[]): Interpretation[] {
  let all: Map<string, Standing>[] = [new Map()]
  for (const id of ids) {
    all = all.flatMap((v) =>
      (['in', 'out', 'undecided'] as const).map((standing) => new Map(v).set(id, standing)),
    )
  }
  return all
}

interface Condition {
  /** What `holds` asks about. */
  readonly inputs: readonly string[]
  readonly holds: (world: World) => boolean
}

type Conditions = ReadonlyMap<string, Condition>

/** Acceptance conditions as the rules S1 to S5 put them; a claim stands for its whole class. */
function conditionsOf(map: ArgumentMap, options: StandingOptions): Conditions {
  const classOf = (claim: ClaimId): ClaimId[] => [...closure(map, claim)].sort()
  const speaker = (claim: ClaimId): ClaimId => classOf(claim)[0]!
  const inferences = [...map.inferences.values()]
  const hits = (inference: Inference, of: ClaimId): boolean =>
    'claim' in inference.target &&
    speaker(inference.target.claim) === of &&
    !inference.premises.some((premise) => speaker(premise) === of)
  const conditions = new Map<string, Condition>()
  const off = new Set<string>([
    ...(options.switches?.claims ?? []),
    ...(options.switches?.inferences ?? []),
  ])
  for (const id of map.claims.keys()) {
    const members = classOf(id)
    const of = speaker(id)
    if (id !== of) continue
    const supports = inferences.filter((i) => hits(i, of) && i.polarity === 'for')
    const rebuttals = inferences.filter((i) => hits(i, of) && i.polarity === 'against')
    const given = givenByRule(map, options, members, supports.length > 0)
    conditions.set(id, {
      inputs: [...supports, ...rebuttals].map((i) => i.id),
      holds: (world) =>
        !members.some((member) => off.has(member)) &&
        !rebuttals.some((i) => world(i.id)) &&
        (given || supports.some((i) => world(i.id))),
    })
  }
  for (const inference of inferences) {
    const undercuts = inferences.filter(
      (other) => other.polarity === 'against' && targetId(other.target) === inference.id,
    )
    conditions.set(inference.id, {
      inputs: [...new Set([...inference.premises.map(speaker), ...undercuts.map((i) => i.id)])],
      holds: (world) =>
        !off.has(inference.id) &&
        inference.premises.every((premise) => world(speaker(premise))) &&
        !undercuts.some((i) => world(i.id)),
    })
  }
  return conditions
}

/** Every claim reached by equivalences. */
export function closure(map: ArgumentMap, claim: ClaimId): Set<ClaimId> {
  const reached = new Set([claim])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const { claims } of map.equivalences.values()) {
      if (claims.some((c) => reached.has(c))) for (const c of claims) reached.add(c)
    }
  }
  return reached
}

function givenByRule(
  map: ArgumentMap,
  { reading = 'debate', stances = new Map(), switches = {} }: StandingOptions,
  members: readonly ClaimId[],
  isSupported: boolean,
): boolean {
  const claims = members.map((id) => map.claims.get(id)!)
  if (claims.some((c) => c.given || switches.given?.includes(c.id))) return true
  if (isSupported) return false
  const quotes = claims.flatMap((c) => c.quotes)
  const isOff = (quote: QuoteId): boolean =>
    (switches.quotes?.includes(quote) ?? false) ||
    (switches.sources?.includes(map.quotes.get(quote)!.source) ?? false)
  const hasStance = members.some((id) => (stances.get(id) ?? 0) > 0.5)
  const isQuoted = quotes.some((quote) => !isOff(quote))
  if (reading === 'evidence') return hasStance || isQuoted
  return hasStance || isQuoted || quotes.length === 0
}
