import type { IArgument, IEquivalenceClass } from '@argdown/core/dist/model/model.js'
import type { ImportDraft } from '../import/import-draft.ts'
import { otherFields } from '../import/fields.ts'
import type { FrontMatter } from './front-matter-in.ts'
import type { ArgdownModel } from './parse-argdown.ts'
import {
  CLAIM_FIELDS,
  dataOf,
  isNoTitle,
  placeOf,
  titleOf,
  wordingsOf,
  type ReadClaims,
} from './read-claims.ts'
import { INFERENCE_FIELDS, type ReadSteps } from './read-steps.ts'
import type { KeptOfFile, KeptOfRecord } from './remainder.ts'
import { CONCLUSION_KINDS, isMade } from './titles.ts'
import type { LeftOut } from './understandable.ts'

interface Read {
  readonly model: ArgdownModel
  readonly front: FrontMatter
  readonly leftOut: readonly LeftOut[]
  readonly claims: ReadClaims
  readonly steps: ReadSteps
}

/** Longest comment that Argdown's lexer takes without running out of stack. */
const LONGEST_COMMENT = 2_000

/**
 * Keeps titles, tags, fields of data blocks that are not ours, settings and comments; and what the
 * parser did not understand, as a comment.
 */
export function keepRemainder(
  { model, front, leftOut, claims, steps }: Read,
  draft: ImportDraft,
): void {
  const keep = (
    titled: IEquivalenceClass | IArgument,
    id: string | undefined,
    ours: readonly string[],
  ): void => {
    const title = titleOf(titled)
    const fields = otherFields(dataOf(titled), ours)
    const kept: KeptOfRecord = {
      ...(!isNoTitle(title) && !isMade(title, wordingsOf(titled).at(-1) ?? title) && { title }),
      ...(titled.tags?.length && { tags: titled.tags }),
      ...(fields && { fields }),
    }
    if (Object.keys(kept).length === 0) return
    if (id === undefined) draft.warn(placeOf(titled), 'With it go its tags and its data block.')
    else draft.keep(id, JSON.stringify(kept))
  }
  for (const statement of model.statements) {
    const title = titleOf(statement)
    if (claims.unwritten.has(title)) continue
    keep(statement, claims.byTitle.get(title), [...CLAIM_FIELDS, ...CONCLUSION_KINDS])
  }
  for (const each of model.arguments_) {
    const title = titleOf(each)
    const claim = claims.byArgument.get(title)
    if (claim !== undefined) keep(each, claim, CLAIM_FIELDS)
    else keep(each, steps.at(title, undefined), INFERENCE_FIELDS)
  }
  const keepOfFile = (kept: KeptOfFile): void => draft.keep(null, JSON.stringify(kept))
  if (front.others) keepOfFile({ frontMatter: front.others })
  for (const { line, text } of [...model.comments, ...leftOut]) {
    if (text.length <= LONGEST_COMMENT) keepOfFile({ comment: text })
    else draft.warn(`line ${line}`, 'It is too long to be kept as a comment.')
  }
}
