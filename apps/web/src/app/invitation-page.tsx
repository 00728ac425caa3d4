import { acceptInvitation, readInvitation } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../data/act.ts'
import { api } from '../data/api.ts'
import { sessionQuery } from '../data/session.ts'
import { chooseWorkspace } from '../data/workspace.ts'
import { OidcButton } from '../features/sign-in/oidc-button.tsx'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { SignUpForm } from '../features/sign-in/sign-up-form.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Acts, Quiet, Trouble } from '../shared/ui/form.tsx'
import { ROLE_MEANINGS, ROLE_WORDS } from '../signs/role-words.ts'
import { Door } from './door.tsx'
import { useSecret } from './use-secret.ts'

/** What an invitation is to, and accepting it: as who is signed in, or with an account to be made. */
export function InvitationPage() {
  const secret = useSecret()
  const navigate = useNavigate()
  const [hasAccount, setHasAccount] = useState(false)
  const { data: session } = useQuery(sessionQuery)
  const offer = useQuery({
    queryKey: ['invitation'],
    queryFn: ({ signal }) => api.call(readInvitation, { body: { secret }, signal }),
    enabled: secret !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  })
  const accept = useAct(
    () => api.call(acceptInvitation, { body: { secret } }),
    [sessionQuery.queryKey],
  )
  const join = () =>
    accept.mutate(undefined, {
      onSuccess: ({ id }) => {
        chooseWorkspace(id)
        void navigate({ to: '/', replace: true })
      },
    })
  const toLibrary = () => navigate({ to: '/', replace: true })

  if (secret === '' || offer.error) {
    return (
      <Door title="This invitation does not open">
        <Trouble
          of={offer.error ?? new Error('Open the link as it was sent: a part is missing.')}
        />
        <Link to="/">Go to the library</Link>
      </Door>
    )
  }
  if (!offer.data || !session) return <Door title="Reading the invitation…">{null}</Door>
  const { workspaceName, role, email } = offer.data
  return (
    <Door title={`You are invited to “${workspaceName}”`}>
      <Quiet>
        As {ROLE_WORDS[role].toLowerCase()}: {ROLE_MEANINGS[role]}.
      </Quiet>
      {session.user ? (
        <>
          <Trouble of={accept.error} />
          <Acts>
            <Button look="solid" disabled={accept.isPending} onClick={join}>
              Join as {session.user.name}
            </Button>
          </Acts>
        </>
      ) : hasAccount ? (
        <>
          <SignInForm email={email ?? ''} onSignedIn={() => undefined} />
          <Button onClick={() => setHasAccount(false)}>Make an account</Button>
        </>
      ) : (
        <>
          <SignUpForm invitation={secret} email={email ?? undefined} onSignedIn={toLibrary} />
          <Button onClick={() => setHasAccount(true)}>I have an account</Button>
        </>
      )}
      {!session.user && <OidcButton invitation={secret} />}
    </Door>
  )
}
