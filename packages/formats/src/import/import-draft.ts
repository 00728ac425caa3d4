import {
  emptyMap,
  isId,
  LIMITS,
  ok,
  violations,
  writeDocument,
  assert,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Equivalence,
  type EquivalenceId,
  type Inference,
  type InferenceId,
  type MapId,
  type Position,
  type PositionId,
  type Target,
} from '@counterpoint/core'
import type { Imported, Warning } from '../format.ts'
import { UNNAMED } from '../loss/aspects.ts'
import { asText } from './as-text.ts'

/** What an importer knows of a claim; `wish` is the id it had, kept if it can be one here. */
interface FoundClaim {
  readonly wish?: string | undefined
  readonly text: string
  readonly where: string
  readonly implicit?: boolean
  readonly attributedTo?: string | null
  readonly note?: string | null
}

interface FoundInference {
  readonly wish?: string | undefined
  readonly polarity: Inference['polarity']
  readonly premises: readonly ClaimId[]
  readonly target: Target
  readonly where: string
  readonly scheme?: string | null
}

/** A map on its way in from a file of another program. */
export interface ImportDraft {
  /** Nothing, with a warning, when there is no text to claim or the map is full. */
  readonly addClaim: (found: FoundClaim) => ClaimId | undefined
  /** An id for an inference that others may name before it is added. */
  readonly reserveInference: (wish?: string) => InferenceId
  /** Left out, with a warning, when it has no premise left or bears on its own premise. */
  readonly addInference: (found: FoundInference, reserved?: InferenceId) => void
  readonly addEquivalence: (claims: readonly ClaimId[], where: string) => void
  /** A position that asserts `claims`; none when there are none. */
  readonly addPosition: (title: string, claims: readonly ClaimId[]) => void
  readonly warn: (where: string | null, message: string) => void
  /** The map without what turned out to bear on nothing or on itself. */
  readonly finish: () => { readonly ok: true; readonly value: Imported }
}

/** As many warnings as a person reads; the rest is counted. */
const SHOWN = 200

export function importDraft(title: string, question: string): ImportDraft {
  const warnings: Warning[] = []
  const warn = (where: string | null, message: string): void =>
    void warnings.push({ where, message })
  const claims = new Map<ClaimId, Claim>()
  const inferences = new Map<InferenceId, Inference>()
  const equivalences = new Map<EquivalenceId, Equivalence>()
  const positions = new Map<PositionId, Position>()
  const places = new Map<InferenceId, string>()
  const unique = uniqueIds()
  const textWithin = (text: string, max: number, where: string): string =>
    asText(text, max, (message) => warn(where, message))
  const textOrNull = (text: string | null | undefined, max: number, where: string) => {
    const within = textWithin(text ?? '', max, where)
    return within.trim() === '' ? null : within
  }

  return {
    warn,
    addClaim({ wish, text, where, implicit = false, attributedTo, note }) {
      const within = textWithin(text, LIMITS.claim, where)
      if (within.trim() === '') {
        warn(where, 'It has no text, so it is no claim; it is left out.')
        return undefined
      }
      if (claims.size >= LIMITS.claims) {
        warn(where, `A map holds ${LIMITS.claims} claims; this one is left out.`)
        return undefined
      }
      const id = unique('c', wish) as ClaimId
      claims.set(id, {
        id,
        text: within,
        quotes: [],
        implicit,
        attributedTo: textOrNull(attributedTo, LIMITS.name, where),
        given: false,
        note: textOrNull(note, LIMITS.note, where),
        otherWordings: [],
      })
      return id
    },
    reserveInference: (wish) => unique('i', wish) as InferenceId,
    addInference({ wish, polarity, premises, target, where, scheme }, reserved) {
      const id = reserved ?? (unique('i', wish) as InferenceId)
      const distinct = [...new Set(premises)]
      const conclusion = 'claim' in target ? target.claim : undefined
      if (conclusion !== undefined && distinct.includes(conclusion)) {
        warn(where, 'It bears on one of its own premises; it is left out.')
      } else if (distinct.length === 0) {
        warn(where, 'It has no premise; it is left out.')
      } else if (distinct.length > LIMITS.premises) {
        warn(where, `It has more than ${LIMITS.premises} premises; it is left out.`)
      } else {
        places.set(id, where)
        inferences.set(id, {
          id,
          polarity,
          premises: distinct,
          target,
          scheme: textOrNull(scheme, LIMITS.name, where),
          warrant: null,
          rationale: null,
        })
      }
    },
    addEquivalence(members, where) {
      const distinct = [...new Set(members)]
      if (distinct.length < 2) {
        warn(where, 'It relates a claim to itself or to nothing; it is left out.')
        return
      }
      const id = unique('e') as EquivalenceId
      equivalences.set(id, { id, claims: distinct.slice(0, LIMITS.premises), rationale: null })
    },
    addPosition(name, asserted) {
      if (asserted.length === 0) return
      const id = unique('p') as PositionId
      const commitments = asserted.map((claim) => ({ claim, attitude: 'asserted' as const }))
      positions.set(id, { id, title: name, statement: '', thesis: null, color: null, commitments })
    },
    finish() {
      const dangling = withoutGround(inferences)
      for (const id of dangling) {
        warn(places.get(id) ?? null, 'What it bears on is missing or is itself; it is left out.')
        inferences.delete(id)
      }
      const map: ArgumentMap = {
        ...emptyMap(
          'imported' as MapId,
          textOrNull(title, LIMITS.title, 'title') ?? UNNAMED,
          textOrNull(question, LIMITS.question, 'question') ?? '',
        ),
        claims,
        inferences,
        equivalences,
        positions,
      }
      const [broken] = violations(map)
      assert(
        broken === undefined,
        `An import broke ${broken?.rule ?? ''}: ${broken?.message ?? ''}`,
      )
      return ok({ document: writeDocument(map), warnings: shownOf(warnings) })
    },
  }
}

function shownOf(warnings: readonly Warning[]): readonly Warning[] {
  if (warnings.length <= SHOWN) return warnings
  const message = `There are ${warnings.length - SHOWN} more warnings.`
  return [...warnings.slice(0, SHOWN), { where: null, message }]
}

/**
 * Inferences whose chain of targets does not end at a claim. Cost: O(inferences), each followed once.
 */
function withoutGround(inferences: ReadonlyMap<InferenceId, Inference>): InferenceId[] {
  const isGrounded = new Map<InferenceId, boolean>()
  for (const start of inferences.keys()) {
    const chain: InferenceId[] = []
    const onChain = new Set<InferenceId>()
    let next: InferenceId | undefined = start
    let verdict = false
    while (next !== undefined && !onChain.has(next)) {
      const known = isGrounded.get(next)
      const inference = inferences.get(next)
      if (known !== undefined || inference === undefined) {
        verdict = known ?? false
        break
      }
      chain.push(next)
      onChain.add(next)
      verdict = 'claim' in inference.target
      next = 'claim' in inference.target ? undefined : inference.target.inference
    }
    for (const id of chain) isGrounded.set(id, verdict)
  }
  return [...isGrounded].flatMap(([id, grounded]) => (grounded ? [] : [id]))
}

/** Enough for every record of a map, so that numbered ids sort as they were given. */
const DIGITS = 5

/** Ids that no record has yet: the wish if it can be an id here, else the prefix and a number. */
function uniqueIds(): (prefix: string, wish?: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (prefix, wish) => {
    let id = wish !== undefined && isId(wish) ? wish : ''
    while (id === '' || taken.has(id)) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      id = `${prefix}${String(count).padStart(DIGITS, '0')}`
    }
    taken.add(id)
    return id
  }
}
