import { withMentionsNamed, withNamesMentioned } from '@counterpoint/core'
import { useId, useRef, useState } from 'react'
import { useDiscussion } from '../../data/discussion.ts'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'

interface CommentFormProps {
  readonly label: string
  readonly action: string
  /** As it is kept, with mentions by id. */
  readonly start?: string
  readonly onSend: (text: string) => Promise<boolean>
  readonly onCancel?: () => void
}

const NOBODY: readonly { readonly id: string; readonly name: string }[] = []

/** Where a comment is written. `@` offers the people who see the map; Ctrl Enter sends. */
export function CommentForm({ label, action, start = '', onSend, onCancel }: CommentFormProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const people = useDiscussion()?.people ?? NOBODY
  const nameOf = (person: string) => people.find((each) => each.id === person)?.name ?? person
  const [text, setText] = useState(() => withMentionsNamed(start, nameOf))
  const [isSending, setSending] = useState(false)
  const asked = /(?:^|\s)@([\p{L}\p{N} .'-]{0,30})$/u.exec(text)?.[1]
  const offered =
    asked === undefined
      ? []
      : people
          .filter(({ name }) => name.toLowerCase().startsWith(asked.toLowerCase()))
          .filter(({ name }) => name !== asked)
          .slice(0, 5)

  const send = async () => {
    if (text.trim() === '' || isSending) return
    setSending(true)
    const isDone = await onSend(withNamesMentioned(text, people))
    setSending(false)
    if (isDone) setText('')
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={text.length > 120 ? 5 : 2}
        value={text}
        placeholder={label}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void send()
          }
          if (event.key === 'Escape') onCancel?.()
        }}
      />
      {offered.length > 0 && (
        <ul className={styles.people} aria-label="People to mention">
          {offered.map((person) => (
            <li key={person.id}>
              <Button
                small
                onClick={() => {
                  setText(`${text.slice(0, text.length - (asked?.length ?? 0))}${person.name} `)
                  field.current?.focus()
                }}
              >
                @{person.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {(text !== '' || onCancel) && (
        <div className={styles.acts}>
          <Button small look="line" type="submit" disabled={text.trim() === '' || isSending}>
            {action}
          </Button>
          {onCancel && (
            <Button small onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
