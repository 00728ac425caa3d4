import {
  apply,
  operationSentence,
  previewSuggestion,
  recordsOf,
  type ArgumentMap,
  type Operation,
} from '@counterpoint/core'
import type { suggestionReply } from '@counterpoint/protocol'
import { useState } from 'react'
import { useDiscussionActs } from '../../data/discussion.ts'
import { useSuggesting } from '../../data/suggesting.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { TextArea } from '../../shared/ui/field.tsx'
import styles from './discussion.module.css'
import { When } from '../../shared/ui/when.tsx'

export type Suggestion = (typeof suggestionReply)['_output']

const STATES = {
  open: 'Open',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const

interface SuggestionCardProps {
  readonly suggestion: Suggestion
  /** The map as it is, without what is being looked at. */
  readonly map: ArgumentMap
}

/** A suggestion: what it would do, and what can be done about it. */
export function SuggestionCard({ suggestion, map }: SuggestionCardProps) {
  const { id, author, createdAt, note, state, decided, operations, conflict } = suggestion
  const acts = useDiscussionActs()
  const { shown, show, hide, mayEdit } = useSuggesting()
  const [isRejecting, setRejecting] = useState(false)
  const isShown = shown === id
  return (
    <article className={styles.thread} aria-label={`Suggestion by ${author.name}`}>
      <p className={styles.byline}>
        <b>{author.name}</b> <When at={createdAt} />
        <span className={styles.state} data-state={state}>
          {STATES[state]}
        </span>
      </p>
      {note !== '' && <p className={styles.plain}>{note}</p>}
      <ul className={styles.would}>
        {operations.map((operation, index) => (
          <li key={index}>{would(map, operation, operations.slice(0, index))}</li>
        ))}
      </ul>
      {decided && (
        <p className={styles.quiet}>
          {STATES[state]} by {decided.by.name}, <When at={decided.at} />
          {decided.reason && <>: {decided.reason}</>}
        </p>
      )}
      {state === 'open' && conflict && (
        <p className={styles.trouble} role="status">
          It does not apply any more. {conflict.message}
        </p>
      )}
      {state === 'open' && !isRejecting && (
        <div className={styles.acts}>
          {!conflict && (
            <Button
              small
              aria-pressed={isShown}
              onClick={() => (isShown ? hide() : show(suggestion))}
            >
              {isShown ? 'Hide on the map' : 'Show on the map'}
            </Button>
          )}
          {mayEdit && !conflict && (
            <Button
              small
              look="line"
              onClick={() => {
                hide()
                void acts.accept(id, suggestion.version)
              }}
            >
              Accept
            </Button>
          )}
          {mayEdit && (
            <Button small look="line" onClick={() => setRejecting(true)}>
              Reject…
            </Button>
          )}
          {suggestion.isYours && (
            <Button small onClick={() => void acts.withdraw(id)}>
              Withdraw
            </Button>
          )}
          {suggestion.isYours && conflict && <RebaseButton suggestion={suggestion} map={map} />}
        </div>
      )}
      {isRejecting && (
        <RejectForm
          onReject={async (reason) => {
            hide()
            if (await acts.reject(id, reason)) setRejecting(false)
          }}
          onCancel={() => setRejecting(false)}
        />
      )}
    </article>
  )
}

interface RebaseButtonProps {
  readonly suggestion: Suggestion
  readonly map: ArgumentMap
}

/** Leaves out what does not apply any more, where something of it is left. */
function RebaseButton({ suggestion, map }: RebaseButtonProps) {
  const { rebase } = useDiscussionActs()
  const left = applicable(map, suggestion.operations)
  if (left.length === 0) return null
  const gone = suggestion.operations.length - left.length
  return (
    <Button small look="line" onClick={() => void rebase(suggestion.id, left)}>
      Keep {left.length}, leave out {gone}
    </Button>
  )
}

/** Those of `operations` that apply to `map` one after the other. */
function applicable(map: ArgumentMap, operations: readonly Operation[]): readonly Operation[] {
  return operations.reduce<readonly Operation[]>((left, operation) => {
    const next = [...left, operation]
    return previewSuggestion(map, next).ok ? next : left
  }, [])
}

interface RejectFormProps {
  readonly onReject: (reason: string) => Promise<void>
  readonly onCancel: () => void
}

function RejectForm({ onReject, onCancel }: RejectFormProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void onReject(reason)
      }}
    >
      <TextArea
        label="Why not?"
        rows={2}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.acts}>
        <Button small look="line" type="submit" disabled={reason.trim() === ''}>
          Reject
        </Button>
        <Button small onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** What `operation` would do after `earlier` ones, as a sentence without its subject. */
function would(map: ArgumentMap, operation: Operation, earlier: readonly Operation[]): string {
  const before = earlier.length === 0 ? undefined : previewSuggestion(map, earlier)
  const start = before?.ok ? before.value.map : map
  const applied = apply(start, operation)
  const effects = applied.ok ? applied.value.effects : []
  const sentence = operationSentence('', { operation, effects }, recordsOf(start)).trim()
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}
