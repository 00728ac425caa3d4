import { conditionsOf, dependentsOf, judged, onOf, premisesOf } from './condition.ts'
import type { Framework } from './framework.ts'
import type { Grounded } from './grounded.ts'
import { IN, OUT, UNDECIDED } from './standing.ts'
import { ATTACKS } from './structure.ts'

/**
 * Why a statement has its label: every statement named, with those its own label follows from.
 * Nothing runs in a circle, and nothing is named in vain: with any one of them unknown, the root's
 * label would no longer follow from the rest (a prime implicant, in the sense of Quine 1952).
 */
export type Proof = ReadonlyMap<number, readonly number[]>

type LabelOf = (statement: number) => number

/** Labels of what is known, with the order in which it became so; Infinity for the rest. */
interface Known {
  readonly labelOf: LabelOf
  readonly rankOf: (statement: number) => number
}

/**
 * Proof of the label of `root`, which must be decided.
 * Cost: O(links of the statements named) for each choice among lines that two of them share.
 */
export function proofOf(framework: Framework, { labels, ranks }: Grounded, root: number): Proof {
  let proof: Proof | undefined = leaningFrom(framework, root, {
    labelOf: (statement) => labels[statement]!,
    rankOf: (statement) => ranks[statement]!,
  })
  for (;;) {
    const shorter = shortened(framework, proof, root)
    if (!shorter) return proof
    proof = shorter
  }
}

/** Everything the label of `root` leans on, by the earliest line each time: never in a circle. */
function leaningFrom(framework: Framework, root: number, { labelOf, rankOf }: Known): Proof {
  const proof = new Map<number, readonly number[]>()
  const open = [root]
  for (let next = 0; next < open.length; next++) {
    const statement = open[next]!
    if (proof.has(statement)) continue
    const lines = linesFor(framework, statement, labelOf(statement), labelOf)
    const leansOn = earliest(lines, rankOf)
    proof.set(statement, leansOn)
    open.push(...leansOn)
  }
  return proof
}

function earliest(
  lines: readonly (readonly number[])[],
  rankOf: Known['rankOf'],
): readonly number[] {
  let best: readonly number[] = []
  let bestRank = Infinity
  for (const line of lines) {
    const rank = Math.max(0, ...line.map(rankOf))
    if (rank < bestRank) [best, bestRank] = [line, rank]
  }
  return best
}

/** Each list of statements whose labels by themselves give `statement` its `label`. */
function linesFor(
  framework: Framework,
  statement: number,
  label: number,
  labelOf: LabelOf,
): (readonly number[])[] {
  const { forced, given, effect } = framework
  if (forced[statement] !== UNDECIDED) return [[]]
  const isGiven = given[statement] === 1
  const premises = premisesOf(framework, statement)
  const on = onOf(framework, statement)
  const attackers = on.filter((other) => effect[other] === ATTACKS)
  const supporters = on.filter((other) => effect[other] !== ATTACKS)
  if (label === IN) {
    const needed = [...premises, ...attackers]
    if (isGiven) return [needed]
    return supporters.filter((other) => labelOf(other) === IN).map((other) => [...needed, other])
  }
  const lines: (readonly number[])[] = [
    ...premises.filter((other) => labelOf(other) === OUT),
    ...attackers.filter((other) => labelOf(other) === IN),
  ].map((other) => [other])
  if (!isGiven && supporters.every((other) => labelOf(other) === OUT)) lines.push(supporters)
  return lines
}

/** A proof without one of the statements of `proof`, if one can be spared. */
function shortened(framework: Framework, proof: Proof, root: number): Proof | undefined {
  for (const spare of spareable(framework, proof)) {
    const rest = new Set(proof.keys())
    rest.delete(spare)
    const known = knownAmong(framework, rest)
    if (known.labelOf(root) !== UNDECIDED) return leaningFrom(framework, root, known)
  }
  return undefined
}

/**
 * Statements that one which leans on them could do without, having another line in the same proof.
 * If any statement can be spared, then one of these: the topmost of those that can.
 */
function spareable(framework: Framework, proof: Proof): Set<number> {
  const { labelOf } = knownAmong(framework, new Set(proof.keys()))
  const spare = new Set<number>()
  for (const [statement, leansOn] of proof) {
    const lines = linesFor(framework, statement, labelOf(statement), labelOf)
    if (lines.length < 2) continue
    for (const other of leansOn) if (!lines.every((line) => line.includes(other))) spare.add(other)
  }
  return spare
}

/** What follows when only `statements` are looked at, all others being unknown. */
function knownAmong(framework: Framework, statements: ReadonlySet<number>): Known {
  const conditions = conditionsOf(framework)
  const labels = new Map<number, number>()
  const ranks = new Map<number, number>()
  const labelOf: LabelOf = (statement) => labels.get(statement) ?? UNDECIDED
  const open = [...statements]
  for (let next = 0; next < open.length; next++) {
    const statement = open[next]!
    if (!statements.has(statement) || labels.has(statement)) continue
    const label = judged(conditions, statement, labelOf)
    if (label === UNDECIDED) continue
    labels.set(statement, label)
    ranks.set(statement, ranks.size + 1)
    open.push(...dependentsOf(framework, statement))
  }
  return { labelOf, rankOf: (statement) => ranks.get(statement) ?? Infinity }
}
