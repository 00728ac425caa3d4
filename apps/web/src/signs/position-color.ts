import { attitudesTo, type ArgumentMap, type ClaimId, type PositionColor } from '@counterpoint/core'

export const POSITION_COLORS: readonly PositionColor[] = [
  'plum',
  'teal',
  'blue',
  'ochre',
  'moss',
  'slate',
]

/** Class that sets the colour properties of a position (`--pl`, `--pi`, `--pt`, `--hl`, `--edge`). */
export const colorClass = (color: PositionColor | null | undefined): string =>
  `p-${color ?? 'none'}`

/**
 * The colour a claim wears: that of the first position that asserts it, its thesis before its other
 * commitments. Claims that several camps share keep the first one's edge; the inspector lists all.
 */
export function colorOf(map: ArgumentMap, claim: ClaimId): PositionColor | null {
  const asserting = attitudesTo(map, claim).filter(({ attitude }) => attitude === 'asserted')
  const thesis = asserting.find(({ position }) => position.thesis === claim)
  return (thesis ?? asserting[0])?.position.color ?? null
}

/** Colours of all claims at once. Cost: O(commitments). */
export function claimColors(map: ArgumentMap): ReadonlyMap<ClaimId, PositionColor> {
  const colors = new Map<ClaimId, PositionColor>()
  const positions = [...map.positions.values()]
  for (const { thesis, color } of positions) {
    if (thesis && color && !colors.has(thesis)) colors.set(thesis, color)
  }
  for (const { commitments, color } of positions) {
    for (const { claim, attitude } of commitments) {
      if (attitude === 'asserted' && color && !colors.has(claim)) colors.set(claim, color)
    }
  }
  return colors
}
