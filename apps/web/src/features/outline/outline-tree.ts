import {
  inferencesOn,
  roleOf,
  type ArgumentMap,
  type ClaimId,
  type Inference,
  type InferenceId,
  type InferenceRole,
} from '@counterpoint/core'

/** One line of the outline: a claim, and how it bears on the line above it. */
export interface OutlineLine {
  /** Unique in the outline: a claim that serves several ends stands under each of them. */
  readonly key: string
  readonly claim: ClaimId
  readonly depth: number
  /** Absent at the top. */
  readonly by?: { readonly inference: InferenceId; readonly role: InferenceRole }
  /** It bears on the step of the line above, not on its claim. */
  readonly onStep: boolean
  /** Stands in full elsewhere: here it is only named, so that rings come to an end. */
  readonly isRepeated: boolean
  readonly hasMore: boolean
}

/**
 * The map as a tree: theses first, then what nothing else carries, under each what is for and
 * against it, and under a step what undercuts or backs it. Every claim and inference occurs.
 *
 * `folded` are keys of lines whose inside is not shown.
 */
export function outlineOf(map: ArgumentMap, folded: ReadonlySet<string>): OutlineLine[] {
  const lines: OutlineLine[] = []
  const told = new Set<ClaimId>()

  const tell = (claim: ClaimId, depth: number, key: string, via?: Via): void => {
    const isRepeated = told.has(claim)
    told.add(claim)
    const on = isRepeated ? [] : inferencesOn(map, claim)
    const onStep = via && via.isFirst ? inferencesOn(map, via.inference.id) : []
    const hasMore = on.length + onStep.length > 0
    lines.push({
      key,
      claim,
      depth,
      ...(via ? { by: { inference: via.inference.id, role: roleOf(via.inference) } } : {}),
      onStep: via ? 'inference' in via.inference.target : false,
      isRepeated,
      hasMore,
    })
    const isFolded = folded.has(key)
    for (const inference of [...onStep, ...on]) {
      if (isFolded) markTold(map, inference, told)
      else tellPremises(inference, depth + 1, key)
    }
  }

  const tellPremises = (inference: Inference, depth: number, above: string): void => {
    inference.premises.forEach((premise, index) => {
      tell(premise, depth, `${above}/${inference.id}.${index}`, { inference, isFirst: index === 0 })
    })
  }

  for (const { thesis } of map.positions.values()) {
    if (thesis && !told.has(thesis)) tell(thesis, 0, thesis)
  }
  for (const claim of tops(map)) if (!told.has(claim)) tell(claim, 0, claim)
  // What is left hangs in rings that nothing leads into.
  for (const claim of map.claims.keys()) if (!told.has(claim)) tell(claim, 0, claim)
  return lines
}

interface Via {
  readonly inference: Inference
  /** What bears on a step is told once, under its first premise. */
  readonly isFirst: boolean
}

/** Claims that are premises of nothing. */
function tops(map: ArgumentMap): ClaimId[] {
  const used = new Set([...map.inferences.values()].flatMap(({ premises }) => premises))
  return [...map.claims.keys()].filter((claim) => !used.has(claim))
}

/** Folding hides lines but must not make their claims reappear at the top. */
function markTold(map: ArgumentMap, inference: Inference, told: Set<ClaimId>): void {
  for (const premise of inference.premises) {
    if (told.has(premise)) continue
    told.add(premise)
    for (const below of inferencesOn(map, premise)) markTold(map, below, told)
  }
  for (const below of inferencesOn(map, inference.id)) markTold(map, below, told)
}
