import { attitudesTo, type Attitude, type ClaimId } from '@counterpoint/core'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { Box } from './box.tsx'
import styles from './inspector.module.css'

const ATTITUDES: readonly (readonly [Attitude, string])[] = [
  ['asserted', 'asserts'],
  ['conceded', 'concedes'],
  ['denied', 'denies'],
]

const wordFor = (attitude: Attitude | undefined): string =>
  ATTITUDES.find(([value]) => value === attitude)?.[1] ?? 'says nothing'

/** What each position makes of a claim. */
export function ClaimPositions({ id }: { readonly id: ClaimId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const { select } = useWorkbench()
  const isReadOnly = useReadOnly()
  if (map.positions.size === 0) return null
  const held = attitudesTo(map, id)
  return (
    <Box title="Positions">
      {[...map.positions.values()].map((position) => {
        const attitude = held.find((each) => each.position.id === position.id)?.attitude
        return (
          <div key={position.id} className={styles.position}>
            {position.color && <Glyph color={position.color} />}
            <button type="button" onClick={() => select({ kind: 'position', id: position.id })}>
              {position.title}
            </button>
            {position.thesis === id || isReadOnly ? (
              <span className={styles.quiet}>
                {position.thesis === id ? 'thesis' : wordFor(attitude)}
              </span>
            ) : (
              <select
                aria-label={`What ${position.title} makes of this claim`}
                value={attitude ?? ''}
                onChange={({ target }) =>
                  target.value === ''
                    ? dispatch({ kind: 'position.withdraw', position: position.id, claim: id })
                    : dispatch({
                        kind: 'position.commit',
                        position: position.id,
                        claim: id,
                        attitude: target.value as Attitude,
                      })
                }
              >
                <option value="">{wordFor(undefined)}</option>
                {ATTITUDES.map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </select>
            )}
          </div>
        )
      })}
    </Box>
  )
}
