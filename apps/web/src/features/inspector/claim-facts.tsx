import type { Claim } from '@counterpoint/core'
import { useDispatch } from '../../data/map-session.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { Box } from './box.tsx'
import styles from './inspector.module.css'

const FACTS = [
  ['implicit', 'Implicit', 'Nobody wrote it; an inference needs it.'],
  ['given', 'Given', 'Taken as accepted unless something stands against it.'],
] as const

/** What a person says about a claim beside its words. */
export function ClaimFacts({ claim }: { readonly claim: Claim }) {
  const dispatch = useDispatch()
  const isReadOnly = useReadOnly()
  const change = (changes: Partial<Pick<Claim, 'implicit' | 'given' | 'attributedTo'>>) =>
    dispatch({ kind: 'claim.edit', claim: claim.id, changes })
  return (
    <Box title="About this claim">
      <div className={styles.fields}>
        <div>
          {FACTS.map(([fact, word, meaning]) =>
            isReadOnly ? (
              claim[fact] && (
                <p key={fact} className={styles.check}>
                  <span>
                    {word}
                    <small>{meaning}</small>
                  </span>
                </p>
              )
            ) : (
              <label key={fact} className={styles.check}>
                <input
                  type="checkbox"
                  checked={claim[fact]}
                  onChange={(event) => change({ [fact]: event.target.checked })}
                />
                <span>
                  {word}
                  <small>{meaning}</small>
                </span>
              </label>
            ),
          )}
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
