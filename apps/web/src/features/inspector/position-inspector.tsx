import type { Attitude, PositionId } from '@counterpoint/core'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newClaimId } from '../../data/new-id.ts'
import { batch } from '../../data/passage-actions.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { ClaimPicker } from '../../signs/claim-picker.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { colorClass, POSITION_COLORS } from '../../signs/position-color.ts'
import { RecordText } from '../../signs/record-text.tsx'
import { StandingSign } from '../../signs/standing-sign.tsx'
import { SwitchButton } from '../../signs/switch-button.tsx'
import { Box, LinkButton } from './box.tsx'
import type { InspectorProps } from './inspector-props.ts'
import styles from './inspector.module.css'

const GROUPS: readonly (readonly [Attitude, string])[] = [
  ['asserted', 'Asserts'],
  ['conceded', 'Concedes'],
  ['denied', 'Denies'],
]

/** A position: its thesis, its colour, and everything it is committed to. */
export function PositionInspector({
  id,
  standingOf,
  onDelete,
}: InspectorProps & { readonly id: PositionId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const { reveal } = useWorkbench()
  const [picking, setPicking] = useState<'thesis' | Attitude>()
  const position = map.positions.get(id)
  if (!position) return null
  const thesis = position.thesis ? map.claims.get(position.thesis) : undefined
  const edit = (changes: Partial<Pick<typeof position, 'title' | 'thesis' | 'color'>>) =>
    dispatch({ kind: 'position.edit', position: id, changes })

  const commitNew = (text: string, as: 'thesis' | Attitude) => {
    const claim = newClaimId()
    dispatch(
      batch([
        { kind: 'claim.create', claim: { id: claim, text } },
        as === 'thesis'
          ? { kind: 'position.edit', position: id, changes: { thesis: claim } }
          : { kind: 'position.commit', position: id, claim, attitude: as },
      ]),
    )
  }

  return (
    <div className={colorClass(position.color)}>
      <EditableText
        label="Title of the position"
        text={position.title}
        className={styles.sentence ?? ''}
        onCommit={(title) => edit({ title })}
      />
      <RecordText
        key={id}
        of={id}
        label="What the position says"
        text={position.statement}
        placeholder="Say in a sentence or two how it answers the question"
        multiline
        mayBeEmpty
        onCommit={(statement, seen) =>
          dispatch({
            kind: 'position.edit',
            position: id,
            changes: { statement },
            base: { statement: seen },
          })
        }
      />
      <div className={styles.row}>
        <SwitchButton kind="positions" id={id} of={position.title} />
      </div>
      <IfEditable>
        <Box title="Colour">
          <div className={styles.swatches} role="group" aria-label="Colour">
            {POSITION_COLORS.map((color) => (
              <button
                key={color}
                type="button"
                className={`${styles.swatch} ${colorClass(color)}`}
                aria-label={color}
                aria-pressed={position.color === color}
                onClick={() => edit({ color })}
              >
                <Glyph color={color} />
              </button>
            ))}
          </div>
        </Box>
      </IfEditable>
      <Box
        title="Thesis"
        action={
          <LinkButton label="Choose the thesis" onClick={() => setPicking('thesis')}>
            {thesis ? 'Change' : 'Choose'}
          </LinkButton>
        }
      >
        {thesis ? (
          <div className={styles.position}>
            <button type="button" onClick={() => reveal({ kind: 'claim', id: thesis.id })}>
              {thesis.text}
            </button>
            {standingOf(thesis.id) && <StandingSign standing={standingOf(thesis.id)!} />}
          </div>
        ) : (
          <p className={styles.quiet}>
            A position needs a thesis: the claim that answers the question.
          </p>
        )}
      </Box>
      {GROUPS.map(([attitude, word]) => {
        const claims = position.commitments.filter((each) => each.attitude === attitude)
        return (
          <Box
            key={attitude}
            title={word}
            count={claims.length}
            action={
              <LinkButton
                label={`Add a claim that it ${attitude === 'asserted' ? 'asserts' : attitude === 'conceded' ? 'concedes' : 'denies'}`}
                onClick={() => setPicking(attitude)}
              >
                Add
              </LinkButton>
            }
          >
            {claims.map(({ claim }) => (
              <div key={claim} className={styles.position}>
                <button type="button" onClick={() => reveal({ kind: 'claim', id: claim })}>
                  {map.claims.get(claim)?.text}
                </button>
                <IfEditable>
                  <LinkButton
                    label={`Withdraw: ${map.claims.get(claim)?.text}`}
                    onClick={() => dispatch({ kind: 'position.withdraw', position: id, claim })}
                  >
                    Withdraw
                  </LinkButton>
                </IfEditable>
              </div>
            ))}
          </Box>
        )
      })}
      <IfEditable>
        <div className={styles.box}>
          <Button small look="danger" onClick={() => onDelete({ kind: 'position', id })}>
            <Trash2 aria-hidden /> Delete position
          </Button>
        </div>
      </IfEditable>
      {picking && (
        <ClaimPicker
          title={picking === 'thesis' ? 'Which claim is the thesis?' : 'Which claim?'}
          map={map}
          onPick={(claim) =>
            picking === 'thesis'
              ? edit({ thesis: claim })
              : dispatch({ kind: 'position.commit', position: id, claim, attitude: picking })
          }
          onNew={(text) => commitNew(text, picking)}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  )
}
