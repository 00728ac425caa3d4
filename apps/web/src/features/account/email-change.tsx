import { changeEmail } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'

/** Another address, once it is confirmed by a letter to it. */
export function EmailChange({ email: present }: { readonly email: string }) {
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const change = useAct(() => api.call(changeEmail, { body: { email, password } }), [])
  return (
    <Part
      title="E-mail"
      action={
        !isOpen && (
          <Button look="line" onClick={() => setOpen(true)}>
            Change the address
          </Button>
        )
      }
    >
      <Quiet>{present}</Quiet>
      {change.isSuccess && (
        <p role="status">
          A letter is on its way to {email}. The address counts once the link in it was opened.
        </p>
      )}
      {isOpen && (
        <Form
          label="Change the address"
          onSubmit={() =>
            change.mutate(undefined, {
              onSuccess: () => {
                setOpen(false)
                setPassword('')
              },
            })
          }
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
          <Trouble of={change.error} />
          <Acts>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="solid" type="submit" disabled={change.isPending}>
              Send the letter
            </Button>
          </Acts>
        </Form>
      )}
    </Part>
  )
}
