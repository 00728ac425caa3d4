import {
  roleOf,
  targetId,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Inference,
  type InferenceRole,
  type Position,
} from '@counterpoint/core'
import { claimsByPosition, inOrder } from '@counterpoint/formats'
import { grouped } from '../grouped.ts'

/** What a debater finds under one hat: the answers and assertions of a position. */
export interface Hat {
  /** Null for the claims that no position puts forward. */
  readonly position: Position | null
  readonly blocks: readonly Block[]
}

/** Prepared claims under one heading, such as everything that answers one claim. */
export interface Block {
  readonly title: string
  readonly steps: readonly Step[]
}

/** Claims that work together, with what is said of the step they make; a lone claim has no inference. */
export interface Step {
  readonly inference: Inference | undefined
  readonly claims: readonly Claim[]
}

const ROLE_WORD: Readonly<Record<InferenceRole, string>> = {
  support: 'Supports',
  rebuttal: 'Answers',
  backing: 'Backs the step to',
  undercut: 'Undercuts the step to',
}

/**
 * `map` as a debate brief: under each position first what it asserts outright, then its steps by what
 * they bear on. A step is filed under the position of its first premise; every claim and every
 * inference is there. Cost: O(claims + premises + inferences).
 */
export function briefOf(map: ArgumentMap): Hat[] {
  const homes = claimsByPosition(map)
  const homeOf = new Map([...homes].flatMap(([home, claims]) => claims.map(({ id }) => [id, home])))
  const inferences = inOrder(map.inferences)
  const premises = new Set(inferences.flatMap((inference) => inference.premises))
  const steps = grouped(inferences, ({ premises: [first] }) => homeOf.get(first!) ?? null)

  const hats = [...inOrder(map.positions), null].map((position): Hat => {
    const home = position?.id ?? null
    const outright = (homes.get(home) ?? []).filter(({ id }) => !premises.has(id))
    return {
      position,
      blocks: [
        ...assertions(position, outright),
        ...blocksOf(map, steps.get(home) ?? []),
        ...attitudes(map, position),
      ],
    }
  })
  return hats.filter(({ position, blocks }) => position !== null || blocks.length > 0)
}

function assertions(position: Position | null, claims: readonly Claim[]): Block[] {
  if (claims.length === 0) return []
  const thesisFirst = claims.toSorted(
    (a, b) => Number(b.id === position?.thesis) - Number(a.id === position?.thesis),
  )
  const title = position === null ? 'Claims of their own' : 'Asserts'
  return [{ title, steps: thesisFirst.map((claim) => ({ inference: undefined, claims: [claim] })) }]
}

/** One block for everything that bears on the same thing in the same way. */
function blocksOf(map: ArgumentMap, inferences: readonly Inference[]): Block[] {
  const blocks = grouped(
    inferences,
    (inference) => `${roleOf(inference)} ${targetId(inference.target)}`,
  )
  return [...blocks.values()].map((same) => ({
    title: titleOf(map, same[0]!),
    steps: same.map((inference) => ({ inference, claims: claimsOf(map, inference.premises) })),
  }))
}

function titleOf(map: ArgumentMap, inference: Inference): string {
  let target = inference.target
  while ('inference' in target) {
    const step = map.inferences.get(target.inference)
    if (step === undefined) break
    target = step.target
  }
  const text = 'claim' in target ? (map.claims.get(target.claim)?.text ?? '') : ''
  return `${ROLE_WORD[roleOf(inference)]}: ${text}`
}

/** What the position grants and what it contests; its claims are others', so they have no cards here. */
function attitudes(map: ArgumentMap, position: Position | null): Block[] {
  return (['conceded', 'denied'] as const).flatMap((attitude) => {
    const held = (position?.commitments ?? []).filter((each) => each.attitude === attitude)
    if (held.length === 0) return []
    const claims = claimsOf(
      map,
      held.map(({ claim }) => claim),
    )
    const title = attitude === 'conceded' ? 'Concedes' : 'Denies'
    return [{ title, steps: claims.map((claim) => ({ inference: undefined, claims: [claim] })) }]
  })
}

const claimsOf = (map: ArgumentMap, ids: readonly ClaimId[]): Claim[] =>
  ids.flatMap((id) => map.claims.get(id) ?? [])
