import {
  codePointLength,
  LIMITS,
  quoteSchema,
  sourceSchema,
  sourceTextSchema,
  type Claim,
  type ClaimId,
  type DocumentSource,
  type Inference,
  type InferenceId,
  type Position,
  type PositionId,
  type Quote,
  type Source,
  type SourceId,
} from '@counterpoint/core'
import type {
  FoundClaim,
  FoundInference,
  FoundPosition,
  FoundQuote,
  FoundRelation,
  Warn,
} from './found.ts'

/** What a record is fitted to: the records before it, the ids that are taken, and who hears of changes. */
export interface Surroundings {
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly claims: ReadonlyMap<ClaimId, Claim>
  readonly unique: (prefix: string, wish?: string) => string
  readonly warn: Warn
  readonly textWithin: (text: string, max: number, where: string) => string
  /** Null for what is nothing but white space. */
  readonly textOrNull: (
    text: string | null | undefined,
    max: number,
    where: string,
  ) => string | null
}

export function fittedSource(
  found: unknown,
  where: string,
  { sources, unique, warn }: Surroundings,
): DocumentSource | undefined {
  const { text, ...named } = found as { readonly text?: unknown }
  const parsed = sourceSchema.safeParse(named)
  const words = sourceTextSchema.optional().safeParse(text)
  if (!parsed.success || !words.success || sources.has(parsed.data.id)) {
    warn(where, 'It is no source, or the second of its id; it is left out.')
    return undefined
  }
  const id = unique('s', parsed.data.id) as SourceId
  return { ...parsed.data, id, ...(words.data !== undefined && { text: words.data }) }
}

export function fittedQuote(
  { wish, where, source, start, end, exact, prefix, suffix }: FoundQuote,
  { sources, unique, warn }: Surroundings,
): Quote | undefined {
  const span = { source, start, end, exact, prefix, suffix }
  const parsed = quoteSchema.omit({ id: true }).safeParse(span)
  const isSound =
    parsed.success && sources.has(source) && start < end && codePointLength(exact) === end - start
  if (!isSound) {
    warn(
      where,
      'The quote names no source, or its words are not as long as its span; it is left out.',
    )
    return undefined
  }
  return { ...parsed.data, id: unique('q', wish) as Quote['id'] }
}

export function fittedClaim(found: FoundClaim, surroundings: Surroundings): Claim | undefined {
  const { where, text, quotes = [], attributedTo, note, otherWordings = [] } = found
  const { claims, unique, warn, textWithin, textOrNull } = surroundings
  const within = textWithin(text, LIMITS.claim, where)
  if (within.trim() === '') {
    warn(where, 'It has no text, so it is no claim; it is left out.')
    return undefined
  }
  if (claims.size >= LIMITS.claims) {
    warn(where, `A map holds ${LIMITS.claims} claims; this one is left out.`)
    return undefined
  }
  return {
    id: unique('c', found.wish) as ClaimId,
    text: within,
    quotes: [...new Set(quotes)].slice(0, LIMITS.quotesOfClaim),
    implicit: found.implicit ?? false,
    attributedTo: textOrNull(attributedTo, LIMITS.name, where),
    given: found.given ?? false,
    note: textOrNull(note, LIMITS.note, where),
    otherWordings: otherWordings
      .flatMap((wording) => textOrNull(wording, LIMITS.claim, where) ?? [])
      .slice(0, LIMITS.quotesOfClaim),
  }
}

export function fittedInference(
  found: FoundInference,
  reserved: InferenceId | undefined,
  { unique, warn, textOrNull }: Surroundings,
): Inference | undefined {
  const { where, polarity, target, scheme, warrant, rationale } = found
  const id = reserved ?? (unique('i', found.wish) as InferenceId)
  const premises = [...new Set(found.premises)]
  if ('claim' in target && premises.includes(target.claim)) {
    warn(where, 'It bears on one of its own premises; it is left out.')
  } else if (premises.length === 0) {
    warn(where, 'It has no premise; it is left out.')
  } else if (premises.length > LIMITS.premises) {
    warn(where, `It has more than ${LIMITS.premises} premises; it is left out.`)
  } else {
    return {
      id,
      polarity,
      premises,
      target,
      scheme: textOrNull(scheme, LIMITS.name, where),
      warrant: textOrNull(warrant, LIMITS.note, where),
      rationale: textOrNull(rationale, LIMITS.note, where),
    }
  }
  return undefined
}

/** The claims that an equivalence or a tension lies between, with its rationale. */
export function fittedRelation(
  { where, claims, rationale }: FoundRelation,
  most: number,
  { warn, textOrNull }: Surroundings,
): { readonly claims: ClaimId[]; readonly rationale: string | null } | undefined {
  const distinct = [...new Set(claims)]
  if (distinct.length < 2) {
    warn(where, 'It relates a claim to itself or to nothing; it is left out.')
    return undefined
  }
  return {
    claims: distinct.slice(0, most),
    rationale: textOrNull(rationale, LIMITS.note, where),
  }
}

export function fittedPosition(
  { wish, where, title, statement, thesis, color, commitments }: FoundPosition,
  { unique, warn, textWithin, textOrNull }: Surroundings,
): Position | undefined {
  const named = textOrNull(title, LIMITS.title, where)
  if (named === null) {
    warn(where, 'The position has no title; it is left out.')
    return undefined
  }
  const attitudes = new Map(commitments.map(({ claim, attitude }) => [claim, attitude]))
  return {
    id: unique('p', wish) as PositionId,
    title: named,
    statement: textWithin(statement ?? '', LIMITS.note, where),
    thesis: thesis ?? null,
    color: color ?? null,
    commitments: [...attitudes].map(([claim, attitude]) => ({ claim, attitude })),
  }
}
