import type { Quote } from '@counterpoint/core'
import { Lock, TriangleAlert } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import signs from '../../signs/signs.module.css'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import { LinkButton } from './box.tsx'
import { isVerbatim } from './verbatim.ts'
import styles from './inspector.module.css'

interface QuoteBlockProps {
  readonly quote: Quote
  readonly texts: SourceTexts
  readonly onDetach?: () => void
}

/** The words, where they stand, and whether the source really says so. */
export function QuoteBlock({ quote, texts, onDetach }: QuoteBlockProps) {
  const map = useMap()
  const { openPassage } = useWorkbench()
  const isReadOnly = useReadOnly()
  const verbatim = isVerbatim(quote, texts)
  return (
    <blockquote className={styles.quote}>
      <p>{quote.exact}</p>
      <footer>
        <LinkButton onClick={() => openPassage(quote)}>
          {passageLabel(map, texts, quote)}
        </LinkButton>
        {onDetach && !isReadOnly && (
          <LinkButton onClick={onDetach} label={`Take this quote off the claim: ${quote.exact}`}>
            Detach
          </LinkButton>
        )}
        {verbatim === true && (
          <span className={signs.verbatim} style={{ marginLeft: 'auto' }}>
            <Lock aria-hidden /> Verbatim
          </span>
        )}
        {verbatim === false && (
          <span className={`${signs.verbatim} ${signs.drifted}`} style={{ marginLeft: 'auto' }}>
            <TriangleAlert aria-hidden /> Not in the source
          </span>
        )}
      </footer>
    </blockquote>
  )
}
