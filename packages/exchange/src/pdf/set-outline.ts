import {
  quotesOf,
  roleOf,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Inference,
  type InferenceId,
  type InferenceRole,
  type Position,
  type Quote,
  type Source,
} from '@counterpoint/core'
import { inOrder, outlineOf, PALETTE, RELATION_COLOR, startsOf } from '@counterpoint/formats'
import { cited } from '../cited.ts'
import type { Face, Typesetter } from './typesetter.ts'

const ROLE_WORD: Readonly<Record<InferenceRole, string>> = {
  support: '+ Support',
  rebuttal: '− Rebuttal',
  backing: '+ Backing',
  undercut: '− Undercut',
}

/** Points to the right at each level, and the deepest level that moves any further. */
const INDENT = 13
const DEEPEST = 16

/** All of `map` in words: positions, every claim with what bears on it and its quotes, sources. */
export function setOutline(map: ArgumentMap, doc: PDFKit.PDFDocument, type: Typesetter): void {
  const set = (
    text: string,
    size: number,
    { face = 'sans', color = PALETTE.ink, indent = 0, after = 3 }: Partial<Look> = {},
  ): void => type.paragraph(text, { face, size, color, indent, after })

  const section = (title: string, records: readonly unknown[], body: () => void): void => {
    if (records.length === 0) return
    keepTogether(doc, 90)
    doc.y += 14
    doc.outline.addItem(title)
    set(title, 15, { face: 'serif', after: 6 })
    body()
  }

  set(map.title, 24, { face: 'serif', after: 2 })
  if (map.question.trim() !== '') set(map.question, 11.5, { color: PALETTE.ink2, after: 6 })

  const positions = inOrder(map.positions)
  section('Positions', positions, () => {
    for (const position of positions) setPosition(map, position, doc, set)
  })
  section('Claims', [...map.claims], () => {
    for (const { kind, id, depth, isRepeated } of outlineOf(map, startsOf(map))) {
      const indent = Math.min(depth, DEEPEST) * INDENT
      if (kind === 'inference')
        setInference(map.inferences.get(id as InferenceId), indent, doc, set)
      else setClaim(map, map.claims.get(id as ClaimId), { indent, isRepeated }, doc, set)
    }
  })
  const relations = [
    ...inOrder(map.equivalences).map((each) => ['The same', each] as const),
    ...inOrder(map.tensions).map((each) => ['In tension', each] as const),
  ]
  section('Equivalences and tensions', relations, () => {
    for (const [word, { claims, rationale }] of relations) {
      set(word, 10, { face: 'sansSemiBold' })
      for (const claim of claims) set(map.claims.get(claim)?.text ?? '', 10, { indent: INDENT })
      if (rationale !== null) set(rationale, 9.5, { indent: INDENT, color: PALETTE.ink2, after: 6 })
    }
  })
  const sources = inOrder(map.sources)
  section('Sources', sources, () => {
    for (const source of sources) set(sourceLine(source), 10)
  })
}

interface Look {
  readonly face: Face
  readonly color: string
  readonly indent: number
  readonly after: number
}

type Setter = (text: string, size: number, look?: Partial<Look>) => void

/** A heading, or the first line of something longer, is not left alone at the foot of a page. */
function keepTogether(doc: PDFKit.PDFDocument, needed: number): void {
  if (doc.y + needed > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

function setPosition(
  map: ArgumentMap,
  { title, statement, thesis, commitments }: Position,
  doc: PDFKit.PDFDocument,
  set: Setter,
): void {
  keepTogether(doc, 60)
  set(title, 12, { face: 'sansSemiBold', after: 2 })
  if (statement.trim() !== '') set(statement, 10, { color: PALETTE.ink2 })
  const thesisText = thesis === null ? undefined : map.claims.get(thesis)?.text
  if (thesisText !== undefined) set(`Thesis: ${thesisText}`, 10)
  for (const [word, attitude] of [
    ['Asserts', 'asserted'],
    ['Concedes', 'conceded'],
    ['Denies', 'denied'],
  ] as const) {
    const held = commitments.filter((each) => each.attitude === attitude && each.claim !== thesis)
    if (held.length === 0) continue
    set(word, 9.5, { color: PALETTE.ink3, after: 1 })
    for (const { claim } of held)
      set(`– ${map.claims.get(claim)?.text ?? ''}`, 10, { indent: INDENT, after: 1 })
  }
  doc.y += 8
}

function setInference(
  inference: Inference | undefined,
  indent: number,
  doc: PDFKit.PDFDocument,
  set: Setter,
): void {
  if (inference === undefined) return
  keepTogether(doc, 40)
  const role = roleOf(inference)
  const { scheme, warrant, rationale } = inference
  set(`${ROLE_WORD[role]}${scheme === null ? '' : ` (${scheme})`}`, 9.5, {
    face: 'sansSemiBold',
    color: RELATION_COLOR[role],
    indent,
    after: 1,
  })
  if (warrant !== null) set(`Warrant: ${warrant}`, 9.5, { indent, color: PALETTE.ink2 })
  if (rationale !== null) set(`Rationale: ${rationale}`, 9.5, { indent, color: PALETTE.ink2 })
}

function setClaim(
  map: ArgumentMap,
  claim: Claim | undefined,
  { indent, isRepeated }: { readonly indent: number; readonly isRepeated: boolean },
  doc: PDFKit.PDFDocument,
  set: Setter,
): void {
  if (claim === undefined) return
  if (isRepeated) {
    set(`${claim.text} (above)`, 10.5, { indent, color: PALETTE.ink3 })
    return
  }
  if (indent === 0) keepTogether(doc, 40)
  const remarks = [
    claim.implicit ? 'implicit' : undefined,
    claim.attributedTo === null ? undefined : `held by ${claim.attributedTo}`,
    claim.given ? 'given' : undefined,
  ].filter((each) => each !== undefined)
  set(remarks.length > 0 ? `${claim.text} (${remarks.join('; ')})` : claim.text, 10.5, { indent })
  for (const wording of claim.otherWordings) {
    set(`Also worded: ${wording}`, 9.5, { indent: indent + INDENT, color: PALETTE.ink2 })
  }
  if (claim.note !== null)
    set(`Note: ${claim.note}`, 9.5, { indent: indent + INDENT, color: PALETTE.ink2 })
  for (const quote of quotesOf(map, claim)) {
    set(quoteLine(map, quote), 10, { face: 'serif', indent: indent + INDENT, color: PALETTE.ink2 })
  }
}

const quoteLine = (map: ArgumentMap, { source, start, end, exact }: Quote): string =>
  `“${exact}” – ${map.sources.get(source)?.title ?? source}, ${start} to ${end}`

const sourceLine = ({ title, citation, language, sha256 }: Source): string =>
  `${cited(title, citation)} (${language}, SHA-256 ${sha256})`
