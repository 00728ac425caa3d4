import {
  SWITCH_KINDS,
  type ArgumentMap,
  type Audience,
  type AudienceSwitches,
  type Claim,
  type Equivalence,
  type Inference,
  type InferenceId,
  type Position,
  type Tension,
} from '@counterpoint/core'

/** Column names with their SQL types. Names and types are constants of this file, never input. */
export type Columns = Readonly<Record<string, 'text' | 'boolean' | 'text[]' | 'int4' | 'float8'>>

/** A table whose rows belong to a record, in an order that a person chose. */
export interface ListTable<R> {
  readonly table: string
  readonly owner: string
  readonly order: string
  readonly columns: Columns
  /** The part of the record that the rows hold. */
  readonly list: (record: R) => readonly unknown[]
  readonly rows: (record: R) => readonly Readonly<Record<string, unknown>>[]
}

/** How the records of one collection become rows. */
export interface RecordTable<R> {
  readonly table: string
  readonly key: string
  readonly columns: Columns
  readonly row: (record: R, map: ArgumentMap) => Readonly<Record<string, unknown>>
  readonly lists: readonly ListTable<R>[]
}

export const CLAIMS: RecordTable<Claim> = {
  table: 'claim',
  key: 'id',
  columns: {
    text: 'text',
    implicit: 'boolean',
    attributed_to: 'text',
    given: 'boolean',
    note: 'text',
    other_wordings: 'text[]',
  },
  row: ({ text, implicit, attributedTo, given, note, otherWordings }) => ({
    text,
    implicit,
    attributed_to: attributedTo,
    given,
    note,
    other_wordings: otherWordings,
  }),
  lists: [
    {
      table: 'claim_quote',
      owner: 'claim_id',
      order: 'position',
      columns: { quote_id: 'text' },
      list: ({ quotes }) => quotes,
      rows: ({ quotes }) => quotes.map((quote) => ({ quote_id: quote })),
    },
  ],
}

export const INFERENCES: RecordTable<Inference> = {
  table: 'inference',
  key: 'id',
  columns: {
    polarity: 'text',
    target_claim_id: 'text',
    target_inference_id: 'text',
    scheme: 'text',
    warrant: 'text',
    rationale: 'text',
  },
  row: ({ polarity, target, scheme, warrant, rationale }) => ({
    polarity,
    target_claim_id: 'claim' in target ? target.claim : null,
    target_inference_id: 'inference' in target ? target.inference : null,
    scheme,
    warrant,
    rationale,
  }),
  lists: [
    {
      table: 'inference_premise',
      owner: 'inference_id',
      order: 'position',
      columns: { claim_id: 'text' },
      list: ({ premises }) => premises,
      rows: ({ premises }) => premises.map((claim) => ({ claim_id: claim })),
    },
  ],
}

export const EQUIVALENCES: RecordTable<Equivalence> = {
  table: 'equivalence',
  key: 'id',
  columns: { rationale: 'text' },
  row: ({ rationale }) => ({ rationale }),
  lists: [
    {
      table: 'equivalence_claim',
      owner: 'equivalence_id',
      order: 'position',
      columns: { claim_id: 'text' },
      list: ({ claims }) => claims,
      rows: ({ claims }) => claims.map((claim) => ({ claim_id: claim })),
    },
  ],
}

export const TENSIONS: RecordTable<Tension> = {
  table: 'tension',
  key: 'id',
  columns: { claim_a: 'text', claim_b: 'text', rationale: 'text' },
  row: ({ claims: [a, b], rationale }) => ({ claim_a: a, claim_b: b, rationale }),
  lists: [],
}

export const POSITIONS: RecordTable<Position> = {
  table: 'position',
  key: 'id',
  columns: { title: 'text', statement: 'text', thesis_claim_id: 'text', color: 'text' },
  row: ({ title, statement, thesis, color }) => ({
    title,
    statement,
    thesis_claim_id: thesis,
    color,
  }),
  lists: [
    {
      table: 'commitment',
      owner: 'position_id',
      order: 'ord',
      columns: { claim_id: 'text', attitude: 'text' },
      list: ({ commitments }) => commitments,
      rows: ({ commitments }) =>
        commitments.map(({ claim, attitude }) => ({ claim_id: claim, attitude })),
    },
  ],
}

/** Column that holds the id of a switch in each of the lists. */
const SWITCHED: Readonly<Record<keyof AudienceSwitches, string>> = {
  claims: 'claim_id',
  inferences: 'inference_id',
  quotes: 'quote_id',
  sources: 'source_id',
  positions: 'position_id',
  given: 'claim_id',
}

const switchesOf = ({ switches }: Audience) =>
  SWITCH_KINDS.flatMap((list) => switches[list].map((id) => ({ list, [SWITCHED[list]]: id })))

export const AUDIENCES: RecordTable<Audience> = {
  table: 'audience',
  key: 'id',
  columns: { title: 'text' },
  row: ({ title }) => ({ title }),
  lists: [
    {
      table: 'audience_switch',
      owner: 'audience_id',
      order: 'ord',
      columns: {
        list: 'text',
        claim_id: 'text',
        inference_id: 'text',
        quote_id: 'text',
        source_id: 'text',
        position_id: 'text',
      },
      list: switchesOf,
      rows: switchesOf,
    },
  ],
}

/** A placement's record does not hold the id of what it places, so it travels beside it. */
export interface PlacementOf {
  readonly id: string
  readonly x: number
  readonly y: number
}

export const PLACEMENTS: RecordTable<PlacementOf> = {
  table: 'placement',
  key: 'of_id',
  columns: { claim_id: 'text', inference_id: 'text', x: 'float8', y: 'float8' },
  row: ({ id, x, y }, map) => {
    const isInference = map.inferences.has(id as InferenceId)
    return { claim_id: isInference ? null : id, inference_id: isInference ? id : null, x, y }
  },
  lists: [],
}
