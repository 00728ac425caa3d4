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
} from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { escaped } from './escaped.ts'
import { outlineOf, startsOf, type OutlineEntry } from './outline.ts'

const ROLE_WORD: Readonly<Record<InferenceRole, string>> = {
  support: 'Support',
  rebuttal: 'Rebuttal',
  backing: 'Backing',
  undercut: 'Undercut',
}

/** `map` as a Markdown outline to be read: positions, then every claim with what bears on it. */
export function writeMarkdown(map: ArgumentMap): string {
  const sections = [
    `# ${escaped(map.title)}`,
    map.question.trim() === '' ? '' : escaped(map.question),
    section(
      'Positions',
      inOrder(map.positions).map((position) => positionLines(map, position)),
    ),
    section('Claims', [outlineOf(map, startsOf(map)).flatMap((entry) => entryLines(map, entry))]),
    section(
      'Equivalences',
      inOrder(map.equivalences).map(({ claims, rationale }) =>
        relationLines(map, claims, rationale),
      ),
    ),
    section(
      'Tensions',
      inOrder(map.tensions).map(({ claims, rationale }) => relationLines(map, claims, rationale)),
    ),
    section(
      'Sources',
      inOrder(map.sources).map((source) => [`- ${sourceLine(source)}`]),
    ),
  ]
  return `${sections.filter((each) => each !== '').join('\n\n')}\n`
}

function section(title: string, blocks: readonly (readonly string[])[]): string {
  const lines = blocks.flat()
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`
}

function positionLines(
  map: ArgumentMap,
  { title, statement, thesis, commitments }: Position,
): string[] {
  const held = (attitude: string): string[] =>
    commitments.flatMap((each) => {
      const claim = map.claims.get(each.claim)
      return each.attitude === attitude && claim && claim.id !== thesis ? [escaped(claim.text)] : []
    })
  const thesisClaim = thesis === null ? undefined : map.claims.get(thesis)
  const list = (label: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`  - ${label}`, ...texts.map((text) => `    - ${text}`)]
  return [
    `- **${escaped(title)}**`,
    ...(statement.trim() === '' ? [] : [`  - ${escaped(statement)}`]),
    ...(thesisClaim ? [`  - Thesis: ${escaped(thesisClaim.text)}`] : []),
    ...list('Asserts', held('asserted')),
    ...list('Concedes', held('conceded')),
    ...list('Denies', held('denied')),
  ]
}

function entryLines(map: ArgumentMap, { kind, id, depth, isRepeated }: OutlineEntry): string[] {
  const indent = '  '.repeat(depth)
  if (kind === 'inference') {
    const inference = map.inferences.get(id as InferenceId)
    return inference ? inferenceLines(inference, indent) : []
  }
  const claim = map.claims.get(id as ClaimId)
  if (claim === undefined) return []
  return isRepeated ? [`${indent}- ${escaped(claim.text)} (above)`] : claimLines(map, claim, indent)
}

function claimLines(map: ArgumentMap, claim: Claim, indent: string): string[] {
  const { text, implicit, attributedTo, given, note, otherWordings } = claim
  const remarks = [
    implicit ? 'implicit' : undefined,
    attributedTo === null ? undefined : `held by ${escaped(attributedTo)}`,
    given ? 'given' : undefined,
  ].filter((each) => each !== undefined)
  const remark = remarks.length > 0 ? ` (${remarks.join('; ')})` : ''
  return [
    `${indent}- ${escaped(text)}${remark}`,
    ...otherWordings.map((wording) => `${indent}  - Also worded: ${escaped(wording)}`),
    ...(note === null ? [] : [`${indent}  - Note: ${escaped(note)}`]),
    ...quotesOf(map, claim).map((quote) => `${indent}  - ${quoteLine(map, quote)}`),
  ]
}

const quoteLine = (map: ArgumentMap, { source, start, end, exact }: Quote): string =>
  `“${escaped(exact)}” – ${escaped(map.sources.get(source)?.title ?? source)}, ${start} to ${end}`

function inferenceLines(inference: Inference, indent: string): string[] {
  const { scheme, warrant, rationale } = inference
  const detail = (label: string, text: string | null): string[] =>
    text === null ? [] : [`${indent}  - ${label}: ${escaped(text)}`]
  return [
    `${indent}- **${ROLE_WORD[roleOf(inference)]}**${scheme === null ? '' : ` (${escaped(scheme)})`}`,
    ...detail('Warrant', warrant),
    ...detail('Rationale', rationale),
  ]
}

function relationLines(
  map: ArgumentMap,
  claims: readonly ClaimId[],
  rationale: string | null,
): string[] {
  const [first = '', ...others] = claims.map((id) => escaped(map.claims.get(id)?.text ?? ''))
  return [
    `- ${first}`,
    ...others.map((text) => `  - ${text}`),
    ...(rationale === null ? [] : [`  - Rationale: ${escaped(rationale)}`]),
  ]
}

function sourceLine({
  title,
  citation,
  language,
  sha256,
}: {
  readonly title: string
  readonly citation: Readonly<Record<'author' | 'publication' | 'date' | 'url', string | null>>
  readonly language: string
  readonly sha256: string
}): string {
  const { author, publication, date, url } = citation
  const cited = [author, title, publication, date, url].flatMap((part) =>
    part === null ? [] : escaped(part),
  )
  return `${cited.join(', ')} (${language}, SHA-256 ${sha256})`
}
