import { changePassword } from '@counterpoint/protocol'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { ownSessionsQuery } from '../../data/account.ts'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import { ChangeForm } from './change-form.tsx'

export function PasswordChange() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  return (
    <ChangeForm
      title="Password"
      name="Change the password"
      send="Set the password"
      act={() => api.call(changePassword, { body: { current, password } })}
      stale={[ownSessionsQuery.queryKey]}
      done="The password is changed; every other session has ended."
      onDone={() => {
        setCurrent('')
        setPassword('')
      }}
    >
      <PasswordField label="Current password" value={current} onChange={setCurrent} />
      <PasswordField label="New password" isNew value={password} onChange={setPassword} />
    </ChangeForm>
  )
}
