import type { ClaimId } from '@counterpoint/core'
import { own } from '../import/fields.ts'
import type { ImportDraft } from '../import/import-draft.ts'
import type { Annotation } from './annotations-in.ts'
import { idIn, LIFE_CYCLE } from './vocabulary.ts'

/** Keeps an annotation's tags, its own name, and who made it when; names what is not kept. */
export function keepFields(annotation: Annotation, claim: ClaimId, draft: ImportDraft): void {
  const { where, name, bodies, fields, motivations } = annotation
  const tags = bodies.flatMap(({ value, purpose }) => (purpose === 'tagging' ? [value] : []))
  const kept = {
    ...(tags.length > 0 && { tags }),
    ...textsOf(fields, idIn('claim', name) === undefined ? name : ''),
  }
  if (Object.keys(kept).length > 0) draft.keep(claim, JSON.stringify(kept))
  if (motivations.includes('replying') || own(fields, 'references') !== undefined) {
    draft.warn(where, 'What it answers is not said for or against; the claim stands by itself.')
  }
}

/** What tells of an annotation of another `name`. Hypothesis calls the dates and the author otherwise. */
function textsOf(fields: Annotation['fields'], name: string): object {
  const named: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(LIFE_CYCLE.map((name) => [name, own(fields, name)])),
    ...(own(fields, 'updated') !== undefined && { modified: own(fields, 'updated') }),
    ...(name !== '' && { canonical: name }),
    ...(own(fields, 'user') !== undefined && { creator: own(fields, 'user') }),
  }
  const creator = named['creator']
  const texts = Object.entries(named).flatMap(([name, value]) => {
    const text = name === 'creator' ? agentOf(creator) : value
    return typeof text === 'string' ? [[name, text] as const] : []
  })
  return Object.fromEntries(texts)
}

const agentOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? own(value as Annotation['fields'], 'id') : value
