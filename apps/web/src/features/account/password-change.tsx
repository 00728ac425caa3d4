import { changePassword } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { ownSessionsQuery } from '../../data/account.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Part, Trouble } from '../../shared/ui/form.tsx'

export function PasswordChange() {
  const [isOpen, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useAct(
    () => api.call(changePassword, { body: { current, password } }),
    [ownSessionsQuery.queryKey],
  )
  return (
    <Part
      title="Password"
      action={
        !isOpen && (
          <Button look="line" onClick={() => setOpen(true)}>
            Change the password
          </Button>
        )
      }
    >
      {change.isSuccess && (
        <p role="status">The password is changed; every other session has ended.</p>
      )}
      {isOpen && (
        <Form
          label="Change the password"
          onSubmit={() =>
            change.mutate(undefined, {
              onSuccess: () => {
                setOpen(false)
                setCurrent('')
                setPassword('')
              },
            })
          }
        >
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <TextField
            label="New password"
            hint="At least 8 characters, and not one that many people have."
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Trouble of={change.error} />
          <Acts>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="solid" type="submit" disabled={change.isPending}>
              Set the password
            </Button>
          </Acts>
        </Form>
      )}
    </Part>
  )
}
