import type { ArgumentMap, Claim, Inference, Position } from '@counterpoint/core'
import { inOrder, writableInXml } from '@counterpoint/formats'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import type { BytesWriter } from '../bytes-writer.ts'
import { cited } from '../cited.ts'
import { briefOf, type Block, type Hat, type Step } from './brief.ts'
import { cutter, type Card, type Cutter } from './card.ts'
import { citeOf } from './cite.ts'
import { steadyPackage } from './steady-package.ts'
import { STYLE, STYLES } from './styles.ts'

/** The map as a brief in Verbatim's styles: pocket, hats, blocks, tags, cites and cards. */
export const writeDocx: BytesWriter = async (map, texts) => {
  const cut = cutter(map, texts)
  const seen = new Set<Claim>()
  const document = new Document({
    title: textOf(map.title),
    subject: textOf(map.question),
    creator: 'Counterpoint',
    lastModifiedBy: 'Counterpoint',
    styles: STYLES,
    sections: [
      {
        children: [
          styled(STYLE.pocket, map.title),
          ...(map.question.trim() === '' ? [] : [plain(map.question)]),
          ...briefOf(map).flatMap((hat) => hatParagraphs(map, hat, cut, seen)),
          ...sourceParagraphs(map),
        ],
      },
    ],
  })
  return steadyPackage(await Packer.pack(document, 'uint8array'))
}

/** In one line, without what XML has no way to write. */
const textOf = (text: string): string => writableInXml(text).replace(/\s+/gu, ' ').trim()

const styled = (style: string, text: string): Paragraph =>
  new Paragraph({
    style,
    pageBreakBefore: style === STYLE.hat,
    children: [new TextRun(textOf(text))],
  })

const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(textOf(text))] })

function hatParagraphs(
  map: ArgumentMap,
  { position, blocks }: Hat,
  cut: Cutter,
  seen: Set<Claim>,
): Paragraph[] {
  return [
    ...hatHead(map, position),
    ...blocks.flatMap((block) => blockParagraphs(block, cut, seen)),
  ]
}

function hatHead(map: ArgumentMap, position: Position | null): Paragraph[] {
  if (position === null) return [styled(STYLE.hat, 'Claims of no position')]
  const { title, statement, thesis } = position
  const thesisText = thesis === null ? undefined : map.claims.get(thesis)?.text
  return [
    styled(STYLE.hat, title),
    ...(statement.trim() === '' ? [] : [plain(statement)]),
    ...(thesisText === undefined ? [] : [plain(`Thesis: ${thesisText}`)]),
  ]
}

const blockParagraphs = ({ title, steps }: Block, cut: Cutter, seen: Set<Claim>): Paragraph[] => [
  styled(STYLE.block, title),
  ...steps.flatMap((step) => stepParagraphs(step, cut, seen)),
]

function stepParagraphs({ inference, claims }: Step, cut: Cutter, seen: Set<Claim>): Paragraph[] {
  const remarks = inference ? stepRemarks(inference) : []
  return [...remarks.map(plain), ...claims.flatMap((claim) => claimParagraphs(claim, cut, seen))]
}

function stepRemarks({ premises, scheme, warrant }: Inference): string[] {
  return [
    ...(premises.length > 1 ? [`The next ${premises.length} tags work only together.`] : []),
    ...(scheme === null ? [] : [`Scheme: ${scheme}`]),
    ...(warrant === null ? [] : [`Warrant: ${warrant}`]),
  ]
}

/** Tag and cards; the cards of a claim are printed where it comes first. */
function claimParagraphs(claim: Claim, cut: Cutter, seen: Set<Claim>): Paragraph[] {
  const remarks = [
    claim.implicit ? 'implicit' : undefined,
    claim.attributedTo === null ? undefined : `held by ${claim.attributedTo}`,
  ].filter((each) => each !== undefined)
  const tag = styled(
    STYLE.tag,
    remarks.length > 0 ? `${claim.text} (${remarks.join('; ')})` : claim.text,
  )
  if (claim.quotes.length === 0) return [tag]
  if (seen.has(claim)) return [tag, plain('Its cards stand above.')]
  seen.add(claim)
  return [tag, ...cut(claim).flatMap(cardParagraphs)]
}

function cardParagraphs({ source, body }: Card): Paragraph[] {
  const cite = source ? citeOf(source) : []
  return [
    new Paragraph({
      children: cite.map(({ text, isStrong }) =>
        isStrong ? run(text, STYLE.cite) : new TextRun(asIs(text)),
      ),
    }),
    ...body.map(
      (stretches) =>
        new Paragraph({
          children: stretches.map(({ text, isRead }) =>
            isRead ? run(text, STYLE.underline) : new TextRun(asIs(text)),
          ),
        }),
    ),
  ]
}

const run = (text: string, style: string): TextRun => new TextRun({ text: asIs(text), style })

/** White space at the edges stays, since other words follow in the same line. */
const asIs = (text: string): string => writableInXml(text).replace(/\s+/gu, ' ')

function sourceParagraphs(map: ArgumentMap): Paragraph[] {
  const sources = inOrder(map.sources)
  if (sources.length === 0) return []
  return [
    styled(STYLE.hat, 'Sources'),
    ...sources.map(({ title, citation, language, sha256 }) =>
      plain(`${cited(title, citation)} (${language}, SHA-256 ${sha256})`),
    ),
  ]
}
