import { requestReset, resetPassword } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'

/** Asks for a letter with a link for a new password. */
export function ResetRequestForm() {
  const [email, setEmail] = useState('')
  const ask = useAct(() => api.call(requestReset, { body: { email } }), [])
  if (ask.isSuccess) {
    return (
      <p role="status">
        If {email} has an account, a letter is on its way. The link in it works once, within 15
        minutes.
      </p>
    )
  }
  return (
    <Form label="Ask for a letter" onSubmit={() => ask.mutate(undefined)}>
      <Quiet>A letter with a link for a new password goes to the address of your account.</Quiet>
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Trouble of={ask.error} />
      <Acts>
        <Button look="solid" type="submit" disabled={ask.isPending}>
          Send the letter
        </Button>
      </Acts>
    </Form>
  )
}

interface ResetFormProps {
  /** Out of the letter. */
  readonly token: string
  readonly onDone: () => void
}

export function ResetForm({ token, onDone }: ResetFormProps) {
  const [password, setPassword] = useState('')
  const reset = useAct(() => api.call(resetPassword, { body: { token, password } }), [])
  return (
    <Form
      label="Choose a password"
      onSubmit={() => reset.mutate(undefined, { onSuccess: () => onDone() })}
    >
      <PasswordField label="New password" isNew value={password} onChange={setPassword} />
      <Trouble of={reset.error} />
      <Acts>
        <Button look="solid" type="submit" disabled={reset.isPending}>
          Set the password
        </Button>
      </Acts>
    </Form>
  )
}
