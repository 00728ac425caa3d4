import { useState } from 'react'
import type { Session } from '../../data/session.ts'
import { useSignUp } from '../../data/sign-in.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'

interface SignUpFormProps {
  readonly invitation?: string
  /** Filled in where an invitation was sent to it. */
  readonly email?: string | undefined
  readonly onSignedIn: (session: Session) => void | Promise<void>
}

export function SignUpForm({ invitation, email: known = '', onSignedIn }: SignUpFormProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const make = useSignUp(onSignedIn)
  if (make.data === false) {
    return (
      <Quiet>
        A letter is on its way to {email}. Open the link in it; then sign in. If the address has an
        account already, the letter says so.
      </Quiet>
    )
  }
  return (
    <Form
      label="New account"
      onSubmit={() =>
        make.mutate({ name: name.trim(), email, password, ...(invitation ? { invitation } : {}) })
      }
    >
      <TextField
        label="Name"
        hint="Others see it beside what you do."
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label="Password" isNew value={password} onChange={setPassword} />
      <Trouble of={make.error} />
      <Acts>
        <Button look="solid" type="submit" disabled={make.isPending || name.trim() === ''}>
          {make.isPending ? 'Making the account…' : 'Make the account'}
        </Button>
      </Acts>
    </Form>
  )
}
