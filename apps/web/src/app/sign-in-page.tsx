import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { sessionQuery } from '../data/session.ts'
import { FailureScreen } from './failure-screen.tsx'
import { SignInScreen } from './sign-in-screen.tsx'

/** Where letters and the OpenID provider lead. Whoever is signed in goes on to the library. */
export function SignInPage() {
  const { problem } = useSearch({ from: '/sign-in' })
  const { data: session, error, refetch } = useQuery(sessionQuery)
  if (!session) return error && <FailureScreen failure={error} onRetry={() => void refetch()} />
  if (session.user || session.mode === 'personal') return <Navigate to="/" replace />
  return <SignInScreen session={session} problem={problem} />
}
