import type { ArgumentMap, Attitude, PositionId, QuoteId, SourceId } from '@counterpoint/core'
import type { EvidenceMatrix, MatrixRow } from '@counterpoint/core/semantics'
import { Check, CircleSlash, Minus, Plus } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { colorClass } from '../../signs/position-color.ts'
import { passageLabel, shortTitle, type SourceTexts } from '../../signs/source-label.ts'
import styles from './evidence-table.module.css'

const ATTITUDES: Readonly<Record<Attitude, readonly [typeof Plus, string]>> = {
  asserted: [Plus, 'asserts'],
  conceded: [Check, 'concedes'],
  denied: [CircleSlash, 'denies'],
}

interface EvidenceTableProps {
  readonly matrix: EvidenceMatrix
  readonly positions: readonly PositionId[]
  readonly texts: SourceTexts
}

/** Every claim that a side is committed to, beside the sources that say so and in which words. */
export function EvidenceTable({ matrix, positions, texts }: EvidenceTableProps) {
  const map = useMap()
  const rows = matrix.rows.filter(({ claim }) => map.claims.has(claim))
  if (rows.length === 0) return null
  return (
    <section className={styles.section} aria-label="Claims and sources">
      <h3>
        Claims and sources <em>{rows.length}</em>
      </h3>
      <div className={styles.scroller} role="region" aria-label="Table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              {positions.map((id) => {
                const position = map.positions.get(id)
                return (
                  <th key={id} scope="col" className={styles.position}>
                    {position?.color && <Glyph color={position.color} />} {position?.title}
                  </th>
                )
              })}
              {matrix.sources.map((id) => (
                <th key={id} scope="col">
                  {sourceTitle(map, id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.claim}
                row={row}
                sources={matrix.sources}
                positions={positions}
                texts={texts}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const sourceTitle = (map: ArgumentMap, id: SourceId): string =>
  shortTitle(map.sources.get(id) ?? { title: 'Source' })

interface RowProps {
  readonly row: MatrixRow
  /** In the order of the cells. */
  readonly sources: EvidenceMatrix['sources']
  readonly positions: readonly PositionId[]
  readonly texts: SourceTexts
}

function Row({ row, sources, positions, texts }: RowProps) {
  const map = useMap()
  const { reveal } = useWorkbench()
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => reveal({ kind: 'claim', id: row.claim })}>
          {map.claims.get(row.claim)?.text}
        </button>
      </th>
      {positions.map((id) => {
        const attitude = row.held.find(({ position }) => position === id)?.attitude
        const position = map.positions.get(id)
        return (
          <td
            key={id}
            className={`${styles.held} ${colorClass(position?.color)}`}
            data-column={position?.title}
          >
            <Stance attitude={attitude} />
          </td>
        )
      })}
      {row.cells.map((quotes, index) => (
        <td
          key={sources[index]}
          className={styles.said}
          data-column={sources[index] && sourceTitle(map, sources[index])}
        >
          {quotes.map((quote) => (
            <Words key={quote} id={quote} texts={texts} />
          ))}
        </td>
      ))}
    </tr>
  )
}

function Stance({ attitude }: { readonly attitude: Attitude | undefined }) {
  if (!attitude) {
    return (
      <span className={styles.none}>
        <Minus role="img" aria-label="takes no stance" />
      </span>
    )
  }
  const [Icon, word] = ATTITUDES[attitude]
  return (
    <span className={styles.stance}>
      <Icon aria-hidden /> {word}
    </span>
  )
}

function Words({ id, texts }: { readonly id: QuoteId; readonly texts: SourceTexts }) {
  const map = useMap()
  const { openPassage } = useWorkbench()
  const quote = map.quotes.get(id)
  if (!quote) return null
  const label = passageLabel(map, texts, quote)
  return (
    <button
      type="button"
      className={styles.words}
      title={`Open the passage in ${label}`}
      onClick={() => openPassage(quote)}
    >
      <q>{quote.exact}</q>
      {label.includes('§') && <small>{label.slice(label.indexOf('§'))}</small>}
    </button>
  )
}
