import type { ClaimId, PositionId } from '../../model/id.ts'
import type { CutShort, SearchLimits } from '../budget.ts'
import { cruxesOf, type Crux, type Cruxes } from '../cruxes.ts'
import type { Evaluation } from '../evaluation.ts'
import { singlePointsOf, type SinglePoints } from '../single-points.ts'
import type { Standing } from '../standing.ts'
import { clashesBetween, type Clash } from './clash.ts'
import {
  denialsBetween,
  sharedGround,
  tensionsBetween,
  type Denial,
  type SharedClaim,
  type TensionBetween,
} from './common-ground.ts'
import { evidenceMatrix, type EvidenceMatrix } from './evidence-matrix.ts'
import { isHeld, sidesOf, type Side } from './sides.ts'

/** How one side comes out of the comparison. */
export interface SideReport {
  readonly position: PositionId
  readonly thesis: ClaimId | null
  readonly standing: Standing | null
  /** What is said against it, by state. */
  readonly answered: number
  readonly partly: number
  readonly dropped: number
  /** Attacks on it that it does not answer, as in `clashes`. */
  readonly droppedClashes: readonly Clash[]
  readonly singlePoints: SinglePoints
}

export interface ClashReport {
  readonly sides: readonly SideReport[]
  /** Grouped by the claim they turn on: theses first, then the claims most fought over. */
  readonly clashes: readonly Clash[]
  readonly denials: readonly Denial[]
  readonly sharedGround: readonly SharedClaim[]
  readonly tensions: readonly TensionBetween[]
  /**
   * What the sides' difference hangs on: claims that one of them is committed to and not all of them
   * hold, theses apart, by what flips with them.
   */
  readonly cruxes: readonly Crux[]
  /** What ended the search for cruxes before all claims were tried. */
  readonly cutShort: CutShort | undefined
  readonly matrix: EvidenceMatrix
}

/**
 * Two or more positions face to face. Unknown positions are left out, and one that is named twice
 * counts once.
 *
 * Cost: O(inferences × pairs of positions), and that of the cruxes, bounded by `limits`.
 */
export function clashReport(
  evaluation: Evaluation,
  positions: readonly PositionId[],
  limits: SearchLimits = {},
): ClashReport {
  const { map } = evaluation
  const sides = sidesOf(map, [...new Set(positions)])
  const clashes = sides.flatMap((attacker) =>
    sides
      .filter((defender) => defender !== attacker)
      .flatMap((defender) => clashesBetween(evaluation, attacker, defender)),
  )
  return {
    sides: sides.map((side) => sideReport(evaluation, side, clashes)),
    clashes: grouped(clashes, sides),
    denials: denialsBetween(map, sides),
    sharedGround: sharedGround(map, sides),
    tensions: tensionsBetween(map, sides),
    ...cruxesBetween(evaluation, sides, limits),
    matrix: evidenceMatrix(map, sides),
  }
}

function sideReport(evaluation: Evaluation, { position }: Side, all: readonly Clash[]): SideReport {
  const { id, thesis } = position
  const against = all.filter(({ defender }) => defender === id)
  const count = (state: Clash['state']): number => against.filter((c) => c.state === state).length
  return {
    position: id,
    thesis,
    standing: thesis === null ? null : evaluation.of(thesis)!,
    answered: count('answered'),
    partly: count('partly'),
    dropped: count('dropped'),
    droppedClashes: against.filter(({ state }) => state === 'dropped'),
    singlePoints:
      thesis === null
        ? { claims: [], quotes: [], sources: [] }
        : singlePointsOf(evaluation, thesis),
  }
}

function grouped(clashes: readonly Clash[], sides: readonly Side[]): Clash[] {
  const theses = new Set(sides.map(({ position }) => position.thesis))
  const fought = new Map<ClaimId, number>()
  for (const { turnsOn } of clashes) fought.set(turnsOn, (fought.get(turnsOn) ?? 0) + 1)
  const isThesis = ({ turnsOn }: Clash): number => (theses.has(turnsOn) ? 1 : 0)
  return [...clashes].sort(
    (a, b) =>
      isThesis(b) - isThesis(a) ||
      fought.get(b.turnsOn)! - fought.get(a.turnsOn)! ||
      compared(a.turnsOn, b.turnsOn) ||
      compared(a.attack, b.attack),
  )
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Cruxes among what the sides do not hold in common, those that move a thesis of theirs first. That
 * a thesis falls when another stands is the question, and no answer to it.
 */
function cruxesBetween(
  evaluation: Evaluation,
  sides: readonly Side[],
  limits: SearchLimits,
): Cruxes {
  const ids = new Set(sides.map(({ position }) => position.id))
  const theses = new Set(sides.map(({ position }) => position.thesis))
  const { cruxes, cutShort } = cruxesOf(evaluation, limits)
  const between = cruxes
    .filter(({ claim }) => {
      const attitudes = sides.map((side) => side.attitudeTo(claim))
      return !theses.has(claim) && attitudes.some(Boolean) && !attitudes.every((a) => isHeld(a))
    })
    .map((crux) => ({ ...crux, theses: crux.theses.filter((id) => ids.has(id)) }))
    .sort((a, b) => b.theses.length - a.theses.length || b.moves.length - a.moves.length)
  return { cruxes: between, cutShort }
}
