import type { ClaimId } from '@counterpoint/core'
import { useState } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newEquivalenceId, newTensionId } from '../../data/new-id.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { TextArea } from '../../shared/ui/field.tsx'
import { ClaimPicker } from '../../signs/claim-picker.tsx'
import { Box, LinkButton } from './box.tsx'
import styles from './inspector.module.css'

/** Tensions and equivalences: relations that are no inferences. */
export function ClaimRelations({ id }: { readonly id: ClaimId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const { reveal } = useWorkbench()
  const [picking, setPicking] = useState<'tension' | 'equivalence'>()
  const [tense, setTense] = useState<ClaimId>()
  const tensions = [...map.tensions.values()].filter(({ claims }) => claims.includes(id))
  const equivalences = [...map.equivalences.values()].filter(({ claims }) => claims.includes(id))
  const others = (claims: readonly ClaimId[]) => claims.filter((claim) => claim !== id)
  const claimLink = (claim: ClaimId) => (
    <LinkButton key={claim} onClick={() => reveal({ kind: 'claim', id: claim })}>
      {map.claims.get(claim)?.text}
    </LinkButton>
  )

  return (
    <>
      <Box
        title="In tension with"
        count={tensions.length}
        action={
          <LinkButton label="Add a tension" onClick={() => setPicking('tension')}>
            Add
          </LinkButton>
        }
      >
        {tensions.map((tension) => (
          <div key={tension.id} className={styles.quote}>
            {others(tension.claims).map(claimLink)}
            <EditableText
              label="Why these pull apart"
              text={tension.rationale}
              multiline
              onCommit={(rationale, seen) =>
                dispatch({
                  kind: 'tension.edit',
                  tension: tension.id,
                  rationale,
                  base: { rationale: seen },
                })
              }
            />
            <IfEditable>
              <footer>
                <LinkButton
                  onClick={() => dispatch({ kind: 'tension.delete', tension: tension.id })}
                >
                  Remove tension
                </LinkButton>
              </footer>
            </IfEditable>
          </div>
        ))}
      </Box>
      <Box
        title="Says the same as"
        count={equivalences.length}
        action={
          <LinkButton label="Add an equivalence" onClick={() => setPicking('equivalence')}>
            Add
          </LinkButton>
        }
      >
        {equivalences.map((equivalence) => (
          <div key={equivalence.id} className={styles.quote}>
            {others(equivalence.claims).map(claimLink)}
            {equivalence.rationale && <p>{equivalence.rationale}</p>}
            <IfEditable>
              <footer>
                <LinkButton
                  onClick={() =>
                    dispatch({ kind: 'equivalence.delete', equivalence: equivalence.id })
                  }
                >
                  Remove equivalence
                </LinkButton>
              </footer>
            </IfEditable>
          </div>
        ))}
      </Box>
      {picking && (
        <ClaimPicker
          title={
            picking === 'tension'
              ? 'This claim is in tension with…'
              : 'This claim says the same as…'
          }
          map={map}
          without={new Set([id])}
          onPick={(other) => {
            if (picking === 'tension') setTense(other)
            else {
              dispatch({
                kind: 'equivalence.create',
                equivalence: { id: newEquivalenceId(), claims: [id, other], rationale: null },
              })
            }
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
      {tense && (
        <TensionDialog
          onClose={() => setTense(undefined)}
          onKeep={(rationale) =>
            dispatch({
              kind: 'tension.create',
              tension: { id: newTensionId(), claims: [id, tense], rationale },
            })
          }
        />
      )}
    </>
  )
}

interface TensionDialogProps {
  readonly onKeep: (rationale: string) => void
  readonly onClose: () => void
}

function TensionDialog({ onKeep, onClose }: TensionDialogProps) {
  const [rationale, setRationale] = useState('')
  return (
    <Dialog title="Why do they pull apart?" onClose={onClose}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (rationale.trim() === '') return
          onKeep(rationale.trim())
          onClose()
        }}
      >
        <TextArea
          label="Rationale"
          hint="In value, in scope or in time – but without contradicting each other."
          rows={3}
          required
          value={rationale}
          onChange={(event) => setRationale(event.target.value)}
        />
        <div className={styles.row}>
          <Button look="solid" type="submit" disabled={rationale.trim() === ''}>
            Keep tension
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
