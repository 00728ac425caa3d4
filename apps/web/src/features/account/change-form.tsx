import type { QueryKey } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../data/act.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Acts, Form, Part, Trouble } from '../../shared/ui/form.tsx'

interface ChangeFormProps {
  readonly title: string
  /** What is done, in the imperative: the name of the form and of the button that opens it. */
  readonly name: string
  /** Of the button that sends it. */
  readonly send: string
  readonly act: () => Promise<unknown>
  /** What is to be fetched anew once it is done. */
  readonly stale?: readonly QueryKey[]
  /** What is told when it is done. */
  readonly done: string
  /** What was typed is not needed any more. */
  readonly onDone: () => void
  /** How it is now. */
  readonly present?: ReactNode
  readonly children: ReactNode
}

/** A part of an account that is changed by a form, which is there when it is asked for. */
export function ChangeForm(props: ChangeFormProps) {
  const { title, name, send, act, stale = [], done, onDone, present, children } = props
  const [isOpen, setOpen] = useState(false)
  const change = useAct(act, stale)
  const submit = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        setOpen(false)
        onDone()
      },
    })
  return (
    <Part
      title={title}
      action={
        !isOpen && (
          <Button look="line" onClick={() => setOpen(true)}>
            {name}
          </Button>
        )
      }
    >
      {present}
      {change.isSuccess && <p role="status">{done}</p>}
      {isOpen && (
        <Form label={name} onSubmit={submit}>
          {children}
          <Trouble of={change.error} />
          <Acts>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="solid" type="submit" disabled={change.isPending}>
              {send}
            </Button>
          </Acts>
        </Form>
      )}
    </Part>
  )
}
