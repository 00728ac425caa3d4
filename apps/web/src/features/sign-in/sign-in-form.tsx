import { useState } from 'react'
import type { Session } from '../../data/session.ts'
import { useSignIn } from '../../data/sign-in.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'

interface SignInFormProps {
  /** Filled in where it is known. */
  readonly email?: string
  /** Beside the button: another way in. */
  readonly otherWay?: React.ReactNode
  readonly onSignedIn: (session: Session) => void | Promise<void>
}

export function SignInForm({ email: known = '', otherWay, onSignedIn }: SignInFormProps) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const enter = useSignIn(onSignedIn)
  return (
    <Form label="Sign in" onSubmit={() => enter.mutate({ email, password })}>
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label="Password" value={password} onChange={setPassword} />
      <Trouble of={enter.error} />
      <Acts>
        {otherWay}
        <Button look="solid" type="submit" disabled={enter.isPending}>
          {enter.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </Acts>
    </Form>
  )
}
