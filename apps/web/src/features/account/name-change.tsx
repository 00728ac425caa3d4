import { changeName } from '@counterpoint/protocol'
import type { QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Part, Quiet, Trouble } from '../../shared/ui/form.tsx'

/** A name stands beside whatever its owner did. */
const EVERYTHING: QueryKey = []

/** Another name, which others see from then on, beside earlier comments and changes too. */
export function NameChange({ name: present }: { readonly name: string }) {
  const [draft, setDraft] = useState<string>()
  const change = useAct((name: string) => api.call(changeName, { body: { name } }), [EVERYTHING])
  const name = draft?.trim() ?? ''
  const close = () => {
    setDraft(undefined)
    change.reset()
  }
  return (
    <Part
      title="Name"
      action={
        draft === undefined && (
          <Button look="line" onClick={() => setDraft(present)}>
            Change the name
          </Button>
        )
      }
    >
      {draft === undefined ? (
        <Quiet>{present}</Quiet>
      ) : (
        <Form
          label="Change the name"
          onSubmit={() => {
            if (name === present) close()
            else change.mutate(name, { onSuccess: close })
          }}
        >
          <TextField
            label="New name"
            hint="Others see it beside what you do, and beside what you did before."
            autoComplete="name"
            required
            autoFocus
            maxLength={100}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Trouble of={change.error} />
          <Acts>
            <Button onClick={close}>Cancel</Button>
            <Button look="solid" type="submit" disabled={change.isPending || name === ''}>
              Save the name
            </Button>
          </Acts>
        </Form>
      )}
    </Part>
  )
}
