import type { previewImport } from '@counterpoint/protocol'
import type { z } from 'zod'
import styles from './exchange.module.css'

type Preview = z.output<(typeof previewImport)['reply']>

const NOUNS: Readonly<Record<keyof Preview['counts'], readonly [one: string, many: string]>> = {
  claims: ['claim', 'claims'],
  inferences: ['inference', 'inferences'],
  quotes: ['quote', 'quotes'],
  sources: ['source', 'sources'],
  positions: ['position', 'positions'],
  equivalences: ['equivalence', 'equivalences'],
  tensions: ['tension', 'tensions'],
}

/** What a file would become: title, question, how much of what, and what would be otherwise. */
export function ImportPreview({ title, question, counts, warnings }: Preview) {
  const kinds = Object.keys(NOUNS) as (keyof Preview['counts'])[]
  return (
    <section aria-live="polite" aria-label="What the file would become">
      <p className={styles.found}>{title}</p>
      {question && <p className={styles.quiet}>{question}</p>}
      <ul className={styles.counts}>
        {kinds
          .filter((kind) => counts[kind] > 0 || kind === 'claims')
          .map((kind) => (
            <li key={kind}>
              <b>{counts[kind]}</b> {NOUNS[kind][counts[kind] === 1 ? 0 : 1]}
            </li>
          ))}
      </ul>
      <h3>{warnings.length === 0 ? 'All of it is understood' : 'Changed or left out'}</h3>
      <ul className={styles.remarks}>
        {warnings.map(({ where, message }, index) => (
          // Two places of a file may be remarked on in the same words.
          <li key={`${index} ${where}`}>
            {message} {where && <small>{where}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
