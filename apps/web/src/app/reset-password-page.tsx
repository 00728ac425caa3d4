import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ResetForm, ResetRequestForm } from '../features/sign-in/reset-form.tsx'
import { Quiet } from '../shared/ui/form.tsx'
import { Door } from './door.tsx'
import { useSecret } from './use-secret.ts'

/** Asks for a letter; with the token out of it, for the new password. */
export function ResetPasswordPage() {
  const token = useSecret()
  const [isDone, setDone] = useState(false)
  return (
    <Door title={isDone ? 'The password is set' : 'A new password'}>
      {isDone ? (
        <Quiet>Every session of this account has ended. Sign in with the new password.</Quiet>
      ) : token === '' ? (
        <ResetRequestForm />
      ) : (
        <ResetForm token={token} onDone={() => setDone(true)} />
      )}
      <Link to="/sign-in">Sign in</Link>
    </Door>
  )
}
