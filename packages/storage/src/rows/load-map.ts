import {
  SWITCH_KINDS,
  type ArgumentMap,
  type Attitude,
  type Audience,
  type AudienceId,
  type AudienceSwitches,
  type Claim,
  type ClaimId,
  type Equivalence,
  type EquivalenceId,
  type Inference,
  type InferenceId,
  type MapId,
  type PlaceableId,
  type Polarity,
  type Position,
  type PositionColor,
  type PositionId,
  type QuoteId,
  type Remainder,
  type Target,
  type Tension,
  type TensionId,
} from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import type {
  AudienceSwitch as AudienceSwitchRow,
  Claim as ClaimRow,
  Inference as InferenceRow,
} from '../generated/client.ts'
import { QUOTE_COLUMNS, quoteOf } from './quote-rows.ts'
import { SOURCE_COLUMNS, sourceOf } from './source-rows.ts'

/**
 * The map `id`, which exists, made of its rows. The caller sees to it that nothing changes between
 * the statements: by a snapshot, or by the lock on the map's head.
 */
export async function loadMap(session: Session, id: string): Promise<ArgumentMap> {
  const { title, question, remainder } = await session.argumentMap.findUniqueOrThrow({
    where: { id },
  })
  return {
    id: id as MapId,
    title,
    question,
    sources: byId(await loadSources(session, id)),
    quotes: byId(await loadQuotes(session, id)),
    claims: byId(await loadClaims(session, id)),
    inferences: byId(await loadInferences(session, id)),
    equivalences: byId(await loadEquivalences(session, id)),
    tensions: byId(await loadTensions(session, id)),
    positions: byId(await loadPositions(session, id)),
    audiences: byId(await loadAudiences(session, id)),
    placements: await loadPlacements(session, id),
    ...(remainder !== null && { remainder: remainder as unknown as Remainder }),
  }
}

const byId = <R extends { readonly id: string }>(records: readonly R[]): Map<R['id'], R> =>
  new Map(records.map((record) => [record.id, record]))

async function loadSources(session: Session, mapId: string) {
  const where = { maps: { some: { mapId } } }
  return (await session.source.findMany({ where, select: SOURCE_COLUMNS })).map(sourceOf)
}

async function loadQuotes(session: Session, mapId: string) {
  const where = { maps: { some: { mapId } } }
  return (await session.quote.findMany({ where, select: QUOTE_COLUMNS })).map(quoteOf)
}

async function loadClaims(session: Session, mapId: string): Promise<Claim[]> {
  const rows = await session.claim.findMany({ where: { mapId } })
  const quotes = grouped(
    await session.claimQuote.findMany({ where: { mapId }, orderBy: { position: 'asc' } }),
    ({ claimId }) => claimId,
    ({ quoteId }) => quoteId as QuoteId,
  )
  return rows.map((row) => claimOf(row, quotes.get(row.id) ?? []))
}

const claimOf = (row: ClaimRow, quotes: QuoteId[]): Claim => ({
  id: row.id as ClaimId,
  text: row.text,
  quotes,
  implicit: row.implicit,
  attributedTo: row.attributedTo,
  given: row.given,
  note: row.note,
  otherWordings: row.otherWordings,
})

async function loadInferences(session: Session, mapId: string): Promise<Inference[]> {
  const rows = await session.inference.findMany({ where: { mapId } })
  const premises = grouped(
    await session.inferencePremise.findMany({ where: { mapId }, orderBy: { position: 'asc' } }),
    ({ inferenceId }) => inferenceId,
    ({ claimId }) => claimId as ClaimId,
  )
  return rows.map((row) => ({
    id: row.id as InferenceId,
    polarity: row.polarity as Polarity,
    premises: premises.get(row.id) ?? [],
    target: targetOf(row),
    scheme: row.scheme,
    warrant: row.warrant,
    rationale: row.rationale,
  }))
}

const targetOf = ({ targetClaimId, targetInferenceId }: InferenceRow): Target =>
  targetClaimId === null
    ? { inference: targetInferenceId as InferenceId }
    : { claim: targetClaimId as ClaimId }

async function loadEquivalences(session: Session, mapId: string): Promise<Equivalence[]> {
  const rows = await session.equivalence.findMany({ where: { mapId } })
  const claims = grouped(
    await session.equivalenceClaim.findMany({ where: { mapId }, orderBy: { position: 'asc' } }),
    ({ equivalenceId }) => equivalenceId,
    ({ claimId }) => claimId as ClaimId,
  )
  return rows.map(({ id, rationale }) => ({
    id: id as EquivalenceId,
    claims: claims.get(id) ?? [],
    rationale,
  }))
}

async function loadTensions(session: Session, mapId: string): Promise<Tension[]> {
  const rows = await session.tension.findMany({ where: { mapId } })
  return rows.map(({ id, claimA, claimB, rationale }) => ({
    id: id as TensionId,
    claims: [claimA as ClaimId, claimB as ClaimId],
    rationale,
  }))
}

async function loadPositions(session: Session, mapId: string): Promise<Position[]> {
  const rows = await session.position.findMany({ where: { mapId } })
  const commitments = grouped(
    await session.commitment.findMany({ where: { mapId }, orderBy: { ord: 'asc' } }),
    ({ positionId }) => positionId,
    ({ claimId, attitude }) => ({ claim: claimId as ClaimId, attitude: attitude as Attitude }),
  )
  return rows.map((row) => ({
    id: row.id as PositionId,
    title: row.title,
    statement: row.statement,
    thesis: row.thesisClaimId as ClaimId | null,
    color: row.color as PositionColor | null,
    commitments: commitments.get(row.id) ?? [],
  }))
}

async function loadAudiences(session: Session, mapId: string): Promise<Audience[]> {
  const rows = await session.audience.findMany({ where: { mapId } })
  const switches = grouped(
    await session.audienceSwitch.findMany({ where: { mapId }, orderBy: { ord: 'asc' } }),
    ({ audienceId }) => audienceId,
    (row) => row,
  )
  return rows.map(({ id, title }) => ({
    id: id as AudienceId,
    title,
    switches: switchesOf(switches.get(id) ?? []),
  }))
}

/** Each list as its rows have it; of a row's ids one is set. */
const switchesOf = (rows: readonly AudienceSwitchRow[]): AudienceSwitches =>
  Object.fromEntries(
    SWITCH_KINDS.map((kind) => [
      kind,
      rows
        .filter(({ list }) => list === kind)
        .map(
          (row) => row.claimId ?? row.inferenceId ?? row.quoteId ?? row.sourceId ?? row.positionId,
        ),
    ]),
  ) as unknown as AudienceSwitches

async function loadPlacements(session: Session, mapId: string) {
  const rows = await session.placement.findMany({ where: { mapId } })
  return new Map(rows.map(({ ofId, x, y }) => [ofId as PlaceableId, { x, y }]))
}

function grouped<Row, Part>(
  rows: readonly Row[],
  ownerOf: (row: Row) => string,
  partOf: (row: Row) => Part,
): Map<string, Part[]> {
  const groups = new Map<string, Part[]>()
  for (const row of rows) {
    const group = groups.get(ownerOf(row))
    if (group) group.push(partOf(row))
    else groups.set(ownerOf(row), [partOf(row)])
  }
  return groups
}
