import { placementSchema, type ClaimId } from '@counterpoint/core'
import type { ImportDraft } from '../import/import-draft.ts'
import { fieldsOf, isFields, listIn, textIn, type Fields } from '../import/fields.ts'
import type { ReadClaims } from './read-claims.ts'
import type { ReadSteps } from './read-steps.ts'

/** Adds equivalences and tensions of the front matter's `records`. */
export function addOwnRelations(
  records: Fields | undefined,
  claims: ReadClaims,
  draft: ImportDraft,
): void {
  for (const kind of ['equivalences', 'tensions'] as const) {
    for (const [index, each] of listIn(records, kind).entries()) {
      if (!isFields(each)) continue
      const relation = {
        wish: textIn(each, 'id'),
        claims: claimsIn(each, claims),
        rationale: textIn(each, 'rationale') ?? null,
        where: `front matter, ${kind}[${index}]`,
      }
      if (kind === 'equivalences') draft.addEquivalence(relation)
      else draft.addTension(relation)
    }
  }
}

/** The claims that an equivalence or a tension of ours names. */
export const claimsIn = (fields: Fields, claims: ReadClaims): ClaimId[] =>
  listIn(fields, 'claims').flatMap((id) =>
    typeof id === 'string' ? (claims.byFileId.get(id) ?? []) : [],
  )

export function addPlacements(
  records: Fields | undefined,
  { claims, steps }: { readonly claims: ReadClaims; readonly steps: ReadSteps },
  draft: ImportDraft,
): void {
  for (const each of listIn(records, 'placements')) {
    const at = isFields(each) ? placementSchema.safeParse(fieldsOf(each, 'at')) : undefined
    const of = isFields(each) ? (textIn(each, 'of') ?? '') : ''
    const id = claims.byFileId.get(of) ?? steps.byFileId.get(of)
    if (at?.success && id !== undefined) draft.place(id, at.data)
    else draft.warn('front matter, placements', `There is nothing to place called ${of}.`)
  }
}
