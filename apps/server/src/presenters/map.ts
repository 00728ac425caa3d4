import type { ArgumentMap, ClaimId, PositionColor } from '@counterpoint/core'
import { writeDocument } from '@counterpoint/core'
import type { logEntryReply, mapReply, mapSummaryReply } from '@counterpoint/protocol'
import type { LogEntry, MapAtRevision, MapSummary } from '@counterpoint/storage'
import type { z } from 'zod'

type MapSummaryReply = z.output<typeof mapSummaryReply>
export type Picture = MapSummaryReply['picture']

/** Without the remainder: nothing is shown of it, and exports have it. */
export function presentMap({ map, revision }: MapAtRevision): z.output<typeof mapReply> {
  const { remainder: _remainder, ...document } = writeDocument(map)
  return { ...document, revision }
}

export const presentMapSummary = (
  { id, title, question, revision, createdAt, updatedAt, counts, positions }: MapSummary,
  picture: Picture,
): MapSummaryReply => ({
  id,
  title,
  question,
  revision,
  createdAt,
  updatedAt,
  counts: {
    sources: counts.sources,
    quotes: counts.quotes,
    claims: counts.claims,
    inferences: counts.inferences,
  },
  positions: positions.map(({ id, title, color }) => ({
    id,
    title,
    color: color as PositionColor | null,
  })),
  picture,
})

const MOST_POINTS = 400

/** Where the claims of a map stand, in the colours of who asserts them; for a picture of it. */
export function pictureOf(map: ArgumentMap): Picture {
  const colors = new Map<string, PositionColor>()
  const positions = [...map.positions.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const { color, thesis, commitments } of positions) {
    if (color === null) continue
    if (thesis) colors.set(thesis, color)
    for (const { claim, attitude } of commitments) {
      if (attitude === 'asserted' && !colors.has(claim)) colors.set(claim, color)
    }
  }
  // In an order that does not depend on how the map came to be.
  const placed = [...map.placements]
    .filter(([id]) => map.claims.has(id as ClaimId))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const step = Math.max(1, Math.ceil(placed.length / MOST_POINTS))
  return placed
    .filter((_, index) => index % step === 0)
    .map(([id, { x, y }]) => ({ x, y, color: colors.get(id) ?? null }))
}

export const presentLogEntry = ({
  revision,
  operation,
  effects,
  subject,
  origin,
  suggestion,
  at,
}: LogEntry): z.output<typeof logEntryReply> => ({
  revision,
  operation,
  effects: [...effects],
  subject: presentActor(subject),
  origin,
  suggestion: suggestion && { id: suggestion.id, by: presentActor(suggestion.by) },
  at,
})

const presentActor = ({ kind, id, name }: LogEntry['subject']) => ({ kind, id, name })
