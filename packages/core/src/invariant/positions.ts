import type { ArgumentMap } from '../model/argument-map.ts'
import type { Position } from '../model/position.ts'
import { violation, type Violation } from '../violation.ts'

export function violationOfPosition(map: ArgumentMap, position: Position): Violation | undefined {
  const { id, title, thesis, commitments } = position
  const claims = commitments.map(({ claim }) => claim)
  const unknown = [...claims, ...(thesis ? [thesis] : [])].find((claim) => !map.claims.has(claim))
  if (unknown) return violation('I1', id, `There is no claim ${unknown} in this map.`)
  if (new Set(claims).size < claims.length) {
    return violation('I8', id, `“${title}” is committed to a claim twice; keep one attitude.`)
  }
  return undefined
}
