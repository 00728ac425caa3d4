import type { Claim } from '@counterpoint/core'
import { useDispatch } from '../../data/map-session.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { Box } from './box.tsx'
import styles from './inspector.module.css'

/** What a person says about a claim beside its words. */
export function ClaimFacts({ claim }: { readonly claim: Claim }) {
  const dispatch = useDispatch()
  const change = (changes: Partial<Pick<Claim, 'implicit' | 'given' | 'attributedTo'>>) =>
    dispatch({ kind: 'claim.edit', claim: claim.id, changes })
  return (
    <Box title="About this claim">
      <div className={styles.fields}>
        <div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={claim.implicit}
              onChange={(event) => change({ implicit: event.target.checked })}
            />
            <span>
              Implicit<small>Nobody wrote it; an inference needs it.</small>
            </span>
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={claim.given}
              onChange={(event) => change({ given: event.target.checked })}
            />
            <span>
              Given<small>Taken as accepted unless something stands against it.</small>
            </span>
          </label>
        </div>
        <div>
          <p className={styles.quiet}>Reported as held by</p>
          <EditableText
            label="Reported as held by"
            text={claim.attributedTo ?? ''}
            placeholder="nobody else: the source says it itself"
            mayBeEmpty
            onCommit={(text) => change({ attributedTo: orNull(text) })}
          />
        </div>
        <div>
          <p className={styles.quiet}>Note</p>
          <EditableText
            label="Note"
            text={claim.note ?? ''}
            placeholder="Add a note"
            multiline
            mayBeEmpty
            onCommit={(text, seen) =>
              dispatch({
                kind: 'claim.edit',
                claim: claim.id,
                changes: { note: orNull(text) },
                base: { note: orNull(seen) },
              })
            }
          />
        </div>
        {claim.otherWordings.length > 0 && (
          <div>
            <p className={styles.quiet}>Also worded</p>
            <ul>
              {claim.otherWordings.map((wording) => (
                <li key={wording}>{wording}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Box>
  )
}

const orNull = (text: string): string | null => (text === '' ? null : text)
