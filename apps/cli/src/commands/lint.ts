import type { ArgumentMap, ClaimId, InferenceId, PositionId, QuoteId } from '@counterpoint/core'
import { lintEvidence, type Finding } from '@counterpoint/core/semantics'
import { openExchange } from '@counterpoint/exchange'
import { EXIT } from '../exit.ts'
import { parsed } from '../parsed.ts'
import { readOrExplain } from '../read-map.ts'

/** `lint FILE [--json] [--from FORMAT]` */
export async function lint(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, {
    json: { type: 'boolean', default: false },
    from: { type: 'string' },
  })
  const read = await readOrExplain(openExchange(), file, values.from)
  if (!read) return EXIT.problems
  const findings = lintEvidence(read.map, read.texts)
  console.log(values.json ? JSON.stringify(findings, null, 2) : textOf(read.map, findings))
  return EXIT.ok
}

function textOf(map: ArgumentMap, findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing about the evidence of this map looks weak.'
  const warnings = findings.filter(({ weight }) => weight === 'warning').length
  const counts = `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${findings.length - warnings} to look at again.`
  return [
    ...findings.map(
      ({ rule, weight, subject, message }) =>
        `${weight === 'warning' ? 'Warning' : 'Note'} [${rule}] ${wordsOf(map, subject)}\n    ${message}`,
    ),
    '',
    counts,
  ].join('\n')
}

/** The subject as a person knows it. */
function wordsOf(map: ArgumentMap, subject: Finding['subject']): string {
  const quote = map.quotes.get(subject as QuoteId)
  if (quote)
    return `the quote “${oneLine(quote.exact)}” from “${map.sources.get(quote.source)!.title}”`
  const inference = map.inferences.get(subject as InferenceId)
  const premises = inference?.premises.map((id) => `“${oneLine(map.claims.get(id)!.text)}”`)
  if (premises) return `the step from ${premises.join(' and ')}`
  const claim = map.claims.get(subject as ClaimId)
  if (claim) return `“${oneLine(claim.text)}”`
  return `the position “${map.positions.get(subject as PositionId)!.title}”`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
