import type { ArgumentMap, ClaimId, InferenceId, PositionId, QuoteId } from '@counterpoint/core'
import type { Finding, LintRule } from '@counterpoint/core/semantics'
import { Info, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAnalysis } from '../../data/analysis/use-analysis.ts'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import styles from './evidence-check.module.css'
import { OpenQuestions } from './open-questions.tsx'

/** In the order of their weight; titles say what is found. */
const RULES: readonly (readonly [LintRule, string, string])[] = [
  ['cut-negation', 'Cut before a negation', 'What was left out may turn what the quote says.'],
  ['claim-exceeds-quotes', 'Says more than its quotes', 'A number or an “all” that no quote has.'],
  ['one-source-side', 'Leans on one source', 'If that source fails, so does the side.'],
  ['bare-claim', 'Bare claims', 'Neither a quote nor a support.'],
  [
    'open-questions',
    'Open critical questions',
    'Asked by a scheme, answered by nothing in the map.',
  ],
  ['cut-mid-sentence', 'Quotes cut inside a sentence', 'Worth a second look, often harmless.'],
]

/** Where the evidence is weaker than it looks, each with the place to go. */
export function EvidenceCheck({ texts }: { readonly texts: SourceTexts }) {
  const map = useMap()
  const { answer, isPending, failure } = useAnalysis(
    useMemo(() => ({ kind: 'lint', map, texts }) as const, [map, texts]),
  )
  if (!answer) {
    return (
      <section className={styles.panel} aria-label="Evidence">
        <p className={styles.quiet} role={failure ? 'alert' : 'status'}>
          {failure ?? 'Looking at quotes, claims and schemes…'}
        </p>
      </section>
    )
  }
  const findings = answer.filter(({ subject }) => placeOf(map, subject))
  const warnings = findings.filter(({ weight }) => weight === 'warning').length
  return (
    <section className={styles.panel} aria-label="Evidence" aria-busy={isPending}>
      <p className={styles.summary} role="status">
        {findings.length === 0
          ? 'Nothing stands out.'
          : `${warnings === 1 ? '1 warning' : `${warnings} warnings`}, ${counted(findings.length - warnings)}. A warning may change how a passage is understood; a note asks for a second look.`}
      </p>
      {RULES.map(([rule, title, hint]) => (
        <RuleFindings
          key={rule}
          title={title}
          hint={hint}
          findings={findings.filter((finding) => finding.rule === rule)}
        />
      ))}
    </section>
  )
}

const counted = (notes: number): string => (notes === 1 ? '1 note' : `${notes} notes`)

const SHOWN = 5

interface RuleFindingsProps {
  readonly title: string
  readonly hint: string
  readonly findings: readonly Finding[]
}

function RuleFindings({ title, hint, findings }: RuleFindingsProps) {
  const [isWhole, setWhole] = useState(false)
  if (findings.length === 0) return null
  return (
    <section className={styles.rule}>
      <h3>
        {title} <em>{findings.length}</em>
      </h3>
      <p className={styles.quiet}>{hint}</p>
      <ul>
        {(isWhole ? findings : findings.slice(0, SHOWN)).map((finding) => (
          <li key={`${finding.subject} ${finding.message}`}>
            <FindingLine finding={finding} />
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && !isWhole && (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          Show all {findings.length}
        </button>
      )}
    </section>
  )
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const map = useMap()
  const { reveal, select, openPassage } = useWorkbench()
  const place = placeOf(map, finding.subject)
  if (!place) return null
  const go = () => {
    switch (place.kind) {
      case 'claim':
        return reveal({ kind: 'claim', id: finding.subject as ClaimId })
      case 'inference':
        return reveal({ kind: 'inference', id: finding.subject as InferenceId })
      case 'position':
        return select({ kind: 'position', id: finding.subject as PositionId })
      case 'quote':
        select({ kind: 'quote', id: finding.subject as QuoteId })
        return openPassage(map.quotes.get(finding.subject as QuoteId)!)
    }
  }
  const Icon = finding.weight === 'warning' ? TriangleAlert : Info
  return (
    <div className={styles.finding}>
      <span className={styles[finding.weight]}>
        <Icon role="img" aria-label={finding.weight} />
      </span>
      <div>
        <button type="button" className={styles.subject} onClick={go}>
          {place.words}
        </button>
        {finding.questions ? (
          <OpenQuestions inference={finding.subject as InferenceId} questions={finding.questions} />
        ) : (
          <p className={styles.quiet}>{finding.message}</p>
        )}
      </div>
    </div>
  )
}

interface Place {
  readonly kind: 'claim' | 'inference' | 'position' | 'quote'
  readonly words: string
}

/** What a finding is about, unless it was deleted since. */
function placeOf(map: ArgumentMap, id: string): Place | undefined {
  const claim = map.claims.get(id as ClaimId)
  if (claim) return { kind: 'claim', words: claim.text }
  const quote = map.quotes.get(id as QuoteId)
  if (quote) return { kind: 'quote', words: `“${quote.exact}”` }
  const position = map.positions.get(id as PositionId)
  if (position) return { kind: 'position', words: position.title }
  const inference = map.inferences.get(id as InferenceId)
  if (!inference) return undefined
  const premises = inference.premises.map((each) => map.claims.get(each)?.text ?? '')
  return { kind: 'inference', words: `The step from “${premises.join('” and “')}”` }
}
