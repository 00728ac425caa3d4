import {
  assert,
  LIMITS,
  violations,
  writeDocument,
  ok,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Equivalence,
  type EquivalenceId,
  type Inference,
  type InferenceId,
  type MapId,
  type PlaceableId,
  type Placement,
  type Position,
  type PositionId,
  type Quote,
  type QuoteId,
  type Result,
  type Source,
  type SourceId,
  type Tension,
  type TensionId,
} from '@counterpoint/core'
import type { FormatName, Imported, Problem, ReadOptions, Warning } from '../format.ts'
import { UNNAMED } from '../loss/aspects.ts'
import { asText } from './as-text.ts'
import {
  fittedClaim,
  fittedInference,
  fittedPosition,
  fittedQuote,
  fittedRelation,
  fittedSource,
  type Surroundings,
} from './fitted.ts'
import type {
  FoundClaim,
  FoundInference,
  FoundPosition,
  FoundQuote,
  FoundRelation,
  Warn,
} from './found.ts'
import { missingTexts } from './missing-texts.ts'
import { remainderDraft } from './remainder-draft.ts'
import { understoodIn } from './understood.ts'
import { uniqueIds } from './unique-ids.ts'
import { withoutGround } from './without-ground.ts'

/**
 * A map on its way in from a file. What would break a rule is left out, with a warning; so whatever an
 * importer adds, the map is sound.
 */
export interface ImportDraft {
  /** Nothing, with a warning, when it is no source. */
  readonly addSource: (source: unknown, where: string) => SourceId | undefined
  readonly addQuote: (found: FoundQuote) => QuoteId | undefined
  /** Nothing, with a warning, when there is no text to claim or the map is full. */
  readonly addClaim: (found: FoundClaim) => ClaimId | undefined
  /** An id for an inference that others may name before it is added. */
  readonly reserveInference: (wish?: string) => InferenceId
  /** Left out, with a warning, when it has no premise left or bears on its own premise. */
  readonly addInference: (found: FoundInference, reserved?: InferenceId) => void
  readonly addEquivalence: (found: FoundRelation) => void
  /** Left out, with a warning, when it has no rationale. */
  readonly addTension: (found: FoundRelation) => void
  readonly addPosition: (found: FoundPosition) => PositionId | undefined
  /** Where the card of a claim or the junction of an inference stands; nothing for what is not there. */
  readonly place: (of: string, at: Placement) => void
  /** Keeps words of the file, beside the record `of`, for an export to the same format. */
  readonly keep: (of: string | null, content: string) => void
  readonly warn: Warn
  /** The map without what turned out to bear on nothing or on itself. */
  readonly finish: (options?: ReadOptions) => Result<Imported, readonly Problem[]>
}

interface Beginning {
  readonly format: FormatName
  readonly id?: MapId
  readonly title?: string | undefined
  readonly question?: string | undefined
}

/** As many warnings as a person reads; the rest is counted. */
const SHOWN = 200

/** Id of a map whose file has none. */
export const UNIDENTIFIED = 'imported' as MapId

export function importDraft({
  format,
  id = UNIDENTIFIED,
  title,
  question,
}: Beginning): ImportDraft {
  const warnings: Warning[] = []
  const warn: Warn = (where, message, kind = 'skipped') =>
    void warnings.push({ where, message, kind })
  const sources = new Map<SourceId, Source>()
  const texts = new Map<SourceId, string>()
  const quotes = new Map<QuoteId, Quote>()
  const claims = new Map<ClaimId, Claim>()
  const inferences = new Map<InferenceId, Inference>()
  const equivalences = new Map<EquivalenceId, Equivalence>()
  const tensions = new Map<TensionId, Tension>()
  const positions = new Map<PositionId, Position>()
  const placements = new Map<PlaceableId, Placement>()
  const places = new Map<InferenceId, string>()
  const remainder = remainderDraft(format)
  const unique = uniqueIds()
  const textWithin: Surroundings['textWithin'] = (text, max, where) =>
    asText(text, max, (message) => warn(where, message, 'changed'))
  const textOrNull: Surroundings['textOrNull'] = (text, max, where) => {
    const within = textWithin(text ?? '', max, where)
    return within.trim() === '' ? null : within
  }
  const surroundings = { sources, claims, unique, warn, textWithin, textOrNull }

  return {
    warn,
    keep: remainder.keep,
    addSource(found, where) {
      const source = fittedSource(found, where, surroundings)
      if (source === undefined) return undefined
      const { text, ...named } = source
      sources.set(named.id, named)
      if (text !== undefined) texts.set(named.id, text)
      return named.id
    },
    addQuote(found) {
      const quote = fittedQuote(found, surroundings)
      if (quote) quotes.set(quote.id, quote)
      return quote?.id
    },
    addClaim(found) {
      const claim = fittedClaim(found, surroundings)
      if (claim) claims.set(claim.id, claim)
      return claim?.id
    },
    reserveInference: (wish) => unique('i', wish) as InferenceId,
    addInference(found, reserved) {
      const inference = fittedInference(found, reserved, surroundings)
      if (inference === undefined) return
      places.set(inference.id, found.where)
      inferences.set(inference.id, inference)
    },
    addEquivalence(found) {
      const relation = fittedRelation(found, LIMITS.premises, surroundings)
      if (relation === undefined) return
      const id = unique('e', found.wish) as EquivalenceId
      equivalences.set(id, { id, ...relation })
    },
    addTension(found) {
      const relation = fittedRelation(found, 2, surroundings)
      if (relation === undefined) return
      const { claims: between, rationale } = relation
      if (rationale === null) {
        warn(found.where, 'The tension says nothing of why there is one; it is left out.')
        return
      }
      const id = unique('t', found.wish) as TensionId
      tensions.set(id, { id, claims: between, rationale })
    },
    addPosition(found) {
      const position = fittedPosition(found, surroundings)
      if (position) positions.set(position.id, position)
      return position?.id
    },
    place: (of, at) => void placements.set(of as PlaceableId, at),
    finish(options = {}) {
      for (const dangling of withoutGround(inferences)) {
        const message = 'What it bears on is missing or is itself; it is left out.'
        warn(places.get(dangling) ?? null, message)
        inferences.delete(dangling)
      }
      if (remainder.excess() > 0) {
        warn(null, `${remainder.excess()} characters beyond the map are too many to keep.`)
      }
      const kept = remainder.kept()
      const map: ArgumentMap = {
        id,
        title: textOrNull(title, LIMITS.title, 'title') ?? UNNAMED,
        question: textOrNull(question, LIMITS.question, 'question') ?? '',
        sources,
        quotes,
        claims,
        inferences,
        equivalences,
        tensions,
        positions,
        // No file but our own document has them.
        audiences: new Map(),
        placements: new Map(
          [...placements].filter(
            ([of]) => claims.has(of as ClaimId) || inferences.has(of as InferenceId),
          ),
        ),
        ...(kept && { remainder: kept }),
      }
      const [broken] = violations(map)
      assert(
        broken === undefined,
        `An import broke ${broken?.rule ?? ''}: ${broken?.message ?? ''}`,
      )
      const document = writeDocument(map, texts)
      const unread = missingTexts(document, options)
      if (!unread.ok) return unread
      return ok({
        document,
        understood: understoodIn(document),
        warnings: shownOf([...warnings, ...unread.value]),
      })
    },
  }
}

function shownOf(warnings: readonly Warning[]): readonly Warning[] {
  if (warnings.length <= SHOWN) return warnings
  const message = `There are ${warnings.length - SHOWN} more warnings.`
  return [...warnings.slice(0, SHOWN), { where: null, message, kind: 'skipped' }]
}
