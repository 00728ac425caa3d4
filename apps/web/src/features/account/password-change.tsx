import { changePassword } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { ownSessionsQuery } from '../../data/account.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Acts, Form, Part, Trouble } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'

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
          <PasswordField label="Current password" value={current} onChange={setCurrent} />
          <PasswordField label="New password" isNew value={password} onChange={setPassword} />
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
