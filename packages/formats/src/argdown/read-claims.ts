import type { ClaimId, QuoteId } from '@counterpoint/core'
import type { IArgument, IEquivalenceClass, IStatement } from '@argdown/core/dist/model/model.js'
import type { ImportDraft } from '../import/import-draft.ts'
import { oneLine } from '../text/one-line.ts'
import { isFields, isSet, listIn, textIn, type Fields } from '../import/fields.ts'
import { lineOf, type ArgdownModel } from './parse-argdown.ts'
import type { OwnQuotes } from './read-own-quotes.ts'
import { CONCLUSION_KINDS, type ConclusionKind } from './titles.ts'

/** A conclusion that stands for what an inference does to its target, and is no claim. */
export interface Unwritten {
  readonly kind: ConclusionKind
  /** Id of the target, as the file gives it. */
  readonly onto: string
}

export interface ReadClaims {
  /** Of statements, by title. */
  readonly byTitle: ReadonlyMap<string, ClaimId>
  /** Of arguments without a structure, by title. */
  readonly byArgument: ReadonlyMap<string, ClaimId>
  /** By the id in the data block of a statement of ours. */
  readonly byFileId: ReadonlyMap<string, ClaimId>
  readonly unwritten: ReadonlyMap<string, Unwritten>
}

/** Fields of a claim's data block that are ours. */
export const CLAIM_FIELDS = [
  'id',
  'text',
  'implicit',
  'attributedTo',
  'given',
  'note',
  'otherWordings',
  'quotes',
]

/** Adds a claim for each statement, and for each argument that has no premises and conclusion. */
export function readClaims(
  { statements, arguments_ }: ArgdownModel,
  own: OwnQuotes,
  draft: ImportDraft,
): ReadClaims {
  const unwritten = new Map<string, Unwritten>()
  const written = statements.filter((statement) => {
    const stands = standsFor(statement)
    if (stands !== undefined) unwritten.set(titleOf(statement), stands)
    return stands === undefined
  })
  for (const statement of written) addQuotes(statement, own)

  const byTitle = new Map<string, ClaimId>()
  const byFileId = new Map<string, ClaimId>()
  for (const statement of written) {
    const claim = addClaim(statement, own, draft)
    if (claim === undefined) continue
    byTitle.set(titleOf(statement), claim)
    const id = textIn(dataOf(statement), 'id')
    if (id !== undefined) byFileId.set(id, claim)
  }
  const byArgument = new Map<string, ClaimId>()
  for (const each of arguments_) {
    const claim = each.pcs.length > 0 ? undefined : addClaim(each, own, draft)
    if (claim !== undefined) byArgument.set(titleOf(each), claim)
  }
  return { byTitle, byArgument, byFileId, unwritten }
}

type Titled = IEquivalenceClass | IArgument

export const titleOf = ({ title }: { readonly title?: string }): string => title ?? ''
export const placeOf = (titled: Titled): string => `line ${lineOf(titled)}`

/** Wherever it is written or named. */
const membersOf = ({ members }: Titled): readonly IStatement[] => members

/** Fields of all data blocks of a statement or an argument; what stands last counts. */
export const dataOf = (titled: Titled): Fields =>
  Object.assign({}, ...membersOf(titled).map(({ data }) => data as unknown)) as Fields

/** What a statement or an argument says, in the order in which it is said; the last counts. */
export const wordingsOf = (titled: Titled): string[] =>
  membersOf(titled).flatMap(({ text, isReference }) => {
    const words = isReference ? '' : oneLine(text ?? '')
    return words === '' ? [] : [words]
  })

function standsFor(statement: IEquivalenceClass): Unwritten | undefined {
  if (statement.isUsedAsPremise || !statement.isUsedAsMainConclusion) return undefined
  const fields = dataOf(statement)
  return CONCLUSION_KINDS.flatMap((kind): Unwritten[] => {
    const onto = textIn(fields, kind)
    return onto === undefined ? [] : [{ kind, onto }]
  })[0]
}

function addQuotes(statement: IEquivalenceClass, own: OwnQuotes): void {
  for (const quote of listIn(dataOf(statement), 'quotes')) {
    if (isFields(quote)) own.addQuote(quote, placeOf(statement))
  }
}

function addClaim(titled: Titled, own: OwnQuotes, draft: ImportDraft): ClaimId | undefined {
  const where = placeOf(titled)
  const fields = dataOf(titled)
  const wordings = [...new Set(wordingsOf(titled))]
  const words = wordings.at(-1) ?? namedOnly(titled, where, draft)
  if (words === undefined) return undefined
  const whole = textIn(fields, 'text')
  const said = listIn(fields, 'otherWordings').filter((each) => typeof each === 'string')
  return draft.addClaim({
    wish: textIn(fields, 'id'),
    where,
    text: whole !== undefined && oneLine(whole) === words ? whole : words,
    implicit: isSet(fields, 'implicit'),
    attributedTo: textIn(fields, 'attributedTo') ?? null,
    given: isSet(fields, 'given'),
    note: textIn(fields, 'note') ?? linksIn(titled),
    otherWordings: [...new Set([...said, ...wordings.slice(0, -1)])],
    quotes: listIn(fields, 'quotes').flatMap((quote): QuoteId[] => {
      const id = isFields(quote) ? textIn(quote, 'id') : quote
      const known = typeof id === 'string' ? own.quote(id) : undefined
      return known === undefined ? [] : [known]
    }),
  })
}

/** Where the links of its texts lead; a claim's text has their words. */
function linksIn(titled: Titled): string | null {
  const links = membersOf(titled).flatMap(({ text = '', ranges = [] }) =>
    ranges.flatMap(({ url, start, stop }) =>
      url === undefined ? [] : [`${text.slice(start, stop + 1).trim()}: ${url}`],
    ),
  )
  return links.length === 0 ? null : links.join('\n')
}

/** Argdown's parser gives these to what has none. */
export const isNoTitle = (title: string): boolean => /^Untitled \d+$/.test(title)

function namedOnly(titled: Titled, where: string, draft: ImportDraft): string | undefined {
  const title = titleOf(titled)
  if (isNoTitle(title)) {
    draft.warn(where, 'The statement has no words; it is left out.')
    return undefined
  }
  draft.warn(
    where,
    `“${title}” is named and nowhere written; its title is taken for it.`,
    'changed',
  )
  return title
}
