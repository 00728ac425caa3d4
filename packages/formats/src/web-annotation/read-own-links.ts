import {
  attitudeSchema,
  placementSchema,
  polaritySchema,
  positionColorSchema,
  type ClaimId,
  type Commitment,
  type InferenceId,
} from '@counterpoint/core'
import { isFields, manyIn, own, textIn } from '../import/fields.ts'
import type { ImportDraft } from '../import/import-draft.ts'
import type { Annotation } from './annotations-in.ts'
import { idIn } from './vocabulary.ts'

const LINKS = ['cp:Inference', 'cp:Equivalence', 'cp:Tension', 'cp:Position']

/** Whether an annotation says nothing by itself, but something of other annotations. */
export const isOwnLink = ({ types, motivations, bodyNames, bodies }: Annotation): boolean =>
  types.some((type) => LINKS.includes(type)) ||
  (motivations.includes('linking') && bodyNames.length > 0 && bodies.length === 0)

/** Adds inferences, equivalences, tensions, positions and placements. */
export function addOwnLinks(
  annotations: readonly Annotation[],
  claims: ReadonlyMap<string, ClaimId>,
  draft: ImportDraft,
): void {
  const ofType = (type: string): Annotation[] =>
    annotations.filter(({ types }) => types.includes(type))
  const claimsOf = ({ selections }: Annotation): ClaimId[] =>
    selections.flatMap(({ source }) => claims.get(source) ?? [])
  const inferences = new Map<string, InferenceId>(
    ofType('cp:Inference').map(({ name }) => [
      name,
      draft.reserveInference(idIn('inference', name)),
    ]),
  )
  for (const annotation of ofType('cp:Inference')) {
    addInference(annotation, { claims, inferences, draft })
  }
  for (const annotation of annotations) {
    const { name, where, bodies, types } = annotation
    const rationale = bodies[0]?.value ?? null
    if (types.includes('cp:Equivalence')) {
      const wish = idIn('equivalence', name)
      draft.addEquivalence({ wish, where, claims: claimsOf(annotation), rationale })
    } else if (types.includes('cp:Tension')) {
      const wish = idIn('tension', name)
      draft.addTension({ wish, where, claims: claimsOf(annotation), rationale })
    } else if (types.includes('cp:Position')) {
      addPosition(annotation, claims, draft)
    } else if (isOwnLink(annotation) && !types.includes('cp:Inference')) {
      draft.warn(where, 'It links annotations without saying how; it is left out.')
      draft.keep(null, JSON.stringify(annotation.fields))
    }
    const at = placementSchema.safeParse({
      x: own(annotation.fields, 'cp:x'),
      y: own(annotation.fields, 'cp:y'),
    })
    const placed = claims.get(name) ?? inferences.get(name)
    if (at.success && placed !== undefined) draft.place(placed, at.data)
  }
}

interface Linking {
  readonly claims: ReadonlyMap<string, ClaimId>
  readonly inferences: ReadonlyMap<string, InferenceId>
  readonly draft: ImportDraft
}

function addInference(annotation: Annotation, { claims, inferences, draft }: Linking): void {
  const { name, where, bodyNames, selections, fields } = annotation
  const polarity = polaritySchema.safeParse(own(fields, 'cp:polarity'))
  const onto = selections[0]?.source ?? ''
  const claim = claims.get(onto)
  const inference = inferences.get(onto)
  if (!polarity.success || (claim === undefined && inference === undefined)) {
    draft.warn(where, 'It does not say what it is for or against; it is left out.')
    return
  }
  draft.addInference(
    {
      where,
      polarity: polarity.data,
      premises: bodyNames.flatMap((premise) => claims.get(premise) ?? []),
      target: claim === undefined ? { inference: inference as InferenceId } : { claim },
      scheme: textIn(fields, 'cp:scheme') ?? null,
      warrant: textIn(fields, 'cp:warrant') ?? null,
      rationale: textIn(fields, 'cp:rationale') ?? null,
    },
    inferences.get(name),
  )
}

function addPosition(
  { name, where, bodies, fields }: Annotation,
  claims: ReadonlyMap<string, ClaimId>,
  draft: ImportDraft,
): void {
  const color = positionColorSchema.safeParse(own(fields, 'cp:color'))
  draft.addPosition({
    wish: idIn('position', name),
    where,
    title: bodies.find(({ purpose }) => purpose === 'identifying')?.value ?? '',
    statement: bodies.find(({ purpose }) => purpose === 'describing')?.value ?? '',
    thesis: claims.get(textIn(fields, 'cp:thesis') ?? '') ?? null,
    color: color.success ? color.data : null,
    commitments: manyIn(fields, 'target').flatMap((target): Commitment[] => {
      if (!isFields(target)) return []
      const claim = claims.get(textIn(target, 'source') ?? '')
      const attitude = attitudeSchema.safeParse(own(target, 'cp:attitude'))
      return claim !== undefined && attitude.success ? [{ claim, attitude: attitude.data }] : []
    }),
  })
}
