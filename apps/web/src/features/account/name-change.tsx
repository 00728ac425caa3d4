import { changeName } from '@counterpoint/protocol'
import type { QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { TextField } from '../../shared/ui/field.tsx'
import { Quiet } from '../../shared/ui/form.tsx'
import { ChangeForm } from './change-form.tsx'

/** A name stands beside whatever its owner did. */
const EVERYTHING: QueryKey = []

/** Another name, which others see from then on, beside earlier comments and changes too. */
export function NameChange({ name: present }: { readonly name: string }) {
  const [draft, setDraft] = useState<string>()
  const name = draft ?? present
  return (
    <ChangeForm
      title="Name"
      name="Change the name"
      send="Save the name"
      act={() => api.call(changeName, { body: { name: name.trim() } })}
      stale={[EVERYTHING]}
      done="The name is changed."
      onDone={() => setDraft(undefined)}
      present={<Quiet>{present}</Quiet>}
    >
      <TextField
        label="New name"
        hint="Others see it beside what you do, and beside what you did before."
        autoComplete="name"
        required
        autoFocus
        maxLength={100}
        value={name}
        onChange={(event) => setDraft(event.target.value)}
      />
    </ChangeForm>
  )
}
