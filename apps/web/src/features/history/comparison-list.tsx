import type { ArgumentMap, ChangeMark, Difference } from '@counterpoint/core'
import { useId, useState, type ReactNode } from 'react'
import { useHistory } from '../../data/history.tsx'
import { useVersions } from '../../data/versions.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { SelectField } from '../../shared/ui/field.tsx'
import { CHANGE_SIGNS } from '../../signs/change-words.ts'
import styles from './history-pane.module.css'
import type { Comparison } from './use-comparison.ts'
import { placeShowing, type Shown } from './place-showing.ts'

interface ComparisonListProps {
  readonly since: number | undefined
  readonly onSince: (revision: number | undefined) => void
  readonly comparison: Comparison | undefined
}

/** What differs between two points of the past, in sentences that lead to the records. */
export function ComparisonList({ since, onSince, comparison }: ComparisonListProps) {
  const { revision } = useHistory()
  return (
    <>
      <SinceField since={since} onSince={onSince} />
      {since === undefined && (
        <p className={styles.quiet}>
          Choose a point to compare with. What is added, gone and changed from there to revision{' '}
          {revision} is marked on the map and listed here, with every claim whose standing flipped.
        </p>
      )}
      {comparison && <Differences comparison={comparison} />}
    </>
  )
}

function SinceField({ since, onSince }: Pick<ComparisonListProps, 'since' | 'onSince'>) {
  const { revision, last } = useHistory()
  const versions = useVersions()
  const points = new Map<number, string>([
    [last, `The latest, revision ${last}`],
    ...versions.map(
      (version) => [version.revision, `${version.name}, revision ${version.revision}`] as const,
    ),
    [0, 'The beginning'],
  ])
  if (since !== undefined && !points.has(since)) points.set(since, `Revision ${since}`)
  return (
    <SelectField
      label="Compare with"
      hint={since === undefined ? undefined : `From there to revision ${revision}, on the map.`}
      value={since ?? ''}
      onChange={({ target: { value } }) => onSince(value === '' ? undefined : Number(value))}
    >
      <option value="">Nothing</option>
      {[...points].map(([point, name]) => (
        <option key={point} value={point}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

const GROUPS = [
  ['added', 'Added'],
  ['gone', 'Gone'],
  ['changed', 'Changed'],
] as const

function Differences({ comparison: { diff, picture } }: { readonly comparison: Comparison }) {
  const { differences, flips, moved } = diff
  const claims = flips.filter(({ id }) => picture.claims.has(id as never))
  const steps = flips.length - claims.length
  if (differences.length === 0 && moved === 0) {
    return (
      <p className={styles.quiet} role="status">
        Nothing differs between the two.
      </p>
    )
  }
  return (
    <>
      {claims.length > 0 && (
        <Group title="Standing flipped" count={claims.length}>
          {claims.map(({ id, sentence }) => (
            <Line key={id} sentence={sentence} shown={{ kind: 'claim', id: id as never }} />
          ))}
        </Group>
      )}
      {GROUPS.map(([change, title]) => {
        const those = differences.filter((difference) => difference.change === change)
        return (
          those.length > 0 && (
            <Group key={change} title={title} count={those.length} change={change}>
              {those.map((difference) => (
                <Line
                  key={`${difference.entity} ${difference.id}`}
                  sentence={difference.sentence}
                  shown={shownBy(picture, difference)}
                />
              ))}
            </Group>
          )
        )
      })}
      <p className={styles.quiet}>
        {[
          ...(steps > 0
            ? [steps === 1 ? 'One step flipped as well.' : `${steps} steps flipped as well.`]
            : []),
          ...(moved > 0
            ? [
                moved === 1
                  ? 'One card stands elsewhere.'
                  : `${moved} cards and steps stand elsewhere.`,
              ]
            : []),
        ].join(' ')}
      </p>
    </>
  )
}

const shownBy = (map: ArgumentMap, { entity, id }: Difference): Shown | undefined =>
  placeShowing(map, entity, id)

interface GroupProps {
  readonly title: string
  readonly count: number
  /** What became of the records, as the canvas marks it. */
  readonly change?: ChangeMark
  readonly children: readonly ReactNode[]
}

/** Lines of a group that are listed at first. */
const FIRST_LISTED = 60

function Group({ title, count, change, children }: GroupProps) {
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const rest = children.length - FIRST_LISTED
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h3 id={id}>
        {change && (
          <i className={`${styles.sign} ${styles[change]}`} aria-hidden>
            {CHANGE_SIGNS[change]}
          </i>
        )}
        {title} <em>{count}</em>
      </h3>
      <ul>{isWhole ? children : children.slice(0, FIRST_LISTED)}</ul>
      {rest > 0 && !isWhole && (
        <Button small onClick={() => setWhole(true)}>
          {rest === 1 ? 'One more' : `${rest} more`}
        </Button>
      )}
    </section>
  )
}

function Line({
  sentence,
  shown,
}: {
  readonly sentence: string
  readonly shown: Shown | undefined
}) {
  const { reveal } = useWorkbench()
  return (
    <li>
      {shown ? (
        <button type="button" onClick={() => reveal(shown)}>
          {sentence}
        </button>
      ) : (
        <p>{sentence}</p>
      )}
    </li>
  )
}
