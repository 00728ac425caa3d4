import { attitudeSchema, positionColorSchema, type Commitment } from '@counterpoint/core'
import type { ImportDraft } from '../import/import-draft.ts'
import { oneLine } from '../text/one-line.ts'
import { isFields, listIn, textIn, type Fields } from '../import/fields.ts'
import type { ArgdownModel } from './parse-argdown.ts'
import type { ReadClaims } from './read-claims.ts'

/**
 * Adds the positions: headings whose data block lists commitments. A heading by itself only orders a
 * file, and says nothing of who holds what stands below it; so it is no position.
 */
export function readPositions(
  { sections }: ArgdownModel,
  claims: ReadClaims,
  draft: ImportDraft,
): void {
  let others = 0
  for (const { title = '', data, startLine } of sections) {
    const fields = isFields(data) ? data : undefined
    if (fields === undefined || !Array.isArray(fields['commitments'])) {
      if (fields?.['isGroup'] !== false) others++
      continue
    }
    const whole = textIn(fields, 'title')
    const color = positionColorSchema.safeParse(fields['color'])
    draft.addPosition({
      wish: textIn(fields, 'id'),
      where: `line ${startLine ?? 1}`,
      title: whole !== undefined && oneLine(whole) === oneLine(title) ? whole : oneLine(title),
      statement: typeof fields['statement'] === 'string' ? fields['statement'] : '',
      thesis: claims.byFileId.get(textIn(fields, 'thesis') ?? '') ?? null,
      color: color.success ? color.data : null,
      commitments: commitmentsIn(fields, claims),
    })
  }
  if (others > 0) {
    const message =
      `The file has ${others} headings that list no commitments; they order it and are no positions, ` +
      'so they are left out.'
    draft.warn(null, message)
  }
}

const commitmentsIn = (fields: Fields, claims: ReadClaims): Commitment[] =>
  listIn(fields, 'commitments').flatMap((each): Commitment[] => {
    const claim = isFields(each) ? claims.byFileId.get(textIn(each, 'claim') ?? '') : undefined
    const attitude = attitudeSchema.safeParse(isFields(each) ? each['attitude'] : undefined)
    return claim !== undefined && attitude.success ? [{ claim, attitude: attitude.data }] : []
  })
