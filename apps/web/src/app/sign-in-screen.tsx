import { ERROR_CODES } from '@counterpoint/protocol'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Session } from '../data/session.ts'
import { OidcButton } from '../features/sign-in/oidc-button.tsx'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { SignUpForm } from '../features/sign-in/sign-up-form.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Quiet, Trouble } from '../shared/ui/form.tsx'
import { Door } from './door.tsx'

interface SignInScreenProps {
  readonly session: Session
  /** Why a sign-in elsewhere came to nothing. */
  readonly problem?: string | undefined
  readonly onSignedIn?: () => void | Promise<void>
}

/** The way in: for the first person to make the account that owns everything, else to sign in. */
export function SignInScreen({ session, problem, onSignedIn = noMore }: SignInScreenProps) {
  const [isNew, setNew] = useState(false)
  if (session.signUp === 'first') {
    return (
      <Door title="Make the first account">
        <Quiet>
          Nobody has an account here yet. The first one owns the workspace, with the maps and
          sources that are in it, and invites the others.
        </Quiet>
        <SignUpForm onSignedIn={onSignedIn} />
        <OidcButton />
      </Door>
    )
  }
  if (isNew) {
    return (
      <Door title="Make an account">
        <SignUpForm onSignedIn={onSignedIn} />
        <Button onClick={() => setNew(false)}>I have an account</Button>
      </Door>
    )
  }
  return (
    <Door title="Sign in">
      {problem && <Trouble of={new Error(failureOf(problem))} />}
      <SignInForm
        onSignedIn={onSignedIn}
        otherWay={<Link to="/reset-password">Forgot the password?</Link>}
      />
      <OidcButton />
      {session.signUp === 'open' ? (
        <Button look="line" onClick={() => setNew(true)}>
          Make an account
        </Button>
      ) : (
        <Quiet>Accounts here are by invitation; an admin of a workspace can send you one.</Quiet>
      )}
    </Door>
  )
}

const noMore = (): void => undefined

const failureOf = (code: string): string =>
  code === 'sign_up_closed'
    ? `${ERROR_CODES.sign_up_closed.title}; open the link of yours first.`
    : 'The sign-in with your organisation came to nothing; try it again, or use a password.'
