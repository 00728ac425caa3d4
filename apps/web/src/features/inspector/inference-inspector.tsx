import {
  backingsOf,
  roleOf,
  undercutsOf,
  type ClaimId,
  type Inference,
  type InferenceId,
  type Polarity,
} from '@counterpoint/core'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'
import { batch } from '../../data/passage-actions.ts'
import { undercutSaying } from '../../data/undercut.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { ClaimPicker } from '../../signs/claim-picker.tsx'
import { RecordText } from '../../signs/record-text.tsx'
import { RelationSign } from '../../signs/relation-sign.tsx'
import { SwitchButton } from '../../signs/switch-button.tsx'
import { Box, LinkButton } from './box.tsx'
import { CriticalQuestions } from './critical-questions.tsx'
import type { InspectorProps } from './inspector-props.ts'
import styles from './inspector.module.css'
import { RelationRow } from './relation-row.tsx'
import { SchemeChoice } from './scheme-choice.tsx'
import { StandingBox } from './standing-box.tsx'

const TITLES = {
  support: 'Support',
  rebuttal: 'Rebuttal',
  backing: 'Backing of a step',
  undercut: 'Undercut of a step',
} as const

type Picking = 'premise' | Polarity

/** One step: from what, to what, by which scheme, and what bears on the step itself. */
export function InferenceInspector({
  id,
  standingOf,
  reasonFor,
  onWhy,
  onDelete,
}: InspectorProps & { readonly id: InferenceId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const [picking, setPicking] = useState<Picking>()
  const inference = map.inferences.get(id)
  if (!inference) return null
  const role = roleOf(inference)
  const standing = standingOf(id)
  const undercuts = undercutsOf(map, id)
  const backings = backingsOf(map, id)
  const change = (
    changes: Partial<Pick<Inference, 'polarity' | 'scheme' | 'warrant' | 'rationale'>>,
    base?: Partial<Pick<Inference, 'warrant' | 'rationale'>>,
  ) => dispatch({ kind: 'inference.edit', inference: id, changes, ...(base ? { base } : {}) })

  const bear = (premise: ClaimId, polarity: Polarity) =>
    dispatch({
      kind: 'inference.create',
      inference: { id: newInferenceId(), polarity, premises: [premise], target: { inference: id } },
    })

  const bearNew = (text: string, polarity: Polarity) => {
    const premise = newClaimId()
    dispatch(
      batch([
        { kind: 'claim.create', claim: { id: premise, text } },
        {
          kind: 'inference.create',
          inference: {
            id: newInferenceId(),
            polarity,
            premises: [premise],
            target: { inference: id },
          },
        },
      ]),
    )
  }

  const addPremise = (premise: ClaimId) =>
    dispatch({
      kind: 'inference.retarget',
      inference: id,
      premises: [...inference.premises, premise],
      target: inference.target,
    })

  const removePremise = (premise: ClaimId) =>
    dispatch({
      kind: 'inference.retarget',
      inference: id,
      premises: inference.premises.filter((each) => each !== premise),
      target: inference.target,
    })

  return (
    <div>
      <p className={styles.of}>
        <RelationSign role={role} /> {TITLES[role]}
      </p>
      {standing && (
        <StandingBox
          standing={standing}
          reason={reasonFor(id)}
          onWhy={onWhy}
          switches={<SwitchButton kind="inferences" id={id} of="this step" />}
          id={id}
        />
      )}
      <Box
        title={inference.premises.length > 1 ? 'Linked premises' : 'Premise'}
        count={inference.premises.length}
        action={
          <LinkButton label="Add a linked premise" onClick={() => setPicking('premise')}>
            Add
          </LinkButton>
        }
      >
        {inference.premises.map((premise) => (
          <EndRow
            key={premise}
            claim={premise}
            {...(inference.premises.length > 1 ? { onRemove: () => removePremise(premise) } : {})}
          />
        ))}
        {inference.premises.length > 1 && <p className={styles.quiet}>They work only together.</p>}
      </Box>
      <Box
        title={inference.polarity === 'for' ? 'For' : 'Against'}
        action={
          <LinkButton
            onClick={() => change({ polarity: inference.polarity === 'for' ? 'against' : 'for' })}
          >
            {inference.polarity === 'for' ? 'Turn against' : 'Turn for'}
          </LinkButton>
        }
      >
        <TargetRow inference={inference} />
      </Box>
      <Box title="The step">
        <div className={styles.fields}>
          <SchemeChoice scheme={inference.scheme} onChoose={(scheme) => change({ scheme })} />
          <Words
            label="Warrant"
            hint="Why the step is allowed"
            text={inference.warrant}
            of={id}
            onCommit={(warrant, seen) => change({ warrant }, { warrant: seen })}
          />
          <Words
            label="Rationale"
            hint="What is meant by it here"
            text={inference.rationale}
            of={id}
            onCommit={(rationale, seen) => change({ rationale }, { rationale: seen })}
          />
        </div>
      </Box>
      <Box
        title="Undercuts"
        count={undercuts.length}
        action={
          <LinkButton label="Undercut this step" onClick={() => setPicking('against')}>
            Undercut
          </LinkButton>
        }
      >
        {undercuts.map((undercut) => (
          <RelationRow
            key={undercut.id}
            inference={undercut}
            end="premises"
            standingOf={standingOf}
          />
        ))}
      </Box>
      <Box
        title="Backings"
        count={backings.length}
        action={
          <LinkButton label="Back this step" onClick={() => setPicking('for')}>
            Back
          </LinkButton>
        }
      >
        {backings.map((backing) => (
          <RelationRow
            key={backing.id}
            inference={backing}
            end="premises"
            standingOf={standingOf}
          />
        ))}
      </Box>
      {inference.scheme && (
        <CriticalQuestions
          scheme={inference.scheme}
          onUndercut={(text) => dispatch(undercutSaying(text, id).operation)}
        />
      )}
      <IfEditable>
        <div className={styles.box}>
          <Button small look="danger" onClick={() => onDelete({ kind: 'inference', id })}>
            <Trash2 aria-hidden /> Delete inference
          </Button>
        </div>
      </IfEditable>
      {picking && (
        <ClaimPicker
          title={PICKER_TITLES[picking]}
          map={map}
          without={new Set(inference.premises)}
          onPick={(claim) => (picking === 'premise' ? addPremise(claim) : bear(claim, picking))}
          {...(picking === 'premise' ? {} : { onNew: (text: string) => bearNew(text, picking) })}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  )
}

const PICKER_TITLES: Readonly<Record<Picking, string>> = {
  premise: 'Which claim does the step also need?',
  against: 'Why does the step not hold?',
  for: 'Why does the step hold?',
}

interface WordsProps {
  readonly of: InferenceId
  readonly label: string
  readonly hint: string
  readonly text: string | null
  readonly onCommit: (text: string | null, seen: string | null) => void
}

const Words = ({ of, label, hint, text, onCommit }: WordsProps) => (
  <div>
    <p className={styles.quiet}>{label}</p>
    <RecordText
      key={of}
      of={of}
      label={label}
      text={text ?? ''}
      placeholder={hint}
      multiline
      mayBeEmpty
      onCommit={(words, seen) => onCommit(orNull(words), orNull(seen))}
    />
  </div>
)

const orNull = (text: string): string | null => (text === '' ? null : text)

function EndRow({ claim, onRemove }: { readonly claim: ClaimId; readonly onRemove?: () => void }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  return (
    <div className={styles.position}>
      <button type="button" onClick={() => reveal({ kind: 'claim', id: claim })}>
        {map.claims.get(claim)?.text}
      </button>
      {onRemove && (
        <IfEditable>
          <LinkButton label={`Remove premise: ${map.claims.get(claim)?.text}`} onClick={onRemove}>
            Remove
          </LinkButton>
        </IfEditable>
      )}
    </div>
  )
}

function TargetRow({ inference: { target } }: { readonly inference: Inference }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  if ('claim' in target) return <EndRow claim={target.claim} />
  const step = map.inferences.get(target.inference)
  return (
    <div className={styles.position}>
      <button type="button" onClick={() => reveal({ kind: 'inference', id: target.inference })}>
        The step from “{step && map.claims.get(step.premises[0] as ClaimId)?.text}”
      </button>
    </div>
  )
}
