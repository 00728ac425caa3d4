import { changeEmail } from '@counterpoint/protocol'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { TextField } from '../../shared/ui/field.tsx'
import { Quiet } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import { ChangeForm } from './change-form.tsx'

/** Another address, once it is confirmed by a letter to it. */
export function EmailChange({ email: present }: { readonly email: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  return (
    <ChangeForm
      title="E-mail"
      name="Change the address"
      send="Send the letter"
      act={() => api.call(changeEmail, { body: { email, password } })}
      done={`A letter is on its way to ${email}. The address counts once the link in it was opened.`}
      onDone={() => setPassword('')}
      present={<Quiet>{present}</Quiet>}
    >
      <TextField
        label="New address"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label="Your password" value={password} onChange={setPassword} />
    </ChangeForm>
  )
}
